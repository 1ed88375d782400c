using System.Globalization;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>One question of a form with what stands in it.</summary>
/// <param name="Kept">A sensitive answer is held and not shown: left alone, it stays.</param>
/// <param name="Now">What is held now, where somebody else has just changed it.</param>
public sealed record AskedQuestion(Ask Ask, string Label, IReadOnlyList<Choice> Choices, string? Value, bool Kept = false, string? Now = null)
{
    /// <summary>Few choices are shown at once, with the one of giving none.</summary>
    public bool AtOnce => !Folded && Choices.Count <= 4;

    /// <summary>The choices stand in a list to be opened, however few: one of several such questions side by side.</summary>
    public bool Folded { get; init; }

    public string NoAnswer => Kept ? "Keep the answer held" : "No answer";

    public IEnumerable<Choice> WithNone => Choices.Append(new Choice("", NoAnswer));

    public string? Hint => Now is not null ? $"Held now: {Now}" : Kept ? "An answer is held and not shown here. Leave this as it is to keep it." : Ask.Hint;

    /// <summary>Of lines: what each consists of.</summary>
    public IReadOnlyList<RowColumn> Columns { get; init; } = [];

    /// <summary>Of lines: empty ones at the end, to be filled in.</summary>
    public int Spare { get; init; } = 2;

    /// <summary>Of ticks: the choices that are described in words.</summary>
    public IReadOnlyList<Choice> Described { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Lines => [.. AnswerRows.Read(Value, Ask.Parts.Count), .. Enumerable.Repeat<IReadOnlyList<string>>([], Spare)];

    public IEnumerable<string> Chosen => AnswerRows.Read(Value, Ask.Parts.Count).Select(line => line[0]);

    public string Description(string choice) => AnswerRows.Read(Value, Ask.Parts.Count).FirstOrDefault(line => line[0] == choice)?.ElementAtOrDefault(1) ?? "";

    /// <summary>Name of the box that takes a kept answer away.</summary>
    public static string Clears(string question) => "clear-" + question;
}

/// <summary>A form made of questions: what was typed into it, and what is wrong with that.</summary>
public sealed class AnswerForm(IFormCollection form)
{
    private readonly List<AnswerFault> faults = [];

    /// <summary>What was sent, by question, as a form shows it again.</summary>
    public Dictionary<string, string?> Typed { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<AnswerFault> Faults => faults;

    /// <summary>The answers that were given. A kept answer that was left alone is none.</summary>
    /// <param name="keeps">Whether a question shows an empty box over a kept answer.</param>
    public Dictionary<string, string?> Answers(IEnumerable<Ask> asks, Func<Ask, bool>? keeps = null)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var ask in asks)
        {
            var typed = Read(ask);
            Typed[ask.Name] = typed;
            if (!string.IsNullOrWhiteSpace(typed) || keeps?.Invoke(ask) != true || form.ContainsKey(AskedQuestion.Clears(ask.Name)))
                answers[ask.Name] = typed;
        }
        return answers;
    }

    /// <summary>The name of the question that was sent for another line, and not to be saved; null where it was to be saved.</summary>
    public string? More => form["more"] is [{ Length: > 0 } name, ..] ? name : null;

    /// <summary>How many lines of a question were sent, empty ones among them.</summary>
    public int LinesOf(Ask ask) => Enumerable.Range(0, MostLines).TakeWhile(n => form.ContainsKey(Box(ask, n, ask.Parts[0]))).Count();

    private const int MostLines = 500;

    private static string Box(Ask ask, int line, RowPart part) => $"{ask.Name}.{line}.{part.Name}";

    /// <summary>What was ticked, and what was described, which is as good as a tick.</summary>
    private IEnumerable<IReadOnlyList<string>> Ticked(Ask ask)
    {
        var ticked = form[ask.Name].OfType<string>().ToList();
        if (ask.Parts.Count == 1)
            return ticked.Select(code => new[] { code });
        var described = form.Keys.Where(k => k.StartsWith(ask.Name + ".", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(form[k])).Select(k => k[(ask.Name.Length + 1)..]);
        return ticked.Union(described).Select(code => new[] { code, form[$"{ask.Name}.{code}"].ToString() });
    }

    private string? Read(Ask ask)
    {
        if (ask.Control == Control.Many)
            return AnswerRows.Write(Ticked(ask));
        if (ask.Control == Control.Rows)
            return AnswerRows.Write(Enumerable.Range(0, LinesOf(ask)).Select(n => ask.Parts.Select(p => form[Box(ask, n, p)].ToString()).ToList()));
        if (ask.Control != Control.Date)
            return form[ask.Name];
        var (typed, date, advice) = DatePartsBinder.Of(name => form[name], ask.Name);
        if (advice is not null)
            faults.Add(new(ask.Name, advice));
        return date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? typed;
    }
}
