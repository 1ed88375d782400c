using Cairn.Engine.Recruitment;

namespace Cairn.Workforce;

/// <summary>What the public register says of a registration number that was given for a check, on a day (R11).</summary>
/// <param name="Result">Clear: registered on the day, in the part that the role asks for; with a note: and a sanction or conditions are shown.</param>
/// <param name="Words">Where each registration stands, or why there is none.</param>
/// <param name="Sanctions">As the public sees them, in words.</param>
/// <param name="Shown">Whether the register shows somebody of this number; false too where it is not this person's.</param>
public sealed record RegisterReading(CheckResult Result, string Words, IReadOnlyList<string> Sanctions, bool Shown)
{
    /// <summary>Hidden people, numbers that were never given and applicants are answered alike, as in the check of a list.</summary>
    public static readonly RegisterReading Nobody = new(CheckResult.NotClear, RegisterListReading.NobodyShown, [], false);

    public static readonly RegisterReading OtherName = new(CheckResult.NotClear, RegisterListReading.OtherName, [], false);

    /// <summary>All in one line, such as is kept of the day on which it was read.</summary>
    public string Line => Sanctions.Count == 0 ? Words : $"{Words}. {string.Join("; ", Sanctions)}";
}
