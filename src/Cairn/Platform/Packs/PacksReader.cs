using System.Text.Json;

namespace Cairn.Platform.Packs;

/// <summary>Reads the packs folder: a country is a folder with a <c>pack.json</c>, and a new one needs no code.</summary>
internal static class PacksReader
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static Packs Read(string root, List<PackProblem> problems)
    {
        var folders = Directory.Exists(root)
            ? Directory.GetDirectories(root).Where(d => File.Exists(Path.Combine(d, "pack.json"))).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (folders.Length == 0)
            problems.Add(new PackProblem(root, "", "", "", "no country's pack is here: no folder with a pack.json.",
                "Restore the packs folder beside the program, or name another folder."));
        var countries = folders.Select(f => Country(root, f, problems)).OfType<CountryPack>().ToList();
        OncePublished(countries, problems);
        var measures = Measures.MeasureReader.Read(root, problems);
        var surveys = SurveyBank.ReadAll(root, problems);
        var policies = PolicyReader.Read(root, problems);
        var registers = RegisterReader.ReadAll(root, problems);
        return new Packs(problems.Count == 0 ? countries : [], measures, surveys, policies, registers, StrategyReader.Read(root, measures, problems));
    }

    private static CountryPack? Country(string root, string folder, List<PackProblem> problems)
    {
        var id = Path.GetFileName(folder);
        if (Open(root, $"{id}/pack.json", problems) is not { } pack)
            return null;
        var lists = pack.Objects("lists").Select(l => ListReader.Read(root, id, l, problems)).OfType<ReadList>().ToList();
        ListChecks.Run(lists, problems);
        var tables = pack.Texts("published").Select(file => PublishedReader.Read(root, id, file, problems)).OfType<PublishedTable>().ToList();
        var country = new CountryPack(id, pack.Text("name"), pack.Text("demonym"), pack.Texts("languages"), pack.Text("edition"),
            lists.DistinctBy(l => l.List.Id).ToDictionary(l => l.List.Id, l => l.List, StringComparer.Ordinal), tables);
        pack.NothingElse();
        foreach (var needed in new[] { "areas", "regulators" }.Where(n => !country.Lists.ContainsKey(n)))
            pack.Problem("lists", "", $"every country needs a list \"{needed}\".", "Add it.");
        Forgotten(folder, id, pack, [.. lists.Select(l => l.File), .. pack.Texts("published").Select(f => $"{id}/{f}")], problems);
        return country;
    }

    /// <summary>The file's fields, or null and a problem where it cannot be read.</summary>
    public static JsonFields? Open(string root, string file, List<PackProblem> problems)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            problems.Add(new PackProblem(file, "", "", "", "the pack names this file, but it is not there.", "Add the file or take it off the pack's list."));
            return null;
        }
        try
        {
            return new JsonFields(JsonDocument.Parse(File.ReadAllBytes(path), Lenient).RootElement, file, "", problems);
        }
        catch (JsonException wrong)
        {
            problems.Add(new PackProblem(file, $"line {wrong.LineNumber + 1}", "", "", $"this is not JSON: {wrong.Message}", "Correct the line."));
            return null;
        }
    }

    private static void Forgotten(string folder, string id, JsonFields pack, string[] named, List<PackProblem> problems)
    {
        foreach (var group in named.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            pack.Problem("", group.Key, "the pack names this file twice.", "Name it once.");
        foreach (var kind in new[] { "lists", "published" }.Where(k => Directory.Exists(Path.Combine(folder, k))))
            foreach (var file in Directory.GetFiles(Path.Combine(folder, kind)).Select(f => $"{id}/{kind}/{Path.GetFileName(f)}").Except(named, StringComparer.Ordinal))
                problems.Add(new PackProblem(file, "", "", "", "pack.json does not name this file, so nothing reads it.", "Name it there or remove it."));
    }

    private static void OncePublished(List<CountryPack> countries, List<PackProblem> problems)
    {
        foreach (var twice in countries.SelectMany(c => c.Published).GroupBy(t => t.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new PackProblem(string.Join(" and ", twice.Select(t => t.Country)), "published", "id", twice.Key,
                "two published tables have this id.", "Give each its own."));
    }
}
