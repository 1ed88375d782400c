namespace Cairn.Platform.Packs;

/// <summary>What holds in one country: its lists and the figures published about it.</summary>
/// <param name="Id">The folder's name, such as "scotland".</param>
/// <param name="Demonym">As in "Scottish services".</param>
/// <param name="Languages">Language tags, the first the usual one.</param>
/// <param name="Edition">The pack's own edition.</param>
public sealed record CountryPack(
    string Id, string Name, string Demonym, IReadOnlyList<string> Languages, string Edition,
    IReadOnlyDictionary<string, CodeList> Lists, IReadOnlyList<PublishedTable> Published)
{
    public CodeList Areas => List("areas");

    /// <summary>Who regulates services and people; the group says which.</summary>
    public CodeList Regulators => List("regulators");

    public CodeList List(string id) =>
        Lists.GetValueOrDefault(id)
        ?? throw new KeyNotFoundException($"The pack of {Name} has no list \"{id}\". It has: {string.Join(", ", Lists.Keys)}.");
}
