using Cairn.Engine.Registration.Names;

namespace Cairn.People;

/// <summary>
/// Names folded once, in one place, so that both databases find the same people: case and marks gone, apostrophes and hyphens
/// alike, spaces single (T10 of the pitfalls: each database folds in its own way).
/// </summary>
public static class SearchKey
{
    public static string Of(string name) => Folded.Of(name);
}
