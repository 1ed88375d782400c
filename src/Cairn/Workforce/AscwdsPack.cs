using Cairn.Engine.Returns;

namespace Cairn.Workforce;

/// <summary>The code lists of England's ASC-WDS format, as the program carries them in <c>packs/england/ascwds</c>.</summary>
public static class AscwdsPack
{
    private static readonly Lazy<CodeLists> Loaded = new(() => Load(Path.Combine(AppContext.BaseDirectory, "packs", "england", "ascwds")));

    public static CodeLists Lists => Loaded.Value;

    /// <summary>Said once of a check that had no table of postcodes.</summary>
    public const string NoPostcodes = "Postcodes were checked for their form alone, for there is no table of them here (postcodes.csv in packs/england/ascwds).";

    /// <summary>Reads every table of the folder.</summary>
    /// <exception cref="InvalidDataException">A table is missing or is not one; the message names it.</exception>
    public static CodeLists Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"The packs lack {folder}. Build the program again, so that they are copied beside it.");
        PostcodeTable? postcodes = null;
        var tables = new Dictionary<string, IReadOnlyList<CodeRow>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            if (Path.GetFileNameWithoutExtension(file) is var name && name == "postcodes")
                postcodes = PostcodeTable.Read(stream);
            else
                tables[name] = CodeTable.Read(stream);
        }
        return new CodeLists(tables) { Postcodes = postcodes };
    }
}
