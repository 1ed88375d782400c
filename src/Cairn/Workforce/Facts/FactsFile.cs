using System.Runtime.InteropServices;
using Cairn.Engine.Measures;
using Cairn.Platform;

namespace Cairn.Workforce;

/// <summary>The facts of a day in a file of the data folder, so that a program that starts need not read the whole record again. It can be deleted at any time.</summary>
internal static class FactsFile
{
    private const string Kind = "cairn facts 1";

    public static string Folder(Settings settings) => settings.File("facts");

    /// <summary>What was kept of a day; null where nothing usable was.</summary>
    public static FactsState? Read(Settings settings, DateOnly day)
    {
        var file = FileOf(settings, day);
        if (!File.Exists(file))
            return null;
        try
        {
            using var from = new BinaryReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16));
            if (from.ReadString() != Kind || from.ReadString() != FactsShape || from.ReadInt32() != day.DayNumber)
                return null;
            var total = (from.ReadInt64(), from.ReadInt64());
            var heads = Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => new Guid(from.ReadBytes(16)), _ => (from.ReadInt64(), from.ReadInt64()));
            var countries = Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => from.ReadString(), _ => ReadCountry(from, file), StringComparer.Ordinal);
            return from.ReadString() == Kind ? new FactsState(day, new Heads(heads) { Total = total }, countries) : null;
        }
        catch (Exception e) when (e is IOException or ArgumentException or OverflowException or FormatException)
        {
            return null; // cut short or of another make: the record itself is read
        }
    }

    /// <summary>Deletes every file of facts: somebody's record was erased, and a row of it without a name may stand in them.</summary>
    public static void Forget(Settings settings)
    {
        if (Directory.Exists(Folder(settings)))
            Directory.Delete(Folder(settings), recursive: true);
    }

    public static void Write(Settings settings, FactsState state)
    {
        PrivateFiles.MakeOwnFolder(Folder(settings));
        var (file, part) = (FileOf(settings, state.Day), FileOf(settings, state.Day) + $".{NewId.Next():N}");
        using (var to = new BinaryWriter(new BufferedStream(PrivateFiles.Make(part), 1 << 20)))
        {
            to.Write(Kind);
            to.Write(FactsShape);
            to.Write(state.Day.DayNumber);
            to.Write(state.Heads.Total.Chains);
            to.Write(state.Heads.Total.Events);
            to.Write(state.Heads.Chains.Count);
            foreach (var (organisation, (sequence, hash)) in state.Heads.Chains)
            {
                to.Write(organisation.ToByteArray());
                to.Write(sequence);
                to.Write(hash);
            }
            to.Write(state.Countries.Count);
            foreach (var (country, facts) in state.Countries)
            {
                to.Write(country);
                WriteCountry(to, facts);
            }
            to.Write(Kind);
        }
        File.Move(part, file, overwrite: true);
        foreach (var old in Directory.GetFiles(Folder(settings)).Where(f => File.GetLastWriteTimeUtc(f) < File.GetLastWriteTimeUtc(file).AddDays(-14)))
            File.Delete(old);
    }

    /// <summary>The columns that this program reads into: a file of another make is not read.</summary>
    private static readonly string FactsShape = string.Join(',', CountryFacts.ServiceCodes.Concat(CountryFacts.WorkerCodes).Concat(CountryFacts.WorkerNumbers).Concat(CountryFacts.LeaverCodes).Concat(CountryFacts.PostNumbers).Concat(CountryFacts.CostNumbers));

    private static string FileOf(Settings settings, DateOnly day) => Path.Combine(Folder(settings), Platform.Site.Format.IsoDate(day));

    /// <param name="file">Where the columns can be read later, when a figure needs them; null to read them now.</param>
    internal static CountryFacts ReadCountry(BinaryReader from, string? file = null)
    {
        var (facts, known) = (new CountryFacts(), new HashSet<string>(StringComparer.Ordinal));
        for (var n = from.ReadInt32(); n > 0; n--)
        {
            var column = from.ReadString();
            known.Add(column);
            var codes = facts.Codes[column] = new Codes();
            for (var c = from.ReadInt32(); c > 1; c--)
                codes.Number(from.ReadString());
        }
        // What was frozen before a column was thought of says nothing of it.
        foreach (var column in CountryFacts.ServiceCodes)
            facts.OfServices[column] = [.. known.Contains(column) ? Array<int>(from) : new int[facts.OfServices["provider"].Count]];
        foreach (var table in facts.Slices.Keys.Order(StringComparer.Ordinal).ToList())
        {
            var columns = new RowColumns(Array<int>(from), Named<ushort>(from, file), Named<int>(from, file)) { Persons = Array<long>(from) };
            for (var n = from.ReadInt32(); n > 0; n--)
                facts.Slices[table][from.ReadInt32()] = new Slice(columns, from.ReadInt32(), from.ReadInt32(), from.ReadInt32());
        }
        return facts;
    }

    internal static void WriteCountry(BinaryWriter to, CountryFacts facts)
    {
        to.Write(facts.Codes.Count);
        foreach (var (column, codes) in facts.Codes)
        {
            to.Write(column);
            var names = codes.Names;
            to.Write(names.Count);
            foreach (var name in names.Skip(1))
                to.Write(name);
        }
        foreach (var column in CountryFacts.ServiceCodes)
            Array<int>(to, [.. facts.OfServices[column]]);
        foreach (var (_, slices) in facts.Slices.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var (columns, places) = ColumnsBuilder.Together(slices);
            Array(to, columns.Service);
            Named(to, columns.Codes);
            Named(to, columns.Numbers);
            Array(to, columns.Persons);
            to.Write(places.Count);
            foreach (var (provider, slice) in places)
            {
                to.Write(provider);
                to.Write(slice.Start);
                to.Write(slice.Length);
                to.Write(slice.Persons);
            }
        }
    }

    private static IReadOnlyDictionary<string, T[]> Named<T>(BinaryReader from, string? file) where T : unmanaged
    {
        var count = from.ReadInt32();
        if (file is null)
            return Enumerable.Range(0, count).ToDictionary(_ => from.ReadString(), _ => Array<T>(from), StringComparer.Ordinal);
        var columns = new FileColumns<T>(file);
        for (var n = 0; n < count; n++)
        {
            var (name, length) = (from.ReadString(), from.ReadInt32());
            columns.Add(name, from.BaseStream.Position, length);
            from.BaseStream.Seek((long)length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>(), SeekOrigin.Current);
        }
        return columns;
    }

    private static void Named<T>(BinaryWriter to, IReadOnlyDictionary<string, T[]> columns) where T : unmanaged
    {
        to.Write(columns.Count);
        foreach (var (name, values) in columns)
        {
            to.Write(name);
            Array(to, values);
        }
    }

    private static T[] Array<T>(BinaryReader from) where T : unmanaged
    {
        var values = new T[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void Array<T>(BinaryWriter to, T[] values) where T : unmanaged
    {
        to.Write(values.Length);
        to.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
