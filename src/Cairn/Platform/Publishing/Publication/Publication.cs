using Cairn.Platform.Publishing.Charts;

namespace Cairn.Platform.Publishing;

/// <summary>What is published at once, in every format alike. It holds no clock and nothing that differs between two makings.</summary>
/// <param name="Id">Such as "scotland-2025": folder and file name.</param>
/// <param name="Lead">What it is, in two sentences at most.</param>
/// <param name="Edition">Such as "1".</param>
/// <param name="Rule">The disclosure rule's id, such as "under-5-round-10".</param>
/// <param name="Facts">What a reader must know of the whole, as key and text: coverage, definitions, source, how nobody can be found.</param>
/// <param name="Revisions">What changed since the last edition; empty in a first.</param>
/// <param name="Digest">Of the frozen data behind it.</param>
public sealed record Publication(
    string Id, string Title, string Lead, string Publisher, string Licence, string Edition, DateOnly AsAt, string Rule,
    IReadOnlyList<(string Key, string Text)> Facts, IReadOnlyList<string> Revisions, IReadOnlyList<PublicationPart> Parts, string Digest)
{
    public IEnumerable<StatTable> Tables => Parts.SelectMany(p => p.Tables);

    /// <summary>The revisions, or the sentence that there are none.</summary>
    public IReadOnlyList<string> RevisionSentences() => Revisions is [] ? [Edition == "1" ? "This is the first edition." : "No figure was changed."] : Revisions;
}

/// <param name="Id">Names the part's page: small letters, figures and hyphens; "index" is taken.</param>
/// <param name="Findings">What the part says in plain words, the first as its headline.</param>
/// <param name="Charts">Beside the tables, drawn from the same cells.</param>
public sealed record PublicationPart(string Id, string Title, IReadOnlyList<Finding> Findings, IReadOnlyList<IChart> Charts, IReadOnlyList<StatTable> Tables);

/// <summary>A sentence whose numbers are cells of the published tables, so that it cannot say anything else than they do.</summary>
/// <param name="Template">With {0}, {1} … where the numbers stand.</param>
public sealed record Finding(string Template, IReadOnlyList<CellWord> Numbers);

/// <summary>A cell as a word of a sentence.</summary>
/// <param name="Items">Codes of the items, one an axis.</param>
/// <param name="Show">How its value is written: "62,170", "32.8%".</param>
public sealed record CellWord(string Table, IReadOnlyList<string> Items, string Value, Func<decimal, string> Show);
