using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.Platform.Site;

/// <summary>What is wrong with a page's HTML: tags that do not nest, ids twice, references that lead nowhere, boxes without a label, inline script or style.</summary>
public static partial class PageCheck
{
    private static readonly HashSet<string> Void = ["meta", "link", "input", "br", "hr", "img"];

    public static List<string> Of(string html)
    {
        var (wrong, open, ids, wanted, labelled) = (new List<string>(), new Stack<string>(), new HashSet<string>(), new List<string>(), new HashSet<string>());
        var boxes = new List<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var (name, rest) = (tag.Groups["name"].Value, tag.Groups["rest"].Value);
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                if (open.Count == 0 || open.Pop() != name)
                    wrong.Add($"{tag.Value} closes what is not open.");
                continue;
            }
            if (!Void.Contains(name) && !rest.EndsWith('/'))
                open.Push(name);
            var attributes = Attribute().Matches(rest).ToDictionary(a => a.Groups["key"].Value, a => WebUtility.HtmlDecode(a.Groups["value"].Value));
            if (attributes.TryGetValue("id", out var id) && !ids.Add(id))
                wrong.Add($"The id {id} is there twice.");
            foreach (var key in new[] { "for", "aria-labelledby", "aria-describedby", "aria-controls" })
                if (attributes.TryGetValue(key, out var value))
                    wanted.AddRange(value.Split(' '));
            if (attributes.TryGetValue("href", out var href) && href.StartsWith('#'))
                wanted.Add(href[1..]);
            if (attributes.TryGetValue("for", out var target))
                labelled.Add(target);
            if (name is "input" or "select" or "textarea" && attributes.GetValueOrDefault("type") != "hidden")
                boxes.Add(id ?? "");
            if (attributes.ContainsKey("style") || attributes.Keys.Any(k => k.StartsWith("on", StringComparison.Ordinal)) || (name == "script" && !attributes.ContainsKey("src")))
                wrong.Add($"{tag.Value} has inline style or script.");
        }
        wrong.AddRange(open.Select(name => $"<{name}> is never closed."));
        wrong.AddRange(wanted.Where(w => !ids.Contains(w)).Select(w => $"Nothing has the id {w}."));
        wrong.AddRange(boxes.Where(b => !labelled.Contains(b)).Select(b => $"The box {b} has no label."));
        return wrong;
    }

    [GeneratedRegex("""</?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:"[^"]*"|[^">])*)>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<key>[a-zA-Z][a-zA-Z0-9:-]*)(="(?<value>[^"]*)")?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
