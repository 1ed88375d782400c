using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>An indicator's sheet as a form.</summary>
public sealed class SheetForm
{
    /// <summary>In the order in which the page asks.</summary>
    public static readonly string[] Questions =
    [
        "For", "Owner", "Title", "Definition", "Justification", "Use", "Verification", "Bound", "Measure", "Series", "TypedAs", "WaitsFor", "Unit", "Decimals", "Frequency", "Direction", "Against", "Periods", "Margin",
        "BaselineDay", "Baseline", "AddedUp", "TrackMargin", "Targets", "From", "Why",
    ];

    /// <summary>Columns of the library by which a form lets a measure be cut.</summary>
    public static readonly string[] Cuts = ["area", "sub-sector", "sector", "role", "part"];

    public string? For { get; set; }
    public string? Owner { get; set; }
    public string? Title { get; set; }
    public string? Definition { get; set; }
    public string? Justification { get; set; }
    public string? Use { get; set; }
    public string? Verification { get; set; }
    public BoundTo? Bound { get; set; }
    public string? Measure { get; set; }
    public Dictionary<string, string?> Cut { get; set; } = new(StringComparer.Ordinal);
    public string? OwnRecord { get; set; }
    public string? Series { get; set; }
    public TypedAs TypedAs { get; set; }
    public string? WaitsFor { get; set; }
    public string? Unit { get; set; }
    public string? Decimals { get; set; }
    public Frequency? Frequency { get; set; }
    public Wanted? Direction { get; set; }
    public Against? Against { get; set; }
    public string? Periods { get; set; }
    public string? Margin { get; set; }
    public string? MarginIn { get; set; }
    public DateOnly? BaselineDay { get; set; }
    public string? Baseline { get; set; }
    public string? AddedUp { get; set; }
    public string? TrackMargin { get; set; }
    public DateOnly? From { get; set; }
    public string? Why { get; set; }

