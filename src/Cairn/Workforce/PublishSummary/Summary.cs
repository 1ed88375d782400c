using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;
using Cairn.Platform.Publishing;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>What a summary is of and how it is told, but for its numbers.</summary>
/// <param name="Id">Such as "scotland-2025".</param>
/// <param name="Place">Such as "Scotland", as it stands in sentences.</param>
/// <param name="Edition">From 1.</param>
internal sealed record SummaryTitle(string Id, string Place, DateOnly AsAt, string Publisher, string Licence, int Edition, IReadOnlyList<string> Revisions, string? Demonstration);

/// <summary>The year's summary of a country or area: tables, pictures and sentences, all of one protected set of counts (W3).</summary>
internal sealed class Summary
{
    /// <summary>Columns with a table of every value each.</summary>
    private static readonly string[] Alone = ["sub-sector", "service-kind", "area", "sector", "role"];

    private static readonly (string Rows, string Columns)[] Crossed =
    [
        ("sub-sector", "sector"), ("sub-sector", "role"), ("sub-sector", "age-band"), ("sub-sector", "gender"), ("sub-sector", "terms"), ("sub-sector", "tenure"),
        ("service-kind", "sector"), ("area", "sub-sector"), ("area", "service-kind"), ("area", "sector"), ("area", "role"), ("area", "age-band"), ("sector", "terms"), ("role", "age-band"), ("role", "gender"),
    ];

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["sub-sector"] = "Where people work", ["service-kind"] = "Kinds of service", ["area"] = "Council areas", ["sector"] = "Who employs them", ["role"] = "What they do",
    };

    private const int MostBars = 14;

    private readonly SummaryFrame frame;
    private readonly SummaryTitle title;
    private readonly List<CountTable> counts;
    private readonly Dictionary<string, ShownTable> staff;
    private readonly IReadOnlyList<(int Year, long Staff, decimal Wte, long Vacancies)> years;

    public Summary(SummaryFrame frame, SummaryTitle title, IReadOnlyList<(int Year, long Staff, decimal Wte, long Vacancies)> years)
    {
        (this.frame, this.title, this.years) = (frame, title, years);
        // Where a country has sub-sectors, kinds of service are too many to cross.
        bool Has(string column) => frame.Facts.Names.ContainsKey(column) && frame.Axes[column].Parts > 1;
        bool Used(string column) => Has(column) && (column != "service-kind" || !Has("sub-sector"));
        var people = frame.Quantity("staff");
        counts = [.. Alone.Where(Used).Select(c => SummaryCounts.Of(frame.Facts, people, frame.Cut, c, frame.Axes[c])),
            .. Crossed.Where(c => Used(c.Rows) && Used(c.Columns) && (c.Rows != "service-kind" || c.Columns != "sub-sector"))
                .Select(c => SummaryCounts.Of(frame.Facts, people, frame.Cut, $"{c.Rows}-by-{c.Columns}", frame.Axes[c.Rows], frame.Axes[c.Columns]))];
        staff = frame.Protect("staff", counts).ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of what the summary is made of, to tell whether anything has changed.</summary>
    public string Digest
    {
        get
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            void Add(string text) => sha.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
            Add($"{title.Id} {title.AsAt:O} {frame.Rule.Id} {frame.Library.Edition} {title.Publisher} {title.Licence} {title.Demonstration}");
            foreach (var table in counts)
                Add($"{table.Id}: {string.Join(' ', table.Axes.SelectMany(a => a.Items.Select(i => i.Code)))}: {string.Join(' ', table.Counts)}");
            foreach (var table in Tables.SelectMany(t => t.Value))
                Add($"{table.Id}: {string.Join(' ', table.Cells.Select(c => c.Value?.ToString(CultureInfo.InvariantCulture) ?? c.Mark.ToString()))}");
            foreach (var year in years)
                Add(year.ToString());
            return Convert.ToHexStringLower(sha.GetHashAndReset());
        }
    }

    public Publication Publication(SummaryTitle shown, string digest) => new(
        shown.Id, $"The social services workforce in {shown.Place}, {shown.AsAt.Year.ToString(CultureInfo.InvariantCulture)}",
        $"Who works in social services in {shown.Place}, where, for whom, on which terms and for what pay, as at {Format.Date(shown.AsAt)}." + (shown.Demonstration is null ? "" : " These people and services are made up."),
        shown.Publisher, shown.Licence, shown.Edition.ToString(CultureInfo.InvariantCulture), shown.AsAt, frame.Rule.Id, Facts, shown.Revisions, Parts, digest);

    private IReadOnlyList<(string, string)> Facts
    {
        get
        {
            var (whole, vacancy) = (Whole("headcount", "posts-filled"), Whole("vacancy-rate", null));
            return
            [
                ("Coverage", $"{Format.Number(frame.Round(whole.Of))} staff records of people in post on {Format.Date(title.AsAt)}. Vacancies are known for services with {Format.Percent((vacancy.Coverage ?? 0) * 100)} of them; pay for {Format.Percent((Whole("pay", null).Coverage ?? 0) * 100)}."),
                ("People and posts", "People in post are staff records: somebody who works in two services counts twice."),
                ("How nobody can be found", frame.Rule.Text + " Shares and rates are of the shown counts. A middle value is shown of that many people or more."),
                ("Definitions", $"Measures edition {frame.Library.Edition}. Each is explained, with its source, at /measures."),
                ("Source", "The workforce record of this Cairn, as providers keep it." + (title.Demonstration is { } made ? $" Demonstration: {made}" : "")),
            ];
            Measured Whole(string measure, string? definition) => Measuring.Whole(frame.Facts, (definition is null ? frame.Library[measure].UsualIn(frame.Country) : frame.Library[measure].Definitions.First(d => d.Id == definition)).Formula, frame.Cut);
        }
    }

    private Dictionary<string, List<StatTable>>? tables;

    /// <summary>By the column that they begin with.</summary>
    private Dictionary<string, List<StatTable>> Tables
    {
        get
        {
            if (tables is not null)
                return tables;
            tables = new(StringComparer.Ordinal);
            var alone = counts.Where(c => c.Axes.Count == 1).Select(c => c.Id).ToList();
            var columns = new SummaryColumns(frame, alone);
            foreach (var column in alone)
                tables[column] = [columns.Table(column, $"People in post by {Lower(column)}, with vacancies, turnover, stability and pay", column, staff[column], Notes)];
            foreach (var crossed in counts.Where(c => c.Axes.Count == 2))
                tables[crossed.Axes[0].Code].Add(new StatTable(crossed.Id, $"People in post by {Lower(crossed.Axes[0].Code)} and {Lower(crossed.Axes[1].Code)}", crossed.Axes,
                    [new StatValue("staff", "People in post", "people", 0, true)], [.. staff[crossed.Id].Cells.Select(SummaryColumns.Count)], [Notes[0]]));
            return tables;
        }
    }

    private static readonly string[] Notes =
    [
        "Somebody who works in two services counts twice.",
        "The hours of a vacant post are not asked: it counts as one. Turnover is of everybody in post; stability is not 100 less turnover.",
        "Shares and rates are of the shown, rounded counts.",
    ];

    private IReadOnlyList<PublicationPart> Parts
    {
        get
        {
            var parts = Tables.Select(t => new PublicationPart(t.Key, Titles[t.Key], SummaryFindings.Of(t.Value[0], title.Place, title.AsAt, first: t.Key == Tables.Keys.First()), Charts(t.Value), t.Value)).ToList();
            if (years.Count > 2)
                parts.Insert(1, Years());
            return parts;
        }
    }

    private static IReadOnlyList<IChart> Charts(List<StatTable> tables)
    {
        var main = tables[0];
        var leaves = main.Axes[0].Items.Where((i, at) => i.Parent >= 0 && main.Axes[0].Items.All(o => o.Parent != at) && i.Code != SummaryAxes.NotKnown).ToList();
        if (main.Axes[0].Code == "sector")
            return [StatCharts.Shares(main, "share", "Who employs them", SectorCharts.Colour)];
        var bySize = leaves.OrderByDescending(i => main[[i.Code], "staff"].Value ?? -1).ToList();
        // More bars than these fill a printed page; the table beneath has them all.
        IReadOnlyList<string>? few = bySize.Count > MostBars ? [.. bySize.Take(MostBars).Select(i => i.Code)] : null;
        var which = few is null ? "" : $", the {MostBars} with the most people";
        return [StatCharts.Bars(main, "staff", $"Most people in post: {bySize[0].Label}{which}", "share", few),
            .. leaves.Any(i => main[[i.Code], "vacancy-rate"].Value is not null) ? [StatCharts.Bars(main, "vacancy-rate", $"Vacancies, in per cent of whole-time equivalents{which}", items: few)] : Array.Empty<IChart>()];
    }

    private PublicationPart Years()
    {
        var axis = new TableAxis("year", "Year", [.. years.Select(y => new AxisItem(y.Year.ToString(CultureInfo.InvariantCulture), y.Year.ToString(CultureInfo.InvariantCulture)))]);
        var (people, vacant) = (frame.Protect("years-staff", [new CountTable("years", [axis], [.. years.Select(y => y.Staff)])])[0], frame.Protect("years-vacancies", [new CountTable("years", [axis], [.. years.Select(y => y.Vacancies)])])[0]);
        var table = new StatTable("years", "People in post, whole-time equivalents and vacancies by year", [axis],
            [new StatValue("staff", "People in post", "people", 0, true), new StatValue("wte", "Whole-time equivalents", "whole-time equivalents", 0, false), new StatValue("vacancies", "Vacant posts", "posts", 0, true)],
            [.. years.SelectMany((y, n) => new[] { SummaryColumns.Count(people.Cells[n]), new StatCell(frame.Round(y.Wte), Mark.None), SummaryColumns.Count(vacant.Cells[n]) })],
            ["As at 31 December. Years before the record began are the yearly counts of their time."]);
        var (first, last) = (axis.Items[0], axis.Items[^1]);
        var went = (table[[last.Code], "staff"].Value ?? 0).CompareTo(table[[first.Code], "staff"].Value ?? 0) switch { > 0 => "rose from {0} to {1}", < 0 => "fell from {0} to {1}", _ => "was {0}, and {1} again" };
        Finding finding = new($"From {first.Label} to {last.Label} the number of people in post {went}", [Word(first.Code), Word(last.Code)]);
        return new PublicationPart("years", "Over the years", [finding], [new Lines(new ChartText("years-staff", "People in post by year", $"{first.Label} to {last.Label}."),
            [new Series("People in post", [.. years.Select((y, n) => new Point(y.Year, people.Cells[n].Value ?? 0))])], v => Format.Number(v))], [table]);
        CellWord Word(string year) => new("years", [year], "staff", v => Format.Number(v));
    }

    private string Lower(string column) => frame.Library.Column(column)!.Title.ToLowerInvariant();

    /// <summary>The attack on every count that it was made of.</summary>
    public IReadOnlyList<(string Value, AttackReport Report)> Attack()
    {
        _ = Parts; // what shares are made of is protected as its tables are made
        return frame.Attack();
    }
}
