using Cairn.Engine.Measures;

namespace Cairn.Platform.Packs;

/// <summary>Reads one table of published figures (<c>published/*.json</c>).</summary>
internal static class PublishedReader
{
    public static PublishedTable? Read(string root, string country, string file, List<PackProblem> problems) =>
        PacksReader.Open(root, $"{country}/{file}", problems) is { } json ? Read(json, country) : null;

    public static PublishedTable Read(JsonFields json, string country)
    {
        var table = new PublishedTable(
            json.Text("id"), json.Text("title"), country, json.Text("edition"), json.Date("asAt"), json.Text("source"), json.Text("locator"),
            json.Text("unit"), json.NumberOrNull("total"), [.. json.Objects("rows").Select(Row)], json.Texts("notes")) { Place = Place(json) };
        json.NothingElse();
        Check(table, json);
        return table;
    }

    private static PublishedRow Row(JsonFields json)
    {
        var row = new PublishedRow(json.Text("code"), json.Text("label"), json.NumberOrNull("value"), json.NumberOrNull("printedShare"))
        {
            Evidence = json.Choice("evidence", Evidence.Seen),
            Status = json.Choice("status", PublishedStatus.AsPublished),
            Edition = json.TextOrNull("edition"),
            AsAt = json.DateOrNull("asAt"),
            Unit = json.TextOrNull("unit"),
            Source = json.TextOrNull("source"),
            Note = json.TextOrNull("note"),
            ShareOf = json.NumberOrNull("shareOf"),
            ChangeFrom = json.NumberOrNull("changeFrom"),
            PrintedChange = json.NumberOrNull("printedChange"),
            Rounding = json.NumberOrNull("rounding"),
            Flow = json.Choice("flow", FlowPart.None),
            Revises = json.TextOrNull("revises"),
            WithdrawnOn = PartOfDate(json, "withdrawnOn"),
            Place = Place(json),
        };
        json.NothingElse();
        if (row is { Value: null, PrintedShare: null, PrintedChange: null })
            json.Problem("value", "", "the row has no figure at all.", "Give the printed value, share or change.");
        if (row is { PrintedChange: not null, ChangeFrom: null, Value: not null })
            json.Problem("changeFrom", "", "a change is printed, but not from what.", "Give the earlier value.");
        return row;
    }

    private static SeriesPlace Place(JsonFields json) => new(
        json.TextOrNull("series"), json.TextOrNull("line"), PartOfDate(json, "period"), json.TextOrNull("definition"), json.TextOrNull("family"), json.TextOrNull("coverage"),
        PartOfDate(json, "publishedOn"));

    private static string? PartOfDate(JsonFields json, string name)
    {
        if (json.TextOrNull(name) is not { } text || PartDate.TryLastDay(text, out _))
            return json.TextOrNull(name);
        json.Problem(name, text, "is not a date, month or year.", "Write 2019-04-01, 2019-04, 2019, or 2018/19 for a year from April to March.");
        return null;
    }

    private static void Check(PublishedTable table, JsonFields json)
    {
        if (table.Rows.Count == 0)
            json.Problem("rows", "", "the table has no rows.", "Add them, or remove the table.");
        foreach (var twice in table.Rows.GroupBy(r => $"{r.Code} {r.Edition} {r.Status}", StringComparer.Ordinal).Where(g => g.Count() > 1))
            json.Problem("rows", twice.First().Code, "two rows have this code in the same edition.", "Give each row its own code, or say which edition it is from.");
    }
}
