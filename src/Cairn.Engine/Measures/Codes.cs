namespace Cairn.Engine.Measures;

/// <summary>The codes of one column as small numbers, each given once and never taken back. Number 0 is "not known".</summary>
/// <remarks>Readers need no lock: a number that they hold was given before the columns that hold it were made.</remarks>
public sealed class Codes
{
    private readonly Lock giving = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> names = [""];

    /// <summary>By their numbers; the first is the empty text of "not known".</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (giving)
                return [.. names];
        }
    }

    /// <summary>The number of a code, given now if it is new; 0 for null and for the empty text.</summary>
    public int Number(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return 0;
        lock (giving)
        {
            if (numbers.TryGetValue(code, out var number))
                return number;
            number = names.Count;
            names.Add(code);
            return numbers[code] = number;
        }
    }

    /// <summary>The number of a code that was given; null where it never was.</summary>
    public int? Find(string code)
    {
        lock (giving)
            return numbers.TryGetValue(code, out var number) ? number : null;
    }
}
