namespace Cairn.Platform.Webhooks;

/// <summary>When a message that did not arrive is tried again: soon, then ever later, for a little more than a day.</summary>
public static class WebhookSchedule
{
    private static readonly TimeSpan[] waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    /// <summary>Attempts in all.</summary>
    public static int Most => waits.Length + 1;

    /// <param name="attempts">Attempts that were made, at least one.</param>
    /// <param name="spread">0 to 1, by which those that failed together are tried apart.</param>
    /// <returns>Null: it is given up.</returns>
    public static TimeSpan? After(int attempts, double spread) => attempts >= Most ? null : waits[attempts - 1] * (1 + spread / 10);
}
