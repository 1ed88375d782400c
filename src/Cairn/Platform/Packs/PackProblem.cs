namespace Cairn.Platform.Packs;

/// <summary>One thing wrong in a pack: where it is, what it says, why that cannot be used, and what to do.</summary>
/// <param name="File">Path below the packs folder, with forward slashes.</param>
/// <param name="Where">"line 12" of a list, "row 3" or a field of a JSON file; empty for the file as a whole.</param>
/// <param name="Column">The column or field; empty where the problem is not of one.</param>
/// <param name="Value">What stands there; empty where nothing does.</param>
public sealed record PackProblem(string File, string Where, string Column, string Value, string What, string Do)
{
    public override string ToString()
    {
        var place = string.Join(", ", new[] { File, Where, Column.Length == 0 ? "" : $"column {Column}" }.Where(p => p.Length > 0));
        return Value.Length == 0 ? $"{place}: {What} {Do}" : $"{place}: \"{Value}\": {What} {Do}";
    }
}

/// <summary>The packs cannot be used, and the program does not start on them. Lists every problem, not the first alone.</summary>
public sealed class PacksUnusableException(IReadOnlyList<PackProblem> problems) : Exception(
    $"The packs cannot be used: {problems.Count} problem(s).{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<PackProblem> Problems { get; } = problems;
}
