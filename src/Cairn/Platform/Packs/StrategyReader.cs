namespace Cairn.Platform.Packs;

/// <summary>Reads <c>packs/strategies</c>: a file for each document, where they meet, what of Cairn carries them, and how contribution is reasoned about.</summary>
internal static class StrategyReader
{
    private const string Folder = "strategies", Links = "links.json", Rows = "rows.json", Sheets = "indicators.json";

    /// <summary>Files of the folder that are no document.</summary>
    private static readonly string[] others = [Links, Rows, Sheets, LogicReader.MethodFile, "frameworks.json", "quality.json"];

    public static Strategies Read(string root, Measures.MeasureLibrary measures, List<PackProblem> problems)
    {
        var folder = Path.Combine(root, Folder);
        if (!Directory.Exists(folder))
            return new([], [], [], [], ContributionMethod.None);
        var rows = PacksReader.Open(root, $"{Folder}/{Rows}", problems) is { } fields ? fields.Objects("rows").Select(Row).ToList() : [];
        var documents = Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileName(f)).Where(f => !others.Contains(f)).Order(StringComparer.Ordinal)
            .Select(f => Document(root, $"{Folder}/{f}", rows, problems)).OfType<StrategyDocument>().ToList();
        var method = LogicReader.Method(root, Folder, problems);
        return new(documents, Meetings(root, documents, problems), rows, LogicReader.Models(root, Folder, documents, rows, method, measures, problems), method) { Sheets = Ready(root, documents, rows, problems) };
    }

    private static CarriedBy Row(JsonFields fields)
    {
        var row = new CarriedBy(fields.Text("id"), fields.Text("title"), fields.TextOrNull("built") == "yes", fields.TextOrNull("page"));
        fields.NothingElse();
        return row;
    }

    private static StrategyDocument? Document(string root, string file, IReadOnlyList<CarriedBy> rows, List<PackProblem> problems)
    {
        if (PacksReader.Open(root, file, problems) is not { } fields)
            return null;
        var lists = fields.Objects("lists").Select(List).ToList();
        var elements = fields.Objects("elements").Select(e => (Fields: e, Element: Element(e))).ToList();
        var document = new StrategyDocument(fields.Text("id"), fields.Text("title"), fields.Text("publisher"), fields.Text("published"), fields.Text("country"), fields.Text("source"), fields.Text("summary"), lists, [.. elements.Select(e => e.Element)]);
        fields.NothingElse();
        var ids = document.Elements.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (of, element) in elements)
            Check(of, element, ids, lists, rows);
        foreach (var twice in document.Elements.GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            fields.Problem("elements", twice.Key, "two elements have this id.", "Give each its own.");
        foreach (var twice in document.Elements.GroupBy(e => e.Title, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            fields.Problem("elements", twice.Key, "two elements have this title.", "Say how they differ.");
        foreach (var list in lists.Where(l => document.Elements.Count(e => e.List == l.Name) != l.Count))
            fields.Problem("lists", list.Name, $"the document's list has {list.Count} entries, and {document.Elements.Count(e => e.List == list.Name)} elements are of it.", "Count again, or add what is missing.");
        return document;
    }

    private static StrategyList List(JsonFields fields)
    {
        var list = new StrategyList(fields.Text("name"), fields.Text("type"), (int)(fields.NumberOrNull("count") ?? 0), fields.Text("source"));
        Known(fields, list.Type);
        fields.NothingElse();
        return list;
    }

    private static StrategyElement Element(JsonFields fields)
    {
        var element = new StrategyElement(fields.Text("id"), fields.Text("type"), fields.TextOrNull("number"), fields.TextOrNull("parent"), fields.TextOrNull("list"), fields.Text("title"), fields.Text("text"), fields.Text("source"),
            fields.TextOrNull("owner"), fields.Texts("partners"), fields.TextOrNull("by"), fields.TextOrNull("measure"), fields.TextOrNull("row"), fields.Texts("also"), fields.TextOrNull("why"));
        fields.NothingElse();
        return element;
    }

    private static void Check(JsonFields fields, StrategyElement element, HashSet<string> ids, List<StrategyList> lists, IReadOnlyList<CarriedBy> rows)
    {
        Known(fields, element.Type);
        if (element.Parent is { } parent && (!ids.Contains(parent) || parent == element.Id))
            fields.Problem("parent", parent, "the document has no such other element.", "Name the element that it stands under, or leave it out.");
        if (element.List is { } list && lists.TrueForAll(l => l.Name != list))
            fields.Problem("list", list, "the document has no such list.", "Name one of its lists, or leave it out.");
        foreach (var row in element.Also.Append(element.Row).OfType<string>().Where(r => rows.All(known => known.Id != r)))
            fields.Problem("row", row, "no row of rows.json has this id.", "Name one, or say why none carries it.");
        if (element.Row is null && element.Why is null)
            fields.Problem("why", "", "nothing carries this element, and nothing says why.", "Name a row, or say why there is none.");
    }

    private static void Known(JsonFields fields, string type)
    {
        if (Strategies.Types.All(t => t.Id != type))
            fields.Problem("type", type, "there is no such type of element.", $"Write one of: {string.Join(", ", Strategies.Types.Select(t => t.Id))}.");
    }

    private static List<StrategyLink> Meetings(string root, List<StrategyDocument> documents, List<PackProblem> problems)
    {
        if (PacksReader.Open(root, $"{Folder}/{Links}", problems) is not { } fields)
            return [];
        var known = documents.SelectMany(d => d.Elements.Select(e => $"{d.Id}/{e.Id}")).ToHashSet(StringComparer.Ordinal);
        List<StrategyLink> links = [];
        foreach (var of in fields.Objects("links"))
        {
            var link = new StrategyLink(of.Text("from"), of.Text("to"), of.Choice("kind", StrategyMeeting.Connects), of.Text("why"));
            of.NothingElse();
            foreach (var end in new[] { link.From, link.To }.Where(e => !known.Contains(e)))
                of.Problem("from", end, "no document has this element.", "Write it as document/element.");
            links.Add(link);
        }
        fields.NothingElse();
        return links;
    }

    private static List<ReadySheet> Ready(string root, List<StrategyDocument> documents, List<CarriedBy> rows, List<PackProblem> problems)
    {
        if (PacksReader.Open(root, $"{Folder}/{Sheets}", problems) is not { } fields)
            return [];
        List<ReadySheet> sheets = [];
        foreach (var of in fields.Objects("sheets"))
        {
            var sheet = new ReadySheet(of.Text("id"), of.Text("of"), of.Text("title"), of.Text("definition"), of.Text("justification"), of.Text("unit"), of.Choice("direction", Measures.Direction.None), of.NumberOrNull("margin") ?? 0,
                of.TextOrNull("measure"), of.Pairs("cut").ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal), [.. of.Objects("targets").Select(Target)], of.TextOrNull("waits"), of.TextOrNull("row"), of.Choice("evidence", Evidence.General));
            of.NothingElse();
            if (!documents.Exists(d => sheet.Of.StartsWith(d.Id + "/", StringComparison.Ordinal) && d.Find(sheet.Element) is not null))
                of.Problem("of", sheet.Of, "no document has this element.", "Write it as document/element.");
            if ((sheet.Measure is null) != (sheet.Waits is not null) || (sheet.Waits is not null && rows.TrueForAll(r => r.Id != sheet.Row)))
                of.Problem("waits", sheet.Waits ?? "", "a sheet has a measure, or says what it waits for and names the row of it; never both.", "Write one of the two.");
            if (sheets.Exists(s => s.Id == sheet.Id))
                of.Problem("id", sheet.Id, "another sheet has this id.", "Give each its own.");
            sheets.Add(sheet);
        }
        fields.Text("edition");
        fields.NothingElse();
        return sheets;
    }

    private static (DateOnly Day, decimal Value) Target(JsonFields fields)
    {
        var target = (fields.Date("day"), fields.NumberOrNull("value") ?? 0);
        fields.NothingElse();
        return target;
    }
}
