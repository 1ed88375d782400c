namespace Cairn.Platform.Site.Elements;

/// <summary>One answer among those offered.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Text">What is read.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
