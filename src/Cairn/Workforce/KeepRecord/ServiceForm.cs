using Cairn.People;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>A service's questions as a form has them.</summary>
public static class ServiceForm
{
    /// <param name="value">What stands in it.</param>
    /// <param name="form">What was sent, where another line was asked for.</param>
    /// <param name="now">What is held now, where somebody else has just changed it.</param>
    public static AskedQuestion Asked(Question<Service> question, CountryLabels words, RecordCodes codes, DateOnly today, string? value, AnswerForm? form = null, string? now = null)
    {
        var ask = question.Ask!;
        var lines = AnswerRows.Read(value, Math.Max(1, ask.Parts.Count));
        // What is held stays to be chosen, though the list offers it no longer.
        IReadOnlyList<Choice> Choices(string? list, IEnumerable<string> held, Choice? also = null)
        {
            if (list is null)
                return [];
            IReadOnlyList<Choice> offered = [.. words.Choices(list, today), .. also is null ? Array.Empty<Choice>() : [also]];
            return [.. offered, .. held.Where(code => code.Length > 0 && offered.All(c => c.Value != code)).Distinct().Select(code => new Choice(code, words[list, code]!))];
        }
        var sent = ask.Control == Control.Rows && form?.More == ask.Name ? form.LinesOf(ask) + 2 : 0;
        return new AskedQuestion(ask, question.Label, Choices(ask.List, ask.Control == Control.Many ? lines.Select(l => l[0]) : [value ?? ""], ask.Parts is [{ Also: { } other }, ..] ? other : null), value, Now: now)
        {
            Columns = ask.Control != Control.Rows ? [] : [.. ask.Parts.Select((p, n) => new RowColumn(p.Name, p.Label, p.List is null ? null : Choices(p.List, lines.Select(l => l[n]), p.Also), p.Control == Control.Number))],
            Folded = ask.List == PostQuestions.States,
            Spare = Math.Max(2, sent - lines.Count),
            Described = ask is { Control: Control.Many, Parts.Count: > 1 } ? [.. words.Choices(ask.List!, today).Where(c => ServiceFaults.TakesText(codes, ask.List!, "service_users", c.Value))] : [],
        };
    }
}
