using System.IO.Compression;
using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>
/// The facts behind a release, so that any measure of that day can still be asked of them. Services are told apart by area, kind, sector
/// and size alone, providers and persons not at all, and rows lie in the order of their codes: nobody's rows can be told from another's.
/// </summary>
internal static class FrozenFacts
{
    public static byte[] Of(CountryFacts facts)
    {
        using var bytes = new MemoryStream();
        using (var to = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Fastest)))
            FactsFile.WriteCountry(to, Plain(facts));
        return bytes.ToArray();
    }

    public static CountryFacts Read(byte[] frozen)
    {
        using var from = new BinaryReader(new BrotliStream(new MemoryStream(frozen), CompressionMode.Decompress));
        return FactsFile.ReadCountry(from);
    }

    private static CountryFacts Plain(CountryFacts facts)
    {
        var plain = new CountryFacts();
        foreach (var (column, codes) in facts.Codes.Where(c => c.Key is not ("provider" or "service")))
            plain.Codes[column] = codes;
        var columns = CountryFacts.ServiceCodes.Where(c => c is not ("provider" or "service")).ToList();
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var kindOf = Enumerable.Range(0, facts.OfServices["provider"].Count).Select(s => string.Join(',', columns.Select(c => facts.OfServices[c][s]))).ToList();
        foreach (var kind in kindOf.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            kinds[kind] = kinds.Count;
            var codes = kind.Split(',');
            foreach (var column in CountryFacts.ServiceCodes)
                plain.OfServices[column].Add(columns.IndexOf(column) is >= 0 and var c ? int.Parse(codes[c], System.Globalization.CultureInfo.InvariantCulture) : 0);
        }
        foreach (var (table, slices) in facts.Slices)
        {
            var all = Sorted(ColumnsBuilder.Together(slices).Columns, s => kinds[kindOf[s]]);
            plain.Slices[table] = new Dictionary<int, Slice> { [0] = Slice.All(all) };
        }
        return plain;
    }

    private static RowColumns Sorted(RowColumns rows, Func<int, int> kind)
    {
        var (services, codes, numbers) = (Array.ConvertAll(rows.Service, s => kind(s)), rows.Codes.Where(c => c.Key != RowColumns.Several).OrderBy(c => c.Key, StringComparer.Ordinal).ToList(), rows.Numbers.OrderBy(n => n.Key, StringComparer.Ordinal).ToList());
        var order = Enumerable.Range(0, rows.Rows).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var difference = services[a].CompareTo(services[b]);
            for (var c = 0; difference == 0 && c < codes.Count; c++)
                difference = codes[c].Value[a].CompareTo(codes[c].Value[b]);
            for (var n = 0; difference == 0 && n < numbers.Count; n++)
                difference = numbers[n].Value[a].CompareTo(numbers[n].Value[b]);
            return difference;
        });
        return new RowColumns(Array.ConvertAll(order, r => services[r]), codes.ToDictionary(c => c.Key, c => Array.ConvertAll(order, r => c.Value[r]), StringComparer.Ordinal),
            numbers.ToDictionary(n => n.Key, n => Array.ConvertAll(order, r => n.Value[r]), StringComparer.Ordinal));
    }
}
