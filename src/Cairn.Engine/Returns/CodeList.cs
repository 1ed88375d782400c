using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>One row of a code list: its code, label and whatever else its table says of it.</summary>
public sealed record CodeRow(string Code, string Label, IReadOnlyDictionary<string, string> Facts);

/// <summary>A list of the codes that a column may hold, with their labels. A value is read by either.</summary>
public sealed class CodeList
{
    private readonly CodeRow?[] byCode;
    private readonly FrozenDictionary<string, int> byLabel;

    /// <param name="name">File name without extension, such as <c>job_roles</c>.</param>
    /// <param name="rows">Rows; those whose code is not a whole number from 0 to 9,999 are labels without a code and are left out.</param>
    public CodeList(string name, IEnumerable<CodeRow> rows)
    {
        Name = name;
        var kept = new SortedDictionary<int, CodeRow>();
        foreach (var row in rows)
            if (int.TryParse(row.Code, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var code) && code < 10_000)
                kept.TryAdd(code, row);
        byCode = new CodeRow?[kept.Count == 0 ? 0 : kept.Keys.Last() + 1];
        foreach (var (code, row) in kept)
            byCode[code] = row;
        // A label that two codes share (a qualification at two levels) says neither.
        byLabel = kept.GroupBy(r => Fold(r.Value.Label), StringComparer.Ordinal).Where(g => g.Key.Length > 0 && g.Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.Single().Key, StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>Every code in order.</summary>
    public IEnumerable<int> Codes => Enumerable.Range(0, byCode.Length).Where(c => byCode[c] is not null);

    public bool Has(int code) => code >= 0 && code < byCode.Length && byCode[code] is not null;

    public string? Label(int code) => Has(code) ? byCode[code]!.Label : null;

    /// <summary>What the table says of a code in the named column, or empty.</summary>
    public string Fact(int code, string column) => Has(code) ? byCode[code]!.Facts.GetValueOrDefault(column, "") : "";

    /// <summary>True where the table's column says yes of the code.</summary>
    public bool Says(int code, string column) => Fact(code, column) == "yes";

    /// <summary>Reads a code or a label (in any case); false when it is neither.</summary>
    public bool TryRead(ReadOnlySpan<byte> value, out int code) =>
        TryWhole(value, out code) ? Has(code) : byLabel.TryGetValue(Fold(Encoding.UTF8.GetString(value)), out code);

    /// <summary>A whole number of digits alone: no sign, no point, nothing after it.</summary>
    internal static bool TryWhole(ReadOnlySpan<byte> value, out int number) =>
        Utf8Parser.TryParse(value, out number, out var used) && used == value.Length && value[0] is >= (byte)'0' and <= (byte)'9';

    private static string Fold(string label) =>
        string.Join(' ', label.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
