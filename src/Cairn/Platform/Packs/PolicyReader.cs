using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Platform.Packs;

/// <summary>Reads <c>uk/policies/*.md</c>: lines of "name: value", a line of hyphens, and the text.</summary>
internal static partial class PolicyReader
{
    private const string Folder = "uk/policies";
    private static readonly string[] Needed = ["title", "order", "edition", "from", "evidence", "source"];

    public static IReadOnlyList<PolicyTemplate> Read(string root, List<PackProblem> problems) => Directory.Exists(Path.Combine(root, Folder))
        ? [.. Directory.GetFiles(Path.Combine(root, Folder), "*.md").Order(StringComparer.Ordinal).Select(f => One(f, problems)).OrderBy(p => p.Order).ThenBy(p => p.Id, StringComparer.Ordinal)]
        : [];

    private static PolicyTemplate One(string path, List<PackProblem> problems)
    {
        var file = $"{Folder}/{Path.GetFileName(path)}";
        void Problem(string column, string value, string what, string todo) => problems.Add(new PackProblem(file, "", column, value, what, todo));
        var lines = File.ReadAllLines(path);
        var end = Array.IndexOf(lines, "---");
        if (end < 0)
            Problem("", "", "no line of three hyphens parts the heading from the text.", "Add a line \"---\" before the text.");
        var head = lines.Take(Math.Max(0, end)).Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2).ToList();
        string Of(string name) => head.FirstOrDefault(p => p[0] == name)?[1] ?? "";
        foreach (var name in Needed.Where(n => Of(n).Length == 0))
            Problem(name, "", "this must be given.", $"Add a line \"{name}: …\" above the hyphens.");
        foreach (var unknown in head.Where(p => !Needed.Contains(p[0]) && !p[0].StartsWith("blank ", StringComparison.Ordinal)))
            Problem(unknown[0], unknown[1], "nothing reads a line of this name.", "Correct the spelling or remove it.");
        if (!Dates.Read(Of("from"), out var from))
            Problem("from", Of("from"), "is not a date.", Dates.Advice);
        if (!int.TryParse(Of("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order))
            Problem("order", Of("order"), "is not a number.", "Write its place among the others, such as 30.");
        if (!Enum.TryParse<Evidence>(Of("evidence"), ignoreCase: true, out var evidence))
            Problem("evidence", Of("evidence"), "is not one of the words allowed here.", "Write seen, derived or general.");
        var blanks = head.Where(p => p[0].StartsWith("blank ", StringComparison.Ordinal)).Select(p => (p[0]["blank ".Length..], p[1])).ToList();
        var text = string.Join('\n', lines.Skip(end + 1)).Trim();
        var named = Blank().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in named.Except(blanks.Select(b => b.Item1), StringComparer.Ordinal))
            Problem("blank", stray, "stands in the text, and nothing asks for it.", $"Add a line \"blank {stray}: …\".");
        foreach (var unused in blanks.Where(b => !named.Contains(b.Item1)))
            Problem("blank", unused.Item1, "is asked for and stands nowhere in the text.", $"Write {{{unused.Item1}}} where it belongs, or remove the line.");
        return new PolicyTemplate(Path.GetFileNameWithoutExtension(path), Of("title"), order, Of("edition"), from, evidence, Of("source"), blanks, text);
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blank();
}
