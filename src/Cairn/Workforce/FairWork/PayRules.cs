using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A rate of pay as the pack has it.</summary>
/// <param name="Announced">When it was announced, as exactly as is known; null where the source says nothing.</param>
public sealed record HeldRate(string Code, string Label, LeastPay Least, DateOnly From, string? Announced, Evidence Evidence, string Source, string? Note);

/// <summary>A line that a week's own pay is set beside.</summary>
public sealed record EarningsLine(string Code, string Label, decimal PenceAWeek, DateOnly From, Evidence Evidence, string Source, string? Note);

/// <summary>Everything that pay is set beside on a day in a country; what the pack does not hold for the day is null or not among them.</summary>
public sealed record PayRules(DateOnly Day, IReadOnlyList<HeldRate> Rates, IReadOnlyList<EarningsLine> Lines, (OnCost Rules, CodeRow Row)? OnCost, (AdultAlone Rules, CodeRow Row)? Credit)
{
    public const string Living = "national-living-wage", Real = "real-living-wage", Contract = "adult-social-care-minimum", LowEarnings = "median-60";

    private static readonly string[] ByLaw = [Living, "minimum-wage-21", "minimum-wage-18", "minimum-wage-under-18"];

    /// <summary>Rates that hold where care is done outside London; London's own is for those who choose it.</summary>
    private static readonly string[] Shown = [.. ByLaw, Real, Contract];

    /// <summary>What the law sets by age.</summary>
    public IReadOnlyList<LeastPay> Law { get; } = [.. Rates.Where(r => ByLaw.Contains(r.Code)).Select(r => r.Least)];

    public EarningsLine? LowLine => Lines.FirstOrDefault(l => l.Code == LowEarnings);

    public HeldRate? Find(string code) => Rates.FirstOrDefault(r => r.Code == code);

    public static PayRules On(CountryPack pack, DateOnly day)
    {
        IEnumerable<CodeRow> Held(string list) => pack.Lists.GetValueOrDefault(list)?.On(day) ?? [];
        decimal Number(CodeRow row, string column) => decimal.Parse(row[column], CultureInfo.InvariantCulture);
        var country = pack.Name;
        return new PayRules(day,
            [.. Held("pay-rates").Where(r => Shown.Contains(r.Code) && (r.Group == "UK" || r.Group == country))
                .Select(r => new HeldRate(r.Code, r.Label, new LeastPay((int)Number(r, "pence"), r["age-from"].Length > 0 ? (int)Number(r, "age-from") : 0), r.From, r["announced"] is { Length: > 0 } told ? told : null, r.Evidence, r.Source, r.Note))],
            [.. Held("pay-lines").Select(r => new EarningsLine(r.Code, r.Label, Number(r, "pence-a-week"), r.From, r.Evidence, r.Source, r.Note))],
            Held("employer-costs").FirstOrDefault() is { } cost
                ? (new OnCost(Number(cost, "insurance-percent"), Number(cost, "insurance-from"), (int)Number(cost, "young-until-age"), Number(cost, "young-from"), Number(cost, "pension-percent"), Number(cost, "pension-from"), Number(cost, "pension-to"), Number(cost, "pension-trigger")), cost) : null,
            Held("benefits").FirstOrDefault() is { } benefit
                ? (new AdultAlone(Number(benefit, "allowance-month"), Number(benefit, "taper-percent"), Number(benefit, "tax-free-year"), Number(benefit, "tax-percent"), Number(benefit, "insurance-free-year"), Number(benefit, "insurance-percent")), benefit) : null);
    }
}
