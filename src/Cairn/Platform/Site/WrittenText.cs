namespace Cairn.Platform.Site;

/// <summary>Text that somebody wrote, as a page: empty lines part paragraphs, "## " begins a heading, "- " a line of a list. Nothing else is a sign.</summary>
public static class WrittenText
{
    public static Markup Html(string text) => Markup.Join(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Block));

    private static Markup Block(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.TrimEntries);
        return lines switch
        {
            [['#', '#', ' ', .. var heading]] => (Markup)$"<h2>{heading}</h2>",
            [['#', '#', ' ', .. var heading], .. var rest] => $"<h2>{heading}</h2>{Block(string.Join('\n', rest))}",
            _ when lines.All(l => l.StartsWith("- ", StringComparison.Ordinal)) => $"<ul class=\"govuk-list govuk-list--bullet\">{Markup.Join(lines.Select(l => (Markup)$"<li>{l[2..]}</li>"))}</ul>",
            _ => $"<p>{Markup.Join(lines.Select((l, n) => n == 0 ? (Markup)$"{l}" : $"<br>{l}"))}</p>",
        };
    }
}
