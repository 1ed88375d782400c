using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Site;

namespace Cairn.Strategy;

/// <summary>An indicator's sheet as its keeper writes it; numbers as they were typed.</summary>
/// <param name="Measure">"measure/definition", where it is bound to one.</param>
/// <param name="Cut">Columns and the code of each.</param>
/// <param name="Series">"series/line".</param>
/// <param name="Targets">Last day of the period, and the value.</param>
public sealed record IndicatorSheet(
    string? Title, string? Definition, string? Justification, string? Use, string? Verification, string? Unit, string? Decimals, Wanted? Direction, string? Margin, bool MarginInPerCent, Against? Against, string? Periods,
    Frequency? Frequency, bool AddedUp, string? TrackMargin, DateOnly? BaselineDay, string? Baseline, BoundTo? Bound, string? Measure, IReadOnlyDictionary<string, string> Cut, bool OwnRecord, TypedAs TypedAs, string? Series,
    string? WaitsFor, DateOnly? From, IReadOnlyList<(DateOnly? Day, string? Value)> Targets)
{
    public const int LongestTitle = 150, Longest = 2_000;

    /// <summary>The sheet as it is kept, with what is wrong with it.</summary>
    /// <param name="known">Published series.</param>
    public (IndicatorVersion Version, IReadOnlyList<IndicatorTarget> Targets) Read(Plan plan, AskMeasure ask, IReadOnlyList<PublishedSeries> known, DateOnly today, List<AnswerFault> faults)
    {
        void Wrong(string question, string text) => faults.Add(new(question, text));
        string Text(string question, string? typed, int longest, string missing)
        {
            if (string.IsNullOrWhiteSpace(typed))
                Wrong(question, missing);
            else if (typed.Trim().Length > longest)
                Wrong(question, $"That is longer than {longest} characters. Shorten it");
            return typed?.Trim() ?? "";
        }
        decimal? Number(string question, string? typed, decimal least = -Scaled.Most)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            if (TypedNumber.Of(typed) is { } number && number >= least)
                return number;
            Wrong(question, $"“{typed.Trim()}” is not a number{(least == 0 ? " of nought or more" : "")}. Write digits, such as 12.5");
            return null;
        }
        var version = new IndicatorVersion
        {
            Id = NewId.Next(), OrganisationId = plan.OrganisationId,
            Title = Text("Title", Title, LongestTitle, "Give the indicator a title"), Definition = Text("Definition", Definition, Longest, "Say what exactly is counted"),
            Justification = Text("Justification", Justification, Longest, "Say why this shows what the plan wants"), Use = Text("Use", Use, Longest, "Say who does what with it"),
            Verification = Text("Verification", Verification, Longest, "Say where somebody else can look it up"), Unit = Unit?.Trim() ?? "",
            Direction = Direction ?? Wanted.Up, Margin = Number("Margin", Margin, 0) ?? 0, MarginInPerCent = MarginInPerCent, Against = Against ?? Engine.Networks.Against.Earlier,
            Periods = (int)(Number("Periods", Periods, 1) ?? 1), Frequency = Frequency ?? Strategy.Frequency.Quarter, AddedUp = AddedUp, TrackMargin = Number("TrackMargin", TrackMargin, 0) ?? 0,
            BaselineDay = BaselineDay, Baseline = Number("Baseline", Baseline), Bound = Bound ?? BoundTo.Waits, TypedAs = TypedAs, OwnRecord = OwnRecord && Bound == BoundTo.Measure, From = From ?? today,
        };
        if (Direction is null)
            Wrong("Direction", "Say which way is better");
        if (Frequency is null)
            Wrong("Frequency", "Say how often there is a value");
        if (Against is null)
            Wrong("Against", "Say what the newest value is set beside");
        if (version.Periods is < 1 or > 40)
            Wrong("Periods", "Write how many periods back, from 1 to 40");
        if (version.Against == Engine.Networks.Against.Baseline && BaselineDay is null)
            Wrong("BaselineDay", "It is set beside the baseline. Give the baseline’s day");
        if (version.Baseline is not null && BaselineDay is null)
            Wrong("BaselineDay", "Give the day of the baseline");
        if (BaselineDay > today)
            Wrong("BaselineDay", "The baseline’s day is to come. Give one that has been");
        switch (Bound)
        {
            case BoundTo.Measure:
                BindMeasure(version, plan, ask, today, Wrong);
                break;
            case BoundTo.Published:
                var (series, line) = Series?.Split('/', 2) is [var s, var l] ? (s, l) : ("", "");
                if (known.FirstOrDefault(k => k.Id == series)?.Line(line) is { } found)
                    (version.Series, version.Line, version.Unit) = (series, line, version.Unit.Length > 0 ? version.Unit : found.Unit);
                else
                    Wrong("Series", "Choose a published series");
                break;
            case BoundTo.Waits:
                version.WaitsFor = Text("WaitsFor", WaitsFor, Longest, "Say what it waits for");
                break;
            case BoundTo.Typed:
                break;
            default:
                Wrong("Bound", "Say where its values come from");
                break;
        }
        if (string.IsNullOrWhiteSpace(version.Unit))
            Wrong("Unit", "Say in what it is counted, such as per cent or people");
        if (Number("Decimals", Decimals, 0) is { } decimals)
            version.Decimals = (int)Math.Min(4, decimals);
        return (version, ReadTargets(version, plan, Wrong));
    }

    private void BindMeasure(IndicatorVersion version, Plan plan, AskMeasure ask, DateOnly today, Action<string, string> wrong)
    {
        var (measure, definition) = Measure?.Split('/', 2) is [var m, var d] ? (m, d) : (Measure ?? "", "");
        if (ask.Library.Find(measure) is not { } found)
        {
            wrong("Measure", "Choose a measure of the library");
            return;
        }
        (version.Measure, version.MeasureDefinition, version.Country, version.Cut) = (found.Id, definition.Length > 0 ? definition : found.UsualIn(plan.Country).Id, plan.Country, CutText(Cut));
        (version.Unit, version.Decimals) = (version.Unit.Length > 0 ? version.Unit : found.Unit, found.Decimals);
        var question = version.Question(today);
        if (ask.Refusal(question) is { } refused)
            wrong("Measure", refused);
        else if (found.Definitions.First(x => x.Id == version.MeasureDefinition).Formula.Kind == FormulaKind.Profile)
            wrong("Measure", "That one has a value for each group and none for all. Choose another");
    }

    private List<IndicatorTarget> ReadTargets(IndicatorVersion version, Plan plan, Action<string, string> wrong)
    {
        var targets = new List<IndicatorTarget>();
        foreach (var (day, typed) in Targets.Where(t => t.Day is not null || !string.IsNullOrWhiteSpace(t.Value)))
            if (day is null)
                wrong("Targets", $"Choose the period by whose end {typed} is to be reached");
            else if (TypedNumber.Of(typed) is not { } value)
                wrong("Targets", $"The target for {Format.Date(day.Value)} is not a number. Write digits, such as 63");
            else if (targets.Exists(t => t.Day == day))
                wrong("Targets", $"There are two targets for {Format.Date(day.Value)}. Keep one");
            else
                targets.Add(new() { Id = NewId.Next(), OrganisationId = plan.OrganisationId, VersionId = version.Id, Day = day.Value, Value = value });
        return targets;
    }

    public static string CutText(IReadOnlyDictionary<string, string> cut) => string.Join(';', cut.Where(c => c.Value.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"));

    public static IReadOnlyDictionary<string, string> ReadCut(string cut) =>
        cut.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=', 2)).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);
}

/// <summary>A number as somebody types it: "1,250.5", "−3", "63%".</summary>
internal static class TypedNumber
{
    public static decimal? Of(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace('−', '-').TrimEnd('%').TrimStart('£'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Scaled.Most ? Scaled.Kept(number) : null;
}
