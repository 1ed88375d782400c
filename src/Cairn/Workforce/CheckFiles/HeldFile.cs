using System.Globalization;
using Cairn.Engine.Returns;
using CsvHelper;

namespace Cairn.Workforce;

/// <summary>A file of references already held: LOCALESTID and UNIQUEWORKERID, the latter empty for a workplace alone.</summary>
public static class HeldFile
{
    /// <exception cref="InvalidDataException">The file lacks one of the two columns.</exception>
    public static HeldReferences Read(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        if (!reader.Read() || !reader.ReadHeader() || reader.HeaderRecord is not { } names
            || !names.Contains("LOCALESTID") || !names.Contains("UNIQUEWORKERID"))
            throw new InvalidDataException($"{path} does not start with the columns LOCALESTID and UNIQUEWORKERID. Write them in its first line.");
        var held = new HeldReferences();
        while (reader.Read())
        {
            var workplace = (reader.GetField("LOCALESTID") ?? "").Trim();
            var worker = (reader.GetField("UNIQUEWORKERID") ?? "").Trim();
            if (workplace.Length == 0)
                continue;
            held.AddWorkplace(workplace);
            if (worker.Length > 0)
                held.AddStaff(workplace, worker);
        }
        return held;
    }
}
