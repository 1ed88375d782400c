namespace Cairn.Platform.Measures;

/// <summary>Facts that another room than the record's keeps, and that measures are counted from by the same contract.</summary>
/// <param name="Tables">Tables that its quantities count.</param>
/// <param name="Columns">Of the library's columns those by which they can be asked.</param>
public sealed record FactsSource(IReadOnlyList<string> Tables, IReadOnlyList<string> Columns, FactsAt At);
