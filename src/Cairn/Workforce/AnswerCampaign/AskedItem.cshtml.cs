using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>One thing that the code asks, as a form shows it: what was typed, else what is held.</summary>
public sealed record AskedItem(CodeRow Row, string? State, string? Words)
{
    public static readonly IReadOnlyList<Choice> States = [new(nameof(ItemKept.Kept), "Yes"), new(nameof(ItemKept.NotKept), "No"), new(nameof(ItemKept.DoesNotApply), "It does not apply")];

    private static readonly string[] Parts = ["State", "Words"];

    public static IReadOnlyList<AskedItem> Of(IReadOnlyList<CodeRow> asked, IEnumerable<IItemAnswer> held, IFormCollection? form)
    {
        var said = held.ToDictionary(a => a.Item, StringComparer.Ordinal);
        return [.. asked.Select(row => form is null ? new AskedItem(row, said.GetValueOrDefault(row.Code)?.State.ToString(), said.GetValueOrDefault(row.Code)?.Words) : new(row, form[$"{row.Code}.State"], form[$"{row.Code}.Words"]))];
    }

    public AnswerCampaign.Answer Answer => new(Row.Code, Enum.TryParse<ItemKept>(State, out var state) && Enum.IsDefined(state) ? state : null, Words);

    public static string[] Names(IReadOnlyList<AskedItem> items) => [.. items.SelectMany(i => Parts.Select(p => $"{i.Row.Code}.{p}"))];
}
