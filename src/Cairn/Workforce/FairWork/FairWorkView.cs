using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <param name="Rate">In words: "£13.45 an hour"; "by age".</param>
public sealed record RateRow(string Code, string Label, string Rate, string Since, ShownLifting Shown)
{
    /// <summary>As a chart has room for it.</summary>
    public string Short => Code == PayRules.Contract ? "Contract minimum" : Code == FairWorkView.Law ? "The law’s minimum" : Label.Split(" (")[0];
}

/// <summary>How somebody's conditions are shown: a measure, its figure, and like services where there are any.</summary>
public sealed record WorkRow(Measure Measure, Measured Figure, string? Beside);

/// <summary>Pay and conditions of some people's work, beside the rates and lines that hold on a day (W5, W8, W9).</summary>
/// <param name="Exact">Whether the reader may see it as counted.</param>
/// <param name="Typed">A rate of the reader's own, in pence; null where none was given.</param>
/// <param name="MeasureRoot">Where the measures' definitions are: "/measures".</param>
public sealed record FairWorkView(PayRules Rules, IReadOnlyList<RateRow> Rates, IReadOnlyList<(EarningsLine Line, ShownOwnPay Shown)> Lines, IReadOnlyList<WorkRow> Work, bool Exact, int? Typed, string MeasureRoot)
{
    public const string Law = "law", Own = "typed";

    public RateRow? Of(string code) => Rates.FirstOrDefault(r => r.Code == code);

    public static FairWorkView Make(IReadOnlyList<PaidWork> jobs, PayRules rules, int? typed, bool exact, IReadOnlyList<WorkRow> work, string measures)
    {
        ShownLifting To(Func<PaidWork, LeastPay?> rate) => ShownLifting.Of(Lifting.To(jobs, rate, rules.OnCost?.Rules), exact);
        var rows = new List<RateRow>();
        if (rules.Law.Count > 0)
            rows.Add(new(Law, "The law’s minimum for each age", "by age", "", To(job => LeastPay.ForAge(rules.Law, job.Age))));
        foreach (var rate in rules.Rates.Where(r => r.Code is PayRules.Real or PayRules.Contract))
            rows.Add(new(rate.Code, rate.Label, Hour(rate.Least.Pence), Since(rate), To(job => rate.Least.Holds(job.Age) ? rate.Least : null)));
        if (typed is { } own)
            rows.Add(new(Own, "The rate that you gave", Hour(own), "", To(_ => new LeastPay(own, 0))));
        return new(rules, rows, [.. rules.Lines.Select(l => (l, ShownOwnPay.Of(OwnPay.Under(jobs, l.PenceAWeek, rules.Credit?.Rules), exact)))], work, exact, typed, measures);
    }

    public static string Hour(int pence) => $"{Format.Money(pence)} an hour";

    /// <summary>From when it holds, with the day on which it was announced where that is known.</summary>
    public static string Since(HeldRate rate) => $"since {Format.Date(rate.From)}{(rate.Announced is { } told ? $", announced {(DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Format.Date(day) : $"in {told}")}" : "")}";

    public Bars? Chart
    {
        get
        {
            var known = Rates.Where(r => r.Shown.Share is not null).ToList();
            return known.Count < 2 ? null : new Bars(
                new ChartText("below-rates", "People paid less than each rate", string.Join("; ", known.Select(r => $"{r.Short}: {Format.Percent(r.Shown.Share!.Value)}")) + "."),
                [.. known.Select(r => new Bar(r.Short, r.Shown.Share!.Value, Format.Percent(r.Shown.Share.Value), $"{Format.Number(r.Shown.Below)} people", r.Code == Law ? Ink.Rust : r.Code == Own ? Ink.Heather : Ink.Amber))], ["Rate", "Share paid less", "People"]);
        }
    }

    /// <summary>The finding, as the page's heading says it.</summary>
    public string Finding(string whose) => Of(PayRules.Real) is not { } real ? $"Pay and work of {whose}"
        : real.Shown.Why != NoFigure.None ? $"How many of {whose} are paid less than the Real Living Wage cannot be told"
        : real.Shown.Below == 0 ? $"Nobody of {whose} is paid less than the Real Living Wage"
        : $"{(Exact ? "" : "About ")}{Format.Number(real.Shown.Below)} of {whose} {(real.Shown.Below == 1 ? "is" : "are")} paid less than the Real Living Wage";
}
