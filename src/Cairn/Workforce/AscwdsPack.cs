using Cairn.Engine.Returns;

namespace Cairn.Workforce;

/// <summary>The code lists of England's ASC-WDS format, as the program carries them in <c>packs/england/ascwds</c>.</summary>
public static class AscwdsPack
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<CodeRow>>> Read = new(() => Load(Path.Combine(AppContext.BaseDirectory, "packs", "england", "ascwds")));
    private static readonly Lazy<CodeLists> Loaded = new(() => new CodeLists(Read.Value));

    public static CodeLists Lists => Loaded.Value;

    /// <summary>The rows of each table by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CodeRow>> Tables => Read.Value;

    /// <exception cref="InvalidDataException">A table is missing or is not one; the message names it.</exception>
    private static Dictionary<string, IReadOnlyList<CodeRow>> Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"The packs lack {folder}. Build the program again, so that they are copied beside it.");
        var tables = new Dictionary<string, IReadOnlyList<CodeRow>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            tables[Path.GetFileNameWithoutExtension(file)] = CodeTable.Read(stream);
        }
        return tables;
    }
}
