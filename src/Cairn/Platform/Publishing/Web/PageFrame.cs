using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>What stands around every page of a publication. The pages need no server and no script, and ask nobody for anything.</summary>
internal static class PageFrame
{
    /// <param name="paper">Whether it is printed: then nothing leads to another page, for that would tell where this one lay.</param>
    public static Markup Write(Publication p, string title, Markup body, bool paper = false) => $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="theme-color" content="#0d3a34">
        <title>{title}</title>
        <link rel="icon" href="style/mark.svg" type="image/svg+xml">
        <link rel="stylesheet" href="style/publication.css">
        </head>
        <body>
        <a class="p-skip" href="#main">Skip to main content</a>
        <header class="c-top"><div class="c-wrap c-top__in"><a class="c-mark"{Markup.If(!paper, () => $" href=\"index.html\"")}>{p.Publisher}</a></div></header>
        <main id="main" tabindex="-1">
        {body}
        </main>
        {Markup.If(!paper, () => $"<footer class=\"c-foot\"><div class=\"c-wrap\"><p>{p.Title}. Edition {p.Edition}. Figures as at {Format.Date(p.AsAt)}.</p><p>Licence: {Licence(p)}</p></div></footer>")}
        </body>
        </html>

        """;

    public static Markup Licence(Publication p) =>
        p.Licence.StartsWith("https://", StringComparison.Ordinal) ? (Markup)$"<a href=\"{p.Licence}\">{p.Licence}</a>" : $"{p.Licence}";
}
