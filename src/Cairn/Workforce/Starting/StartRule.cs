using System.Globalization;
using Cairn.Engine.Recruitment;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One check that is asked of somebody, and how it stands.</summary>
/// <param name="Held">The newest entry; null where there is none.</param>
/// <param name="Waiver">That holds on the day; null where none does.</param>
/// <param name="Reading">What the register says on the day, where the check is read from it.</param>
public sealed record CheckStanding(CodeRow Check, CheckState State, SuitabilityCheck? Held, CheckWaiver? Waiver, RegisterReading? Reading = null)
{
    /// <summary>The register said that they were registered when it was read, and no longer does.</summary>
    public bool Changed => Reading is { Result: CheckResult.NotClear } && Held!.Outcome != CheckResult.NotClear;

    public bool LetsStart => CheckRule.LetsStart(State);

    /// <summary>Who else does something next, where the check waits for them, and how much has come.</summary>
    public string? Other => State != CheckState.Waiting ? null : Held?.Count is { } came && Check["count"].Length > 0 ? $"{Check["asked-of"]}, {came} of {Check["count"]} in" : Check["asked-of"];

    /// <summary>What the provider does next, where a check waits for it.</summary>
    public string? Yours => State switch { CheckState.NotAsked => "Ask for", CheckState.RunOut => "Renew", CheckState.NotClear when Changed => "Not as it was when you looked", CheckState.NotClear => "Decide on", _ => null };

    /// <summary>Since when it waits, where it does.</summary>
    public DateOnly? Since => State == CheckState.Waiting ? Held?.AskedOn : null;
}

/// <summary>Which checks are asked before somebody starts, and from which day on starts are held to it (R11).</summary>
public static class StartRule
{
    private const string Checks = "suitability-checks", Rules = "start-rules", Rule = "checks-before-start";

    /// <summary>The first day whose starts are held to the rule; null where the country's pack has none.</summary>
    public static DateOnly? From(CountryLabels words) => words.Pack(Rules)?.Rows.FirstOrDefault(r => r.Code == Rule)?.From;

    /// <summary>What is asked of a role by the lists of a day, in their order.</summary>
    public static IReadOnlyList<CodeRow> Asked(CountryLabels words, string role, DateOnly day) =>
        [.. words.Pack(Checks)?.On(day).Where(c => c["roles"].Length == 0 || c["roles"].Split(';').Contains(role)) ?? []];

    /// <summary>How each check that is asked stands on a day, by what was known of it then.</summary>
    /// <param name="checks">Of one person.</param>
    /// <param name="waivers">Of one person.</param>
    /// <param name="read">What the register says of a check on the day; null where the check names no number.</param>
    public static IReadOnlyList<CheckStanding> Of(CountryLabels words, string role, IEnumerable<SuitabilityCheck> checks, IEnumerable<CheckWaiver> waivers, Func<SuitabilityCheck, DateOnly, RegisterReading?> read, DateOnly day)
    {
        var (held, waived) = (checks.Where(c => c.AskedOn <= day).ToLookup(c => c.Check), waivers.Where(w => w.Given <= day && w.Until >= day).ToLookup(w => w.Check));
        return [.. Asked(words, role, day).Select(row => One(row, [.. held[row.Code]], waived[row.Code].MaxBy(w => w.Until), read, day))];
    }

    private static CheckStanding One(CodeRow row, IReadOnlyList<SuitabilityCheck> held, CheckWaiver? waiver, Func<SuitabilityCheck, DateOnly, RegisterReading?> read, DateOnly day)
    {
        var done = held.Where(c => c.DoneOn is { } on && on <= day).OrderBy(c => c.DoneOn).ThenBy(c => c.Id).LastOrDefault();
        var waits = held.Where(c => c.DoneOn is null || c.DoneOn > day).OrderBy(c => c.AskedOn).ThenBy(c => c.Id).LastOrDefault();
        var reading = done is null ? null : read(done, day);
        var state = CheckRule.State(reading?.Result ?? done?.Outcome, done?.RenewBy, waits is not null, waiver?.Until, day);
        return new(row, state, state == CheckState.Waiting ? waits : done ?? waits, state == CheckState.Waived ? waiver : null, reading);
    }

    /// <summary>The refusal of a start, a sentence for each check that stands in its way.</summary>
    public static IEnumerable<string> Refusals(IEnumerable<CheckStanding> standings) => standings.Where(s => !s.LetsStart).Select(s => s.State switch
    {
        CheckState.NotClear when s.Reading is { } reading => $"{s.Check.Label}: {reading.Line}. They cannot start by it, and it is not waived.",
        CheckState.NotClear => $"{s.Check.Label}: it is not clear. They cannot start by it, and it is not waived.",
        CheckState.RunOut => $"{s.Check.Label}: it ran out on {Format.Date(s.Held!.RenewBy!.Value)}. Renew it first.",
        CheckState.Waiting => $"{s.Check.Label}: it is still waited for. Record it when it is in{(MayWaive(s.Check) ? ", or have a manager waive it" : "")}.",
        _ => $"{s.Check.Label}: it is not recorded. Record it{(MayWaive(s.Check) ? ", or have a manager waive it" : "")}.",
    });

    /// <summary>What a register says that is open to everybody.</summary>
    public static bool IsOfRegister(CodeRow check) => check["register"].Length > 0;

    public static bool MayWaive(CodeRow check) => WaiveDays(check) is not null;

    /// <summary>For how many days it may be waived at most; null where it may not.</summary>
    public static int? WaiveDays(CodeRow check) => Number(check["waive-days"]);

    public static int? Months(CodeRow check) => Number(check["months"]);

    /// <summary>How many are asked for, as of references; null where it is one thing.</summary>
    public static int? Count(CodeRow check) => Number(check["count"]);

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
