using Cairn.Engine.Disclosure;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing;

/// <summary>Made-up publications: a small one with all that is awkward, and one of the size of a country's summary.</summary>
public static class SamplePublications
{
    private static readonly StatValue staff = new("staff", "Staff", "people", 0, true);
    private static readonly StatValue share = new("share", "Share of staff", "per cent", 1, false);
    private static readonly StatValue pay = new("pay", "Median pay", "£ an hour", 2, false);

    private static readonly TableAxis area = new("area", "Council area",
    [
        new("total", "Scotland"), new("S12000013", "Na h-Eileanan Siar", 0), new("S12000017", "Highland & Moray", 0), new("S12000023", "=Orkney \"Isles\", north", 0),
        new("S12000027", "Zetland – Sealtainn à è ì ò ù", 0),
    ]);

    private static readonly TableAxis employer = new("employer-type", "Employer type", [new("total", "All"), new("private", "Private", 0), new("other", "Other", 0), new("else", "Other", 0)]);

    /// <summary>Both shapes of table, every mark, notes shared and not, names with every kind of letter, a label that begins like a formula.</summary>
    public static Publication Small { get; } = new(
        "sample-2025", "The workforce of a made-up country & its <isles>", "Made-up figures. They show what a publication is.", "The \"Made-up\" Council", "https://example.org/licence", "2", new(2025, 12, 31), "under-5-round-10",
        [("Coverage", "98.4% of services answered."), ("How nobody can be found", "Counts under 5 are hidden & all are rounded to 10.")],
        ["Highland & Moray: 20 more staff than the first edition said."],
        [
            new("how-many", "How many", [new("{0} people work in care, {1} of them in Highland & Moray", [Word("staff-by-area", ["total"], "staff"), Word("staff-by-area", ["S12000017"], "staff")]), new("That is {0}%.", [Word("staff-by-area", ["S12000017"], "share")])],
                [StatCharts.Bars(ByArea, "staff", "Most staff work in Highland & Moray", "share")], [ByArea]),
            new("where", "Where", [new("No numbers here, but a {brace}", [])], [], [Across]),
        ],
        new string('a', 64));

    private static StatTable ByArea => new("staff-by-area", "Staff, share and pay by area", [area], [staff, share, pay],
    [
        Is(1230), Is(100m), Is(12.5m), Is(110), Is(8.94m), Is(12.005m), Is(1060), Is(86.25m), Is(-3.1m), Is(60), Is(0m), Isnt(Mark.NotAvailable), Isnt(Mark.Confidential), Isnt(Mark.Confidential), Isnt(Mark.NotApplicable),
    ], ["Counted by engagement: \"two jobs\" count twice.", "Pay is before tax, e.g. £12.60."]);

    private static StatTable Across => new("area-by-employer", "Staff by area and employer type", [area, employer], [staff],
        [.. Enumerable.Range(0, 20).Select(i => i switch { 7 => Isnt(Mark.Confidential), 9 => Is(0), 13 => Isnt(Mark.NotApplicable), _ => Is(i * 1230) })], ["Counted by engagement: \"two jobs\" count twice."]);

    /// <summary>Twelve tables, among them 33 areas by 9 sub-sectors and 33 areas by 40 roles; seeded, so always the same.</summary>
    public static Publication Large { get; } = MakeLarge();

