namespace Cairn.Engine.Recruitment;

/// <summary>What came of a check that was looked at.</summary>
public enum CheckResult { Waiting, Clear, ClearWithNote, NotClear }

/// <summary>How a check of somebody's suitability stands on a day.</summary>
public enum CheckState { NotAsked, Waiting, NotClear, RunOut, Waived, Clear }

/// <summary>When a check holds, until when, and whether somebody may start by it.</summary>
public static class CheckRule
{
    /// <summary>The last day on which a check holds.</summary>
    /// <param name="done">The day on which it was looked at.</param>
    /// <param name="months">How long it holds by the rule, in whole months from <paramref name="done"/>, 1 or more; null where the rule sets no end.</param>
    /// <param name="ends">The day that the document or the employer's policy names; null where neither does. It goes before the rule's.</param>
    /// <returns>Null where it does not run out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The months are fewer than 1.</exception>
    public static DateOnly? RenewBy(DateOnly done, int? months, DateOnly? ends)
    {
        if (months is { } given)
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(months));
        return ends ?? (months is { } m ? done.AddMonths(m) : null);
    }

    /// <summary>How a check stands on a day. What was not clear is never waived; what is clear needs no waiver.</summary>
    /// <param name="result">The newest result of those looked at by the day; null where none was. <see cref="CheckResult.Waiting"/> is no result.</param>
    /// <param name="renewBy">The last day on which that result holds, inclusive; null where it does not run out.</param>
    /// <param name="waiting">Whether the check was asked for, or asked for anew, and nothing has come of it.</param>
    /// <param name="waivedUntil">The last day of a waiver, inclusive; null where there is none.</param>
    /// <param name="day">The day.</param>
    public static CheckState State(CheckResult? result, DateOnly? renewBy, bool waiting, DateOnly? waivedUntil, DateOnly day) => result switch
    {
        CheckResult.NotClear => CheckState.NotClear,
        CheckResult.Clear or CheckResult.ClearWithNote when renewBy is null || renewBy >= day => CheckState.Clear,
        _ when waivedUntil >= day => CheckState.Waived,
        _ when waiting || result == CheckResult.Waiting => CheckState.Waiting,
        CheckResult.Clear or CheckResult.ClearWithNote => CheckState.RunOut,
        _ => CheckState.NotAsked,
    };

    /// <summary>Whether somebody may start, and go on, with a check in this state.</summary>
    public static bool LetsStart(CheckState state) => state is CheckState.Clear or CheckState.Waived;
}
