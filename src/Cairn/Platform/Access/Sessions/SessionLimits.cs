namespace Cairn.Platform.Access;

/// <summary>
/// How long somebody stays signed in. The defaults keep within NIST SP 800-63B-4 for its second assurance level: at most one hour without
/// a request, and 24 hours in all; a working day with its night is enough here.
/// </summary>
/// <param name="IdleMinutes">Without a request.</param>
/// <param name="Hours">In all.</param>
/// <param name="Most">At a time, on one account; the one that was idle longest gives way.</param>
public sealed record SessionLimits(int IdleMinutes = 60, int Hours = 12, int Most = 10)
{
    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Absolute => TimeSpan.FromHours(Hours);

    /// <summary>How old the note of the last request may grow, so that not every request writes.</summary>
    public TimeSpan Coarse => Idle / 12;
}
