using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>The web pages of a publication, and the one long page that the PDF is printed from.</summary>
internal static class Pages
{
    private static readonly string[] assets = ["publication.css", "hyperlegible-latin.woff2", "hyperlegible-latin-ext.woff2", "mark.svg", "licences.txt"];

    public static void Write(Publication p, string folder, bool pdf)
    {
        var numbering = new Numbering(p);
        Style(Path.Combine(folder, "style"));
        File.WriteAllText(Path.Combine(folder, "index.html"), PageFrame.Write(p, $"{p.Title}, edition {p.Edition}", FrontMarkup.OnScreen(p, numbering, pdf)).ToString());
        for (var at = 0; at < p.Parts.Count; at++)
            File.WriteAllText(Path.Combine(folder, p.Parts[at].Id + ".html"), PageFrame.Write(p, $"{p.Parts[at].Title} – {p.Title}", PartMarkup.OnScreen(p, numbering, at)).ToString());
    }

    /// <returns>The page's path.</returns>
    public static string WritePaper(Publication p, string folder)
    {
        Style(Path.Combine(folder, "style"));
        var path = Path.Combine(folder, "paper.html");
        File.WriteAllText(path, PageFrame.Write(p, $"{p.Title}, edition {p.Edition}", FrontMarkup.OnPaper(p, new Numbering(p)), paper: true).ToString());
        return path;
    }

    private static void Style(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in assets)
        {
            var made = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets", name);
            if (!File.Exists(made))
                throw new RefusedException($"{made} is missing, which the pages' look is made of. Build the program again: the build makes it.");
            File.Copy(made, Path.Combine(folder, name));
        }
    }
}
