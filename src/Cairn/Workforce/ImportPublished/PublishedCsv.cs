using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cairn.Workforce;

/// <summary>Reads a CSV of published figures, one figure a row, into tables: one for each series, period and edition.</summary>
internal static class PublishedCsv
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { BadDataFound = null, TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true };

    /// <param name="country">Null where each series' first word names it.</param>
    public static IReadOnlyList<BroughtFigure> Read(string file, string text, Packs packs, string? country, int mostRows, List<PackProblem> problems)
    {
        using var csv = new CsvParser(new StringReader(text), Form);
        var head = csv.Read() ? csv.Record! : [];
        foreach (var needed in PublishedColumns.All.Where(c => c.Needed).Select(c => c.Name).Except(head, StringComparer.Ordinal))
            problems.Add(new PackProblem(file, "line 1", needed, "", "the heading has no such column.", "Add it; the page of the import lists the columns."));
        foreach (var unknown in head.Except(PublishedColumns.All.Select(c => c.Name), StringComparer.Ordinal))
            problems.Add(new PackProblem(file, "line 1", unknown, "", "no column has this name.", $"Correct the spelling or take the column away. Known are: {string.Join(", ", PublishedColumns.All.Select(c => c.Name))}."));
        foreach (var twice in head.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new PackProblem(file, "line 1", twice.Key, "", "two columns have this name.", "Keep one."));
        if (problems.Count > 0)
            return [];
        List<(PublishedCells Cells, PublishedRow Row)> rows = [];
        while (csv.Read())
        {
            if (rows.Count == mostRows)
            {
                problems.Add(new PackProblem(file, $"line {csv.RawRow}", "", "", $"the file has more than {mostRows} figures.", "Import it in several files, an edition each."));
                return [];
            }
            var cells = new PublishedCells(file, csv.RawRow, head, csv.Record!, problems);
            if (csv.Count != head.Length)
                problems.Add(new PackProblem(file, cells.Where, "", "", $"the line has {csv.Count} cells where the heading has {head.Length}.", "Add the missing commas, or put text with a comma in quotation marks."));
            rows.Add((cells, Row(cells)));
        }
        if (rows.Count == 0)
            problems.Add(new PackProblem(file, "", "", "", "there are no figures in it.", "Add a row for each figure beneath the heading."));
        return [.. rows.GroupBy(r => (r.Row.Place.Series, r.Row.Place.Period, r.Row.Edition, r.Row.Status == PublishedStatus.Withdrawn)).SelectMany(t => Table([.. t], packs, country))];
    }

    private static PublishedRow Row(PublishedCells cells)
    {
        var row = new PublishedRow(cells["code"].Length > 0 ? cells["code"] : PlacedFigure.OnlyLine, cells.Needed("label"), cells.Number("value"), cells.Number("printed_share"))
        {
            Evidence = cells.Choice("evidence", Evidence.Seen), Status = cells.Choice("status", PublishedStatus.AsPublished), Edition = cells.Needed("edition"), AsAt = cells.Date("as_at"), Unit = cells.Needed("unit"),
            Source = cells.Needed("source"), Note = cells.OrNull("note"), ShareOf = cells.Number("share_of"), ChangeFrom = cells.Number("change_from"), PrintedChange = cells.Number("printed_change"),
            Rounding = cells.Number("rounding"), Flow = cells.Choice("flow", FlowPart.None), Revises = cells.OrNull("revises"), WithdrawnOn = cells.PartOfDate("withdrawn_on"),
        };
        if (cells["value"].Length + cells["printed_share"].Length + cells["printed_change"].Length == 0)
            cells.Add("value", "", "the row has no figure at all.", "Give the printed value, share or change.");
        if (row is { PrintedChange: not null, Value: not null } && cells["change_from"].Length == 0)
            cells.Add("change_from", "", "a change is printed, but not from what.", "Give the earlier value.");
        var period = cells.PartOfDate("period");
        if (cells.Needed("period").Length == 0)
            period = null;
        return row with { Place = new SeriesPlace(cells.Needed("series"), row.Code, period, cells.Needed("definition"), cells.OrNull("family"), cells.OrNull("coverage"), cells.PartOfDate("published_on")) };
    }

    private static IEnumerable<BroughtFigure> Table(IReadOnlyList<(PublishedCells Cells, PublishedRow Row)> rows, Packs packs, string? country)
    {
        var (first, place) = (rows[0].Row, rows[0].Row.Place);
        var of = country ?? packs.Countries.FirstOrDefault(c => place.Series!.StartsWith(c.Id + "-", StringComparison.Ordinal))?.Id;
        if (of is null && BroughtFigures.IsId(place.Series!))
            rows[0].Cells.Add("series", place.Series!, "does not begin with a country, and none was said.", $"Begin it with one of: {string.Join(", ", packs.Countries.Select(c => c.Id))}; or say the country when you bring the file.");
        var asAt = first.AsAt ?? (PartDate.TryLastDay(place.Period ?? "", out var day) ? day : default);
        var total = rows.Count > 1 ? rows.Select(r => r.Row).FirstOrDefault(r => r.Code == PlacedFigure.Total) : null;
        var table = new PublishedTable($"{place.Series} {place.Period} {first.Edition}", rows.Select(r => r.Cells["title"]).FirstOrDefault(t => t.Length > 0) ?? place.Series!.Replace('-', ' '), of ?? "", first.Edition!, asAt, first.Source!,
            rows[0].Cells["locator"], first.Unit!, total?.Value, [.. rows.Select(r => r.Row).Where(r => r != total)], []) { TotalRow = total, Place = new SeriesPlace(place.Series, null, place.Period, null, null, null, null) };
        return rows.Select(r => new BroughtFigure(PlacedFigure.Of(table, r.Row), r.Row == total, r.Cells.Where));
    }
}
