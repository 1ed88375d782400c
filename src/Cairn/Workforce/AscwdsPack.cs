using Cairn.Engine.Returns;

namespace Cairn.Workforce;

/// <summary>The code lists of England's ASC-WDS format, as the program carries them in <c>packs/england/ascwds</c>.</summary>
public static class AscwdsPack
{
    /// <summary>Said once of a check that had no table of postcodes.</summary>
    public const string NoPostcodes = "Postcodes were checked for their form alone, for there is no table of them here (postcodes.csv in packs/england/ascwds).";

    private const string PostcodeFile = "postcodes";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "packs", "england", "ascwds");
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<CodeRow>>> Read = new(ReadTables);
    private static readonly Lazy<CodeLists> Loaded = new(() => new CodeLists(Read.Value) { Postcodes = ReadPostcodes() });

    public static CodeLists Lists => Loaded.Value;

    /// <summary>The rows of each table by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CodeRow>> Tables => Read.Value;

    /// <exception cref="InvalidDataException">A table is missing or is not one; the message names it.</exception>
    private static Dictionary<string, IReadOnlyList<CodeRow>> ReadTables()
    {
        if (!Directory.Exists(Folder))
            throw new InvalidDataException($"The packs lack {Folder}. Build the program again, so that they are copied beside it.");
        var tables = new Dictionary<string, IReadOnlyList<CodeRow>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            if (Path.GetFileNameWithoutExtension(file) is var name && name != PostcodeFile)
                tables[name] = CodeTable.Read(stream);
        }
        return tables;
    }

    /// <summary>A list of millions, so it is kept otherwise than a table; null where there is none.</summary>
    private static PostcodeTable? ReadPostcodes()
    {
        var file = Path.Combine(Folder, PostcodeFile + ".csv");
        if (!File.Exists(file))
            return null;
        using var stream = File.OpenRead(file);
        return PostcodeTable.Read(stream);
    }
}
