using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;

namespace Cairn.Workforce;

/// <summary>A service's answers by the format's column, in the codes of its own country; and how a form's answers come in and out of them.</summary>
public static class ServiceCells
{
    /// <summary>Columns whose codes are a list of the country's pack.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["MAINSERVICE"] = "services", ["ALLSERVICES"] = "services", ["ESTTYPE"] = "employer-types", ["SERVICEUSERS"] = "service-users", ["ALLJOBROLES"] = "job-roles",
    };

    /// <param name="posts">The service's, which the record holds beside it.</param>
    public static Dictionary<string, string> Of(Service service, IReadOnlyList<Post> posts, RecordCodes codes)
    {
        var row = ServiceAnswers.ToRow(service, RowStatus.Unknown);
        var cells = WorkplaceAnswers.All.ToDictionary(a => a.Column, a => a.Get(row) ?? "", StringComparer.Ordinal);
        (cells["MAINSERVICE"], cells["ESTTYPE"], cells["AREA"]) = (service.MainService ?? "", service.EmployerType ?? "", service.Area ?? "");
        if (service.Answers != "{}")
            return cells;
        // No row of a file lies behind the members and the posts.
        (cells["ALLSERVICES"], cells["CAPACITY"], cells["UTILISATION"]) = (service.MainService ?? "", Number(service.Capacity), Number(service.Utilisation));
        var roles = posts.OrderBy(p => p.Id).ToList();
        cells["ALLJOBROLES"] = string.Join(';', roles.Select(p => p.Role));
        foreach (var (column, count) in new (string, Func<Post, int?>)[] { ("VACANCIES", p => p.Vacancies), ("STARTERS", p => p.Starters), ("LEAVERS", p => p.Leavers) })
            cells[column] = roles.Any(p => count(p) is not null) ? string.Join(';', roles.Select(p => Number(count(p)))) : codes.AreFormats || roles.Count == 0 ? "" : "999";
        return cells;
    }

    /// <summary>The same as the rules read them.</summary>
    public static Dictionary<string, string> ToFormat(IReadOnlyDictionary<string, string> cells, RecordCodes codes) =>
        cells.ToDictionary(c => c.Key, c => Lists.GetValueOrDefault(c.Key) is { } list ? string.Join(';', c.Value.Split(';').Select(code => codes.ToFormat(list, code))) : c.Value, StringComparer.Ordinal);

    /// <summary>An answer as a form shows it.</summary>
    public static string Shown(IReadOnlyDictionary<string, string> cells, Ask ask)
    {
        var cell = cells.GetValueOrDefault(ask.Column, "");
        var roles = Items(cells.GetValueOrDefault("ALLJOBROLES", "")).Length;
        return ask switch
        {
            { List: PostQuestions.States } => ColumnState.Of(cell, roles),
            { Parts.Count: > 0 } => Lines(cells, ask, roles),
            { Part: { } part } => Items(cell).ElementAtOrDefault(part) ?? "",
            _ => cell,
        };
    }

    /// <summary>Puts a form's answer into the cells.</summary>
    /// <returns>What cannot be put there as it is.</returns>
    public static IEnumerable<string> Put(Dictionary<string, string> cells, Ask ask, string label, string typed, CountryLabels words)
    {
        if (ask.List == PostQuestions.States)
        {
            cells[ask.Column] = ColumnState.Cell(typed, cells.GetValueOrDefault(ask.Column, ""), cells.GetValueOrDefault("ALLJOBROLES", "").Length > 0, label, out var fault);
            return fault is null ? [] : [fault];
        }
        if (ask.Parts.Count > 0)
            return PutLines(cells, ask, label, typed, words);
        var text = ask.Control == Control.Number ? TypedNumber.Plain(typed) : typed;
        cells[ask.Column] = ask.Part is 0 ? string.Join(';', Items(cells.GetValueOrDefault(ask.Column, "")).Skip(1).Prepend(text)) : text;
        return [];
    }

    private static string Lines(IReadOnlyDictionary<string, string> cells, Ask ask, int roles)
    {
        var columns = ask.Parts.Select(p => cells.GetValueOrDefault(p.Column, "")).Select(c => ask.Name == "posts" && ColumnState.IsWhole(c, roles) ? [] : Items(c).Skip(ask.Part ?? 0).ToArray()).ToList();
        return AnswerRows.Write(Enumerable.Range(0, columns[0].Length).Select(n => columns.Select(c => c.ElementAtOrDefault(n) ?? "").ToArray()));
    }

    private static List<string> PutLines(Dictionary<string, string> cells, Ask ask, string label, string typed, CountryLabels words)
    {
        List<string> faults = [];
        var lines = AnswerRows.Read(typed, ask.Parts.Count);
        foreach (var line in lines.Where(l => l[0].Length == 0).Take(1))
            faults.Add($"A line of “{label}” has {string.Join(", ", line.Where(p => p.Length > 0))}, but no {ask.Parts[0].Label.ToLowerInvariant()}. Choose one, or clear the line.");
        foreach (var twice in lines.Where(l => l[0].Length > 0).GroupBy(l => l[0]).Where(g => g.Count() > 1))
            faults.Add($"“{words.Find(ask.Parts[0].List!, twice.Key) ?? twice.Key}” stands in two lines of “{label}”. Put them together.");
        // What says that there is no other stands last and has no item beside it.
        var kept = lines.Where(l => l[0].Length > 0).OrderBy(l => l[0] == "0").ToList();
        for (var p = 0; p < ask.Parts.Count; p++)
        {
            var items = kept.Where(l => p == 0 || l[0] != "0").Select(l => ask.Parts[p].Control == Control.Number ? TypedNumber.Plain(l[p]) : l[p].Replace(';', ','));
            cells[ask.Parts[p].Column] = string.Join(';', ask.Part is { } first ? Items(cells.GetValueOrDefault(ask.Column, "")).DefaultIfEmpty("").Take(first).Concat(items) : items);
        }
        return faults;
    }

    private static string[] Items(string cell) => cell.Length == 0 ? [] : cell.Split(';');

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
