namespace Cairn.Engine.Measures;

/// <summary>The codes of one column as small numbers, each given once and never taken back. Number 0 is "not known".</summary>
/// <remarks>Readers need no lock: a number that they hold was given before the columns that hold it were made.</remarks>
public sealed class Codes
{
    private readonly Lock giving = new();
    private readonly Dictionary<string, ushort> numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private volatile string[] names = [""];

    /// <summary>By their numbers; the first is the empty text of "not known".</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of a code, given now if it is new; 0 for null and for the empty text.</summary>
    /// <exception cref="OverflowException">There are more than 65,535 codes.</exception>
    public ushort Number(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return 0;
        lock (giving)
        {
            if (numbers.TryGetValue(code, out var number))
                return number;
            number = checked((ushort)names.Length);
            names = [.. names, code];
            return numbers[code] = number;
        }
    }

    /// <summary>The number of a code that was given; null where it never was.</summary>
    public ushort? Find(string code)
    {
        lock (giving)
            return numbers.TryGetValue(code, out var number) ? number : null;
    }
}