    /// <summary>Day and value of each line, as they came.</summary>
    public List<(string Day, string Value)> Targets { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> TargetLines => [.. Targets.Select(t => (IReadOnlyList<string>)[t.Day, t.Value])];

    /// <summary>Lines of targets, and one more where somebody asks for it.</summary>
    /// <param name="sent">What was sent under a name; null: nothing.</param>
    public void ReadTargets(Func<string, string?> sent)
    {
        Targets.Clear();
        for (var n = 0; n < 60 && sent($"Form.Targets.{n}.value") is { } value; n++)
            Targets.Add((sent($"Form.Targets.{n}.day") ?? "", value));
        if (sent("more") == "Form.Targets")
            Targets.Add(("", ""));
    }

    public IndicatorSheet Sheet => new(Title, Definition, Justification, Use, Verification, Unit, Decimals, Direction, Margin, MarginIn == "percent", Against, Periods, Frequency, AddedUp == "yes", TrackMargin, BaselineDay, Baseline, Bound, Measure,
        Cut.Where(c => Cuts.Contains(c.Key) && !string.IsNullOrEmpty(c.Value)).ToDictionary(c => c.Key, c => c.Value!, StringComparer.Ordinal), OwnRecord == "yes", TypedAs, Series, WaitsFor, From,
        [.. Targets.Select(t => (DateOnly.TryParseExact(t.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null, (string?)t.Value))]);

    public static SheetForm Of(Indicator indicator, IndicatorVersion v, IEnumerable<IndicatorTarget> targets) => new()
    {
        For = indicator.ElementId is { } e ? $"element:{e}" : indicator.ActionId is { } a ? $"action:{a}" : "", Owner = indicator.Owner, Title = v.Title, Definition = v.Definition, Justification = v.Justification, Use = v.Use,
        Verification = v.Verification, Bound = v.Bound, Measure = v.Measure is null ? null : $"{v.Measure}/{v.MeasureDefinition}", Cut = IndicatorSheet.ReadCut(v.Cut).ToDictionary(c => c.Key, c => (string?)c.Value, StringComparer.Ordinal),
        OwnRecord = v.OwnRecord ? "yes" : "no", Series = v.Series is null ? null : $"{v.Series}/{v.Line}", TypedAs = v.TypedAs, WaitsFor = v.WaitsFor, Unit = v.Unit, Decimals = $"{v.Decimals}", Frequency = v.Frequency, Direction = v.Direction,
        Against = v.Against, Periods = $"{v.Periods}", Margin = Plain(v.Margin), MarginIn = v.MarginInPerCent ? "percent" : "unit", BaselineDay = v.BaselineDay, Baseline = v.Baseline is { } b ? Plain(b) : null,
        AddedUp = v.AddedUp ? "yes" : "no", TrackMargin = Plain(v.TrackMargin), Targets = [.. targets.Select(t => (Format.IsoDate(t.Day), Plain(t.Value))), ("", "")],
    };

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static IReadOnlyList<Choice> YesNo { get; } = [new("yes", "Yes"), new("no", "No")];
    public static IReadOnlyList<Choice> BoundTos { get; } =
    [
        new(nameof(BoundTo.Measure), IndicatorWords.Of(BoundTo.Measure), "It moves by itself, the moment that the record or the register changes."), new(nameof(BoundTo.Typed), IndicatorWords.Of(BoundTo.Typed), "One a period, each with its source."),
        new(nameof(BoundTo.Published), IndicatorWords.Of(BoundTo.Published), "As the newest edition has it."), new(nameof(BoundTo.Waits), IndicatorWords.Of(BoundTo.Waits), "Nothing counts it today, and the page says what would."),
    ];
    public static IReadOnlyList<Choice> Typeds { get; } = [new(nameof(TypedAs.Number), "A number"), new(nameof(TypedAs.Share), "A share: how many out of how many"), new(nameof(TypedAs.Count), "A count of people or things")];
    public static IReadOnlyList<Choice> Directions { get; } = [new(nameof(Wanted.Up), "More is better"), new(nameof(Wanted.Down), "Less is better")];
    public static IReadOnlyList<Choice> Againsts { get; } = [new(nameof(Engine.Networks.Against.Earlier), "The value some periods before"), new(nameof(Engine.Networks.Against.Baseline), "The baseline")];
    public static IReadOnlyList<Choice> MarginIns { get; } = [new("unit", "In the unit (of per cent: in points)"), new("percent", "In per cent of the earlier value")];
    public static IReadOnlyList<Choice> Frequencies { get; } = [.. Enum.GetValues<Frequency>().Select(f => new Choice(f.ToString(), IndicatorWords.Of(f)))];

    /// <summary>Measures that have one value, by their definitions.</summary>
    public static IReadOnlyList<Choice> Measures(MeasureLibrary library) =>
        [.. library.All.SelectMany(m => m.Definitions.Where(d => d.Formula.Kind != FormulaKind.Profile && d.NotYet is null).Select(d => new Choice($"{m.Id}/{d.Id}", m.Definitions.Count == 1 ? m.Title : $"{m.Title}: {d.Title}")))];

    public static IReadOnlyList<(string Id, string Title, IReadOnlyList<Choice> Codes)> CutChoices(Packs packs, string country, DateOnly day) =>
        [.. Cuts.Select(packs.Measures.Column).OfType<MeasureColumn>().Select(c => (c.Id, c.Title, CutWords.Codes(packs, country, c, day))).Where(c => c.Item3.Count > 0)];

    /// <summary>Period ends of a plan that targets can be for.</summary>
    public static IReadOnlyList<Choice> Ends(Plan plan, IEnumerable<string> chosen) =>
        [.. IndicatorPeriods.Ends(Strategy.Frequency.Quarter, plan.From, plan.Until.AddMonths(3)).Append(plan.Until).Select(Format.IsoDate).Union(chosen.Where(c => c.Length > 0)).Order(StringComparer.Ordinal).Select(d => new Choice(d, Format.Date(DateOnly.Parse(d, CultureInfo.InvariantCulture))))];
}
