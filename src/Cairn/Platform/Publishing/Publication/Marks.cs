using Cairn.Engine.Disclosure;

namespace Cairn.Platform.Publishing;

/// <summary>
/// The shorthand that stands where a number does not, as the Government Analysis Function's guidance on symbols in tables has it
/// (letters in square brackets, explained where they are used).
/// </summary>
public static class Marks
{
    public static IReadOnlyList<Mark> All { get; } = [Mark.Confidential, Mark.NotAvailable, Mark.NotApplicable];

    /// <summary>"c", as open data has it; nothing where there is a number.</summary>
    public static string Letter(this Mark mark) => mark switch { Mark.Confidential => "c", Mark.NotAvailable => "x", Mark.NotApplicable => "z", _ => "" };

    /// <summary>"[c]", as people read it.</summary>
    public static string Shown(this Mark mark) => $"[{mark.Letter()}]";

    public static string Means(this Mark mark) => mark switch
    {
        Mark.Confidential => "hidden, so that nobody can be found in it",
        Mark.NotAvailable => "not available: nobody answered, or nothing is held",
        Mark.NotApplicable => "not applicable: there can be no number here",
        _ => "",
    };

    /// <summary>The marks that a table has, in the order of the list.</summary>
    public static IReadOnlyList<Mark> In(StatTable table)
    {
        var found = table.Cells.Select(c => c.Mark).ToHashSet();
        return [.. All.Where(found.Contains)];
    }

    /// <summary>"[c] is hidden, …. [x] is …."; empty where a table has none.</summary>
    public static string Explain(IEnumerable<Mark> marks) => string.Join(' ', marks.Select(m => $"{m.Shown()} means {m.Means()}."));
}
