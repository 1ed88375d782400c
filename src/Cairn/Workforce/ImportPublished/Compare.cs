using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What a file brings, beside what is held.</summary>
internal static class Compare
{
    /// <summary>The figures that are not held yet.</summary>
    /// <exception cref="UnusablePublishedException">A figure of a held edition differs: an edition does not change.</exception>
    public static IReadOnlyList<BroughtFigure> New(string file, IReadOnlyList<BroughtFigure> figures, ILookup<(string, string, string, string), PlacedFigure> held)
    {
        List<PackProblem> problems = [];
        List<BroughtFigure> fresh = [];
        foreach (var brought in figures)
        {
            var figure = brought.Figure;
            var same = held[(figure.Series, figure.Line, figure.Period, figure.Edition)].ToList();
            if (same.Find(h => Printed(h) != Printed(figure)) is { } other)
                problems.Add(new PackProblem(file, brought.Where, "value", Words(figure), $"the {figure.Edition} edition is held with {Words(other)} for {figure.Period}, and an edition does not change.",
                    "Correct the figure if it was copied wrongly. If the source changed it, give the change an edition of its own and say what it revises."));
            else if (same.Count == 0 || (figure.Row.Status == PublishedStatus.Withdrawn && same.TrueForAll(h => h.Row.Status != PublishedStatus.Withdrawn)))
                fresh.Add(brought);
        }
        return problems.Count == 0 ? fresh : throw new UnusablePublishedException(problems);
    }

    public static IReadOnlyList<string> Notes(IReadOnlyList<BroughtFigure> figures, ILookup<(string, string, string, string), PlacedFigure> held)
    {
        var own = figures.Select(f => (f.Figure.Series, f.Figure.Line, f.Figure.Period, f.Figure.Edition)).ToHashSet();
        return [.. figures.Select(f => f.Figure).Where(f => f.Row.Revises is { } revised && !own.Contains((f.Series, f.Line, f.Period, revised)) && !held.Contains((f.Series, f.Line, f.Period, revised)))
            .Select(f => $"{f.Row.Label}, {f.Period}: it revises the {f.Row.Revises} edition, of which no figure is held.")];
    }

    private static (decimal?, decimal?, decimal?) Printed(PlacedFigure f) => (f.Row.Value, f.Row.PrintedShare, f.Row.PrintedChange);

    private static string Words(PlacedFigure f) => string.Join(", ", new[] { f.Row.Value is { } value ? Format.Number(value, value.Scale) : "", f.Row.PrintedShare is { } share ? $"share {share}%" : "", f.Row.PrintedChange is { } change ? $"change {change}%" : "" }.Where(w => w.Length > 0));
}
