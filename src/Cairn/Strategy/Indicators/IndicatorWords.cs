using Cairn.Engine.Networks;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>Indicators and what they tell, as pages say it.</summary>
internal static class IndicatorWords
{
    private static bool PerCent(IndicatorVersion sheet) => sheet.Unit.StartsWith("per cent", StringComparison.Ordinal);

    private static bool Pounds(IndicatorVersion sheet) => sheet.Unit.StartsWith('£');

    /// <summary>"61.2%", "£12.60", "1,250".</summary>
    public static string Value(IndicatorVersion sheet, decimal value) =>
        PerCent(sheet) ? Format.Percent(value, sheet.Decimals) : Pounds(sheet) ? (value < 0 ? "−£" : "£") + Format.Number(Math.Abs(value), sheet.Decimals) : Format.Number(value, sheet.Decimals);

    /// <summary>The unit as it follows a value: "people", "of leavers", "an hour".</summary>
    public static string Unit(IndicatorVersion sheet) => PerCent(sheet) ? sheet.Unit["per cent".Length..].Trim() : sheet.Unit.TrimStart('£').Trim();

    /// <summary>A difference: "0.5 points", "£0.20", "12 people".</summary>
    public static string Difference(IndicatorVersion sheet, decimal value) =>
        PerCent(sheet) ? $"{Format.Number(Math.Abs(value), Math.Max(1, sheet.Decimals))} points" : $"{Value(sheet, Math.Abs(value))}{(Pounds(sheet) ? "" : " " + Unit(sheet))}";

    /// <summary>The finding: value, and what it tells.</summary>
    public static string Finding(IndicatorShown shown) => shown.Now switch
    {
        null => $"{shown.Sheet.Title}: {(shown.Sheet.Bound == BoundTo.Waits ? "no figure yet" : "no value has been entered")}",
        { Value: { } value } => $"{shown.Sheet.Title}: {Value(shown.Sheet, value)}{(shown.ByRule.Movement is { } movement ? $", {Of(movement).ToLowerInvariant()}" : "")}",
        var now => $"{shown.Sheet.Title}: no figure, {now.Why}",
    };

    public static string Of(Movement movement) => movement switch { Movement.Improving => "Improving", Movement.Worsening => "Worsening", _ => "Holding" };

    public static string Of(NoVerdict why) => why switch
    {
        NoVerdict.NoValue => "there is no value now", NoVerdict.NothingBefore => "there is no earlier value to set it beside", NoVerdict.NotComparable => "the two values do not count the same",
        NoVerdict.NoInterval => "how sure the values are is not known", _ => "",
    };

    public static string Of(Verdict verdict) => verdict.Movement is { } movement ? Of(movement) : "Cannot be told";

    public static Tone Tone(Verdict verdict) => verdict.Movement switch { Movement.Improving => Platform.Site.Elements.Tone.Ok, Movement.Worsening => Platform.Site.Elements.Tone.Stop, Movement.Holding => Platform.Site.Elements.Tone.Info, _ => Platform.Site.Elements.Tone.Plain };

    public static string Of(NoValue why) => why switch
    {
        NoValue.NotCollected => "it was not collected", NoValue.NobodyAnswered => "nobody answered", NoValue.NotYetKnown => "it is not yet known", NoValue.NotComparable => "it was counted in another way", NoValue.TooFew => "too few: somebody could be found in it", _ => "",
    };

    public static string Of(Pace pace) => pace switch { Pace.Reached => "Reached", Pace.OnTrack => "On track", Pace.OffTrack => "Off track", _ => "Missed" };

    public static string Of(Track track) => track.Pace is { } pace ? Of(pace) : track.Why == NoTrack.NoTarget ? "No target" : "Cannot be told";

    public static Tone Tone(Track track) => track.Pace switch { Pace.Reached or Pace.OnTrack => Platform.Site.Elements.Tone.Ok, Pace.OffTrack => Platform.Site.Elements.Tone.Note, Pace.Missed => Platform.Site.Elements.Tone.Stop, _ => Platform.Site.Elements.Tone.Plain };

