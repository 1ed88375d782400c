using System.Text.RegularExpressions;
using Cairn.Engine.Returns;

namespace Cairn.Workforce;

/// <summary>A rule's words for somebody who sees questions and not columns: each column's name becomes its question's, each code its label.</summary>
/// <param name="questions">What each column is called on pages.</param>
/// <param name="label">What a code of a column means.</param>
/// <param name="chosen">Whether a column is answered by choosing one of a list, so that nobody writes codes.</param>
public sealed partial class RuleWords(IReadOnlyDictionary<string, string> questions, Func<string, string, string?> label, Func<string, bool>? chosen = null)
{
    public string Of(RowFinding finding) => Of($"{finding.Message} {(IsUnchosen(finding.Rule) ? "Choose one." : finding.Rule.Advice)}");

    private bool IsUnchosen(Rule rule) => chosen?.Invoke(rule.Column) == true && (rule.Code.EndsWith(".blank", StringComparison.Ordinal) || rule.Code.EndsWith(".code", StringComparison.Ordinal));

    private string Of(string text)
    {
        text = SetAside().Replace(text, m => m.Groups["why"].Success ? " does not fit," : "");
        text = CodeIs().Replace(text, m => label(m.Groups["column"].Value, m.Groups["code"].Value) is { } meaning ? $"{m.Groups["column"].Value} {m.Groups["is"].Value} “{meaning}”" : m.Value);
        text = CodeMeans().Replace(text, "“${meaning}”");
        text = CodeIn().Replace(text, m => label(m.Groups["column"].Value, m.Groups["code"].Value) is { } meaning ? $"“{meaning}” in {m.Groups["column"].Value}" : m.Value);
        text = Column().Replace(text, m => questions.TryGetValue(m.Value, out var question) ? $"“{question}”" : m.Value);
        return text.Replace("Write “", "Choose “", StringComparison.Ordinal).Replace("the cell blank", "it out", StringComparison.Ordinal)
            .Replace("workplace", "service", StringComparison.Ordinal);
    }

    // A file's value is set aside and its row is kept. On a page there is somebody to correct it, so nothing is.
    [GeneratedRegex(@" and is set aside|; it is set aside|; the year is set aside| is set aside(?<why>,)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetAside();

    [GeneratedRegex(@"\b(?<column>[A-Z][A-Z0-9]{2,}) (?<is>is not|is) (?<code>\d{1,3})\b( \([^)]*\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeIs();

    [GeneratedRegex(@"\b(reason )?\d{1,3} \((?<meaning>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeMeans();

    [GeneratedRegex(@"\b(?<code>\d{1,3}) in (?<column>[A-Z][A-Z0-9]{2,})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeIn();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]{2,}\b", RegexOptions.None, 1000)]
    private static partial Regex Column();
}
