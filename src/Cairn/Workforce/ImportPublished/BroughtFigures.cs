using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One figure of a file, and where in the file it stands.</summary>
internal sealed record BroughtFigure(PlacedFigure Figure, bool IsTotal, string Where);

/// <summary>What a file cannot be used for: every problem of it. Nothing was imported.</summary>
public sealed class UnusablePublishedException(IReadOnlyList<PackProblem> problems) : Exception(
    $"The file has {(problems.Count == 1 ? "a problem" : $"{problems.Count} problems")}. Nothing was imported.")
{
    public IReadOnlyList<PackProblem> Problems => problems;
}

/// <summary>What must hold of every figure that is brought, whatever its file's form.</summary>
internal static class BroughtFigures
{
    private const int MostLetters = 300, MostNote = 2_000;

    public static void Check(string file, IReadOnlyList<BroughtFigure> figures, DateOnly today, List<PackProblem> problems)
    {
        foreach (var (figure, _, where) in figures)
        {
            var (row, table) = (figure.Row, figure.Table);
            void Add(string column, string value, string what, string todo) => problems.Add(new PackProblem(file, where, column, value, what, todo));
            foreach (var (column, text, most) in new[]
                     {
                         ("series", figure.Series, 80), ("code", figure.Line, 80), ("definition", figure.Basis.Definition, 80), ("family", figure.Basis.Family, 80), ("edition", figure.Edition, 80), ("coverage", figure.Basis.Coverage, MostLetters),
                         ("code", row.Code, 80), ("id", table.Id, MostLetters), ("revises", row.Revises ?? "", 80), ("label", row.Label, MostLetters), ("title", table.Title, MostLetters), ("unit", figure.Unit, MostLetters), ("source", figure.Source, MostNote), ("locator", table.Locator, MostLetters), ("note", row.Note ?? "", MostNote),
                     })
                if (text.Length > most || text.Any(char.IsControl))
                    Add(column, text.Length > 40 ? text[..40] + "…" : text, text.Length > most ? $"is too long: {text.Length} letters where {most} are the most." : "has letters in it that cannot be shown.", "Shorten it to plain words on one line.");
            if (!IsId(figure.Series))
                Add("series", figure.Series, "is not an id.", "Use small letters, digits and hyphens, such as scotland-workforce.");
            foreach (var (column, number) in new[] { ("value", row.Value), ("printed_share", row.PrintedShare), ("printed_change", row.PrintedChange), ("share_of", row.ShareOf), ("change_from", row.ChangeFrom), ("rounding", row.Rounding) })
                if (number is { } n && (Math.Abs(n) > PrintedNumber.Largest || n.Scale > PrintedNumber.MostDecimals))
                    Add(column, n.ToString(System.Globalization.CultureInfo.InvariantCulture), "is too large, or has too many decimals.", $"A printed number has at most {PrintedNumber.MostDecimals} decimals and is a million millions at most.");
            if (row.Rounding is <= 0)
                Add("rounding", "", "is not above nought.", "Give the step to which the source rounded, such as 10, or leave it empty.");
            if (row.Status == PublishedStatus.Revised && row.Revises is null or "")
                Add("revises", "", "a revised figure must name what it revises.", "Give the edition whose figure it takes the place of.");
            if (row.Revises is { } revises && revises == figure.Edition)
                Add("revises", revises, "an edition cannot revise itself.", "Give the revision an edition of its own, such as \"2013, revised December 2014\".");
            if (row.Status == PublishedStatus.Withdrawn && row.WithdrawnOn is null)
                Add("withdrawn_on", "", "a withdrawn figure must say when it was withdrawn.", "Give the day, month or year.");
            if (row.Status == PublishedStatus.Withdrawn && string.IsNullOrWhiteSpace(row.Note))
                Add("note", "", "a withdrawn figure must say why.", "Give the reason in the note.");
            if (!figure.KnownIsAssumed && figure.KnownFrom > today && figure.KnownFrom.Year > today.Year)
                Add("published_on", $"{figure.KnownFrom:yyyy-MM-dd}", "is still to come.", "Import the edition when it is out.");
        }
        foreach (var withdrawn in figures.Where(f => f.Figure.Row.Status == PublishedStatus.Withdrawn))
            if (figures.FirstOrDefault(f => f != withdrawn && Key(f.Figure) == Key(withdrawn.Figure) with { IsWithdrawal = false }) is { } printed && printed.Figure.Row.Value != withdrawn.Figure.Row.Value)
                problems.Add(new PackProblem(file, withdrawn.Where, "value", "", $"{printed.Where} gives another value of the edition that is withdrawn here.", "Give the value that was printed and withdrawn."));
        foreach (var twice in figures.GroupBy(f => Key(f.Figure)).Where(g => g.Count() > 1))
            problems.Add(new PackProblem(file, twice.Last().Where, "edition", twice.Key.Edition, $"{twice.First().Where} gives a figure of the same series, code, period, edition and status.", "Keep one of the two, or say which edition each is from."));
    }

    /// <summary>What one figure is, so that it stands once.</summary>
    public static (string Series, string Line, string Period, string Edition, bool IsWithdrawal) Key(PlacedFigure f) =>
        (f.Series, f.Line, f.Period, f.Edition, f.Row.Status == PublishedStatus.Withdrawn);

    public static bool IsId(string text) => text.Length is > 0 and <= 80 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