    private static Publication MakeLarge()
    {
        var seed = new Random(20251231);
        string[] councils =
        [
            "Aberdeen City", "Aberdeenshire", "Angus", "Argyll and Bute", "City of Edinburgh", "Clackmannanshire", "Dumfries and Galloway", "Dundee City", "East Ayrshire", "East Dunbartonshire", "East Lothian",
            "East Renfrewshire", "Falkirk", "Fife", "Glasgow City", "Highland", "Inverclyde", "Midlothian", "Moray", "Na h-Eileanan Siar", "North Ayrshire", "North Lanarkshire", "Orkney Islands", "Perth and Kinross",
            "Renfrewshire", "Scottish Borders", "Shetland Islands", "South Ayrshire", "South Lanarkshire", "Stirling", "West Dunbartonshire", "West Lothian",
        ];
        string[] sectors = ["Care homes for adults", "Housing support and care at home", "Day care of children", "Adult day care", "Residential child care", "Fieldwork services (adults)", "Fieldwork services (children)", "Other services"];
        string[] kinds = ["Care worker", "Senior care worker", "Support worker", "Practitioner", "Social worker", "Social work assistant", "Nurse", "Manager", "Deputy manager", "Administrator", "Cook", "Cleaner", "Driver"];
        var areas = Axis("area", "Council area", "Scotland", councils);
        var sub = Axis("sub-sector", "Sub-sector", "All sub-sectors", sectors);
        var roles = Axis("role", "Role", "All roles", [.. Enumerable.Range(0, 39).Select(i => $"{kinds[i % 13]}{(i < 13 ? "" : i < 26 ? ", housing support" : ", children's services")}")]);
        var ages = Axis("age", "Age", "All ages", ["16 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and over"]);
        var employers = Axis("employer-type", "Employer type", "All employers", ["Private", "Public", "Voluntary"]);
        var years = new TableAxis("year", "Year", [.. Enumerable.Range(2016, 10).Select(y => new AxisItem($"{y}", $"{y}"))]);
        StatTable One(string id, string title, TableAxis axis, params StatValue[] values) => Table(seed, id, title, [axis], values);
        StatTable Two(string id, string title, TableAxis down, TableAxis across) => Table(seed, id, title, [down, across], [staff]);
        var (bySector, byEmployer, byAge) = (One("staff-by-sub-sector", "Staff by sub-sector", sub, staff, share, pay), One("staff-by-employer", "Staff by employer type", employers, staff, share), One("staff-by-age", "Staff by age", ages, staff, share));
        CellWord Total(StatTable t) => Word(t.Id, [t.Axes[0].Items[0].Code], "staff");
        return new("scotland-2025", "Scotland's social services workforce in 2025", "Who works in social services, where and in which roles. Made-up numbers.", "The Made-up Council", "Open Government Licence v3.0", "1", new(2025, 12, 31), "under-5-round-10",
            [("Coverage", "97.2% of registered services answered; the rest are as at their last answer."), ("How nobody can be found", "Counts of 1 to 4 are hidden, and further counts where a hidden one could be worked out. All others are rounded to 10.")], [],
            [
                new("size", "How large it is", [new("{0} people work in social services", [Total(bySector)]), new("Of them {0} work in care homes for adults.", [Word(bySector.Id, ["sub-sector-0"], "staff")])],
                    [StatCharts.Bars(bySector, "staff", "Care homes for adults employ the most", "share")], [bySector, One("staff-by-year", "Staff by year", years, staff)]),
                new("employers", "Who employs them", [new("Private employers have {0}% of staff", [new(byEmployer.Id, ["employer-type-0"], "share", v => Format.Number(v, 1))])],
                    [StatCharts.Shares(byEmployer, "share", "Staff by employer type", c => c[^1] switch { '0' => Ink.Heather, '1' => Ink.Pine, _ => Ink.Amber })], [byEmployer, Two("employer-by-sub-sector", "Staff by employer type and sub-sector", employers, sub)]),
                new("people", "Who they are", [new("{0} people of 16 to 24 work in social services", [Word(byAge.Id, ["age-0"], "staff")])], [StatCharts.Bars(byAge, "staff", "Staff by age", items: [.. ages.Items.Skip(1).Select(i => i.Code)])],
                    [byAge, Two("age-by-sub-sector", "Staff by age and sub-sector", ages, sub), Two("sub-sector-by-age", "Staff by sub-sector and age", sub, ages)]),
                new("places", "Where they work", [new("{0} people work in social services in Glasgow City", [Word("sub-sector-by-area", ["area-14", "total"], "staff")])], [],
                    [Two("sub-sector-by-area", "Staff by council area and sub-sector", areas, sub), Two("employer-by-area", "Staff by council area and employer type", areas, employers)]),
                new("roles", "What they do", [new("{0} people work as care workers", [Word("staff-by-role", ["role-0"], "staff")])], [],
                    [One("staff-by-role", "Staff by role", roles, staff, share, pay), Two("role-by-sub-sector", "Staff by role and sub-sector", roles, sub), Two("role-by-area", "Staff by council area and role", areas, roles)]),
            ], new string('b', 64));
    }

    private static TableAxis Axis(string code, string title, string total, string[] labels) =>
        new(code, title, [new("total", total), .. labels.Select((l, i) => new AxisItem($"{code}-{i}", l, 0))]);

    private static StatTable Table(Random seed, string id, string title, IReadOnlyList<TableAxis> axes, IReadOnlyList<StatValue> values) => new(id, title, axes, values,
        [.. Enumerable.Range(0, axes.Aggregate(1, (n, a) => n * a.Items.Count)).SelectMany(i => values.Select(v => (seed.Next(40), i) switch
        {
            (0, > 40) => Isnt(Mark.Confidential),
            (1, > 60) => Isnt(Mark.NotApplicable),
            _ => Is(v.Code switch { "staff" => i == 0 ? 211_510 : seed.Next(1, 3000) * 10, "pay" => seed.Next(1200, 2400) / 100m, _ => i == 0 ? 100 : seed.Next(10, 400) / 10m }),
        }))], ["Counted by engagement: somebody with two jobs counts twice.", .. axes.Count > 1 ? ["Areas are those of the service, not of the home."] : Array.Empty<string>()]);

    private static CellWord Word(string table, string[] items, string value) => new(table, items, value, v => Format.Number(v, value == "staff" ? 0 : 1));

    private static StatCell Is(decimal value) => new(value, Mark.None);

    private static StatCell Isnt(Mark mark) => new(null, mark);
}
