using System.Globalization;
using Cairn.Engine.Returns;
using CsvHelper;

namespace Cairn.Workforce;

/// <summary>The code lists of England's bulk upload, from the pack.</summary>
public static class AscwdsLists
{
    private static readonly Lazy<CodeLists> shared = new(() => Load(Path.Combine(AppContext.BaseDirectory, "packs", "england", "ascwds")));

    public static CodeLists Shared => shared.Value;

    public static CodeLists Load(string folder)
    {
        var tables = new Dictionary<string, IReadOnlyList<CodeRow>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.csv"))
            tables[Path.GetFileNameWithoutExtension(file)] = Read(file);
        return new CodeLists(tables);
    }

    private static List<CodeRow> Read(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        List<CodeRow> rows = [];
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(new CodeRow(csv.GetField("id")!, csv.GetField("label")!, csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h) ?? "", StringComparer.Ordinal)));
        return rows;
    }
}