    /// <summary>The rule as it is written in the sheet.</summary>
    public static string Rule(IndicatorVersion sheet) =>
        $"{(sheet.Direction == Wanted.Up ? "More is better" : "Less is better")}. The newest value is set beside {(sheet.Against == Against.Baseline ? "the baseline" : sheet.Periods == 1 ? "that of the period before" : $"that of {sheet.Periods} periods before")}. "
        + (sheet.Margin == 0 ? "Any change counts." : $"A change of at most {(sheet.MarginInPerCent ? $"{Format.Number(sheet.Margin, Places(sheet.Margin))}% of the earlier value" : Exactly(sheet, sheet.Margin))} is holding.");

    /// <summary>How the verdict by the rule was reached.</summary>
    public static string HowByRule(IndicatorShown shown)
    {
        var (sheet, verdict) = (shown.Sheet, shown.ByRule);
        if (verdict.Movement is null)
            return $"It cannot be told: {Of(verdict.Why)}.";
        var change = verdict.Change!.Value;
        var moved = change == 0 ? "no change" : $"{(change > 0 ? "up" : "down")} by {Difference(sheet, change)}";
        return $"{Value(sheet, verdict.Now.Value!.Value)} on {Format.Date(verdict.Now.Day)} beside {Value(sheet, verdict.Before.Value!.Value)} on {Format.Date(verdict.Before.Day)}: {moved}{(verdict.Margin == 0 ? "" : $", {(Math.Abs(change) <= verdict.Margin ? "within" : "beyond")} the margin of {Exactly(sheet, verdict.Margin!.Value)}")}.";
    }

    /// <summary>How the verdict by interval was reached.</summary>
    public static string HowByInterval(IndicatorShown shown)
    {
        var (sheet, verdict) = (shown.Sheet, shown.ByInterval);
        if (verdict.Movement is null)
            return $"It cannot be told: {Of(verdict.Why)}.";
        string Signed(double value) => (value > 0 ? "+" : "") + Format.Number((decimal)value, Math.Max(1, sheet.Decimals));
        return $"The change, with its 95% interval, lies between {Signed(verdict.Low!.Value)} and {Signed(verdict.High!.Value)}{(PerCent(sheet) ? " points" : "")}. {(verdict.Movement == Movement.Holding ? "That takes in nought, so chance could give it." : "That lies on one side of nought, so it is more than chance.")}";
    }

    /// <summary>How it was told whether it is on track.</summary>
    public static string How(IndicatorShown shown)
    {
        var (sheet, track) = (shown.Sheet, shown.Track);
        var target = track.Target is { } next ? $"{Value(sheet, next.Value)} by {Format.Date(next.Day)}" : "";
        return track.Why switch
        {
            NoTrack.NoTarget => "No target is set.",
            NoTrack.NoValue => $"The target is {target}. There is no value now.",
            NoTrack.NoBaseline => $"The target is {target}. There is no baseline from which the way to it could be drawn.",
            NoTrack.PeriodMissing => $"The target is {target}. Values are added up, and a period has none.",
            NoTrack.NotComparable => $"The target is {target}. The value does not count what the baseline counts.",
            _ => track.Pace switch
            {
                Pace.Reached => $"The target {(track.Target!.Value.Day < shown.Day ? "was" : "is")} {target}, and it stands at {Value(sheet, track.Value!.Value)}.",
                Pace.Missed => $"The target was {target}. It stands at {Value(sheet, track.Value!.Value)}.",
                _ => $"The target is {target}. The straight way there asks {Value(sheet, track.Asked!.Value)} by now{(sheet.TrackMargin > 0 ? $", of which {Exactly(sheet, sheet.TrackMargin)} are let off" : "")}; it stands at {Value(sheet, track.Value!.Value)}.",
            },
        };
    }

    public static string Of(BoundTo bound) => bound switch
    {
        BoundTo.Measure => "A measure of the library, live", BoundTo.Typed => "Values that somebody enters", BoundTo.Published => "A published series", _ => "Nothing yet: it waits",
    };

    public static string Of(Frequency frequency) => frequency switch { Frequency.Month => "Every month", Frequency.Quarter => "Every quarter", Frequency.HalfYear => "Every half-year", _ => "Every year" };

    private static string Exactly(IndicatorVersion sheet, decimal value) => PerCent(sheet) ? $"{Format.Number(value, Places(value))} {(value == 1 ? "point" : "points")}" : Pounds(sheet) ? "£" + Format.Number(value, Math.Max(sheet.Decimals, Places(value))) : Format.Number(value, Places(value));

    private static int Places(decimal value) => value / 1.0000000000m is var plain ? (decimal.GetBits(plain)[3] >> 16) & 0x7F : 0;
}
