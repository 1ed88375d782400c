namespace Cairn.Platform.Packs;

/// <summary>A written policy to start from: a short text with a few blanks, each written {so}.</summary>
/// <param name="Id">The file's name, such as "supervision".</param>
/// <param name="Order">Where it stands in a list.</param>
/// <param name="Blanks">Name and question of each, in the order in which they are asked.</param>
public sealed record PolicyTemplate(
    string Id, string Title, int Order, string Edition, DateOnly From, Evidence Evidence, string Source, IReadOnlyList<(string Name, string Question)> Blanks, string Text)
{
    /// <summary>The text with its blanks filled in; one that is not answered stays as it is.</summary>
    public string Filled(Func<string, string?> answer) =>
        Blanks.Aggregate(Text, (text, blank) => answer(blank.Name)?.Trim() is { Length: > 0 } filled ? text.Replace($"{{{blank.Name}}}", filled, StringComparison.Ordinal) : text);
}
