using System.Text.RegularExpressions;
using Cairn.Platform.Access;

namespace Cairn.Platform.Site;

/// <param name="Current">"page" on the entry's own page, "true" beneath it, else null: the value of aria-current.</param>
public sealed record MenuEntry(string Text, string Url, string? Current);

/// <summary>The main menu as the reader may use it.</summary>
public sealed partial class Menu(House house, Actor actor)
{
    public IReadOnlyList<MenuEntry> At(string path)
    {
        var mine = house.Navigation.Where(IsOpen).OrderBy(n => n.Order).Select(n => (n.Text, Url: Fill(n.Url))).ToList();
        // The longest address that the page lies under is where the reader is.
        var here = mine.Where(n => IsUnder(path, n.Url)).OrderByDescending(n => n.Url.Length).FirstOrDefault().Url;
        return [.. mine.Select(n => new MenuEntry(n.Text, n.Url, n.Url != here ? null : n.Url == path ? "page" : "true"))];
    }

    /// <summary>Whether there is a page to sign in at.</summary>
    public bool HasSignIn => house.Access.Knows("GET", "/sign-in");

    private const string Area = "{area}";

    private bool IsOpen(NavigationRow row) =>
        !row.NotFor.Contains(actor.Role) && house.Access.AllowsSomewhere("GET", row.Url, actor.Role) && (actor.Organisation is not null || !Organisation().IsMatch(row.Url))
        && (actor.Area is not null || !row.Url.Contains(Area, StringComparison.Ordinal));

    private string Fill(string url) => Organisation().Replace(url, actor.Organisation?.ToString() ?? "").Replace(Area, actor.Area, StringComparison.Ordinal);

    private static bool IsUnder(string path, string url) => path == url || (url != "/" && path.StartsWith(url + "/", StringComparison.Ordinal));

    [GeneratedRegex(@"\{organisation(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Organisation();
}
