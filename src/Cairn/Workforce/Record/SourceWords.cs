using System.Text.RegularExpressions;

namespace Cairn.Workforce;

/// <summary>Where an answer came from, in words.</summary>
public static partial class SourceWords
{
    /// <param name="source">As the version keeps it: "return 018f…: staff", "demonstration".</param>
    public static string Of(string source) => source == "demonstration" ? "the demonstration" : source == Keeping.Page ? "a page" : source.StartsWith(Keeping.Machine, StringComparison.Ordinal) ? $"“{source[Keeping.Machine.Length..]}”, another system" : Return().Match(source) is { Success: true } found
        ? found.Groups["file"].Value == "leavers" ? "the leavers named with a return" : $"the {found.Groups["file"].Value} file of a return"
        : source;

    [GeneratedRegex("^return [0-9a-f]{32}: (?<file>[a-z]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Return();
}
