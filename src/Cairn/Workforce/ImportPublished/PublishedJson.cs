using System.Text.Json;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Reads one published table in the form of the packs.</summary>
internal static class PublishedJson
{
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static IReadOnlyList<BroughtFigure> Read(string file, string text, Packs packs, string? country, List<PackProblem> problems)
    {
        using var json = JsonDocument.Parse(text);
        var fields = new JsonFields(json.RootElement, file, "", problems);
        var id = fields.Text("id");
        var of = country ?? packs.Countries.FirstOrDefault(c => id.StartsWith(c.Id + "-", StringComparison.Ordinal))?.Id;
        if (of is null)
            fields.Problem("id", id, "does not begin with a country, and none was said.", $"Begin it with one of: {string.Join(", ", packs.Countries.Select(c => c.Id))}; or say the country when you bring the file.");
        var table = PublishedReader.Read(fields, of ?? "");
        if (table.Rows.Count > ImportPublished.MostFigures)
            fields.Problem("rows", "", $"the table has more than {ImportPublished.MostFigures} rows.", "Import it in several files.");
        return [.. PlacedFigure.In(table).Select((figure, i) => new BroughtFigure(figure, i >= table.Rows.Count, i < table.Rows.Count ? $"rows {i + 1}" : "total"))];
    }
}
