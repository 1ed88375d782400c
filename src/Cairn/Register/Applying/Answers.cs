using Cairn.Platform.Database;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>Gathers what is wrong with the answers of a page.</summary>
internal sealed class Answers
{
    public const int Line = 200, Words = 4_000;

    private readonly List<AnswerFault> faults = [];

    public void Refuse(string question, string text) => faults.Add(new(question, text));

    /// <summary>An answer that must be there.</summary>
    public string Need(string question, string? text, string advice, int most = Line)
    {
        if (string.IsNullOrWhiteSpace(text))
            Refuse(question, advice);
        return Keep(question, text, most) ?? "";
    }

    /// <summary>An answer that may be left out; null where it is.</summary>
    public string? Keep(string question, string? text, int most = Line)
    {
        var said = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (said?.Length > most)
            Refuse(question, $"That is longer than {Format.Number(most)} characters. Shorten it");
        return said;
    }

    /// <summary>Part of an address at which mail arrives, as far as one can see.</summary>
    public string? Email(string question, string? text)
    {
        var said = Keep(question, text);
        if (said is not null && (said.Contains(' ', StringComparison.Ordinal) || said.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) || at == said.Length - 1))
            Refuse(question, "That is no e-mail address. Write one such as name@example.org");
        return said;
    }

    /// <exception cref="AnswersRefusedException">Something was wrong.</exception>
    public void Check()
    {
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
    }
}
