using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Until">Its last day; with <paramref name="Milestone"/> its own day.</param>
/// <param name="Expected">Its last day as it is expected now; what lies beyond <paramref name="Until"/> is drawn apart.</param>
/// <param name="State">Said in the table.</param>
public sealed record Span(string Label, DateOnly From, DateOnly Until, DateOnly Expected, bool Milestone, string State, Ink Ink = Ink.Pine);

/// <summary>Stretches of time beneath each other on one scale of days, with today drawn through: label left (above on a narrow screen).</summary>
/// <param name="From">First day of the scale.</param>
/// <param name="Until">Last day of the scale.</param>
/// <param name="Columns">What the table's columns are called: label, first day, last day, expected, state.</param>
public sealed record Timeline(ChartText Text, IReadOnlyList<Span> All, DateOnly From, DateOnly Until, DateOnly Today, IReadOnlyList<string> Columns) : IChart
{
    private const int Thick = 16, Head = 26, Small = 14;

    public Drawing Draw(int width)
    {
        var above = width < Svg.LabelsAbove;
        var left = above ? 0 : width * 0.4;
        double X(DateOnly day) => left + 6 + (width - left - 14) * Math.Clamp((day.DayNumber - From.DayNumber) / (double)Math.Max(1, Until.DayNumber - From.DayNumber), 0, 1);
        var (rows, y) = (new List<Markup>(), (double)Head);
        foreach (var span in All)
        {
            var lines = Svg.Lines(span.Label, above ? width : left - 12);
            if (above)
            {
                foreach (var line in lines)
                {
                    y += 19;
                    rows.Add($"{Svg.Box(0, y - 15, Svg.Length(line), 20, "#fff")}{Svg.Words(0, y, line)}"); // the scale's lines do not run through the words
                }
                y += 5;
            }
            var height = above ? Thick + 10 : Math.Max(30, lines.Count * 17 + 12);
            var top = above ? y : y + (height - Thick) / 2.0;
            if (!above)
                rows.AddRange(lines.Select((line, n) => Svg.Words(left - 12, y + height / 2.0 + 5.5 + (n - (lines.Count - 1) / 2.0) * 17, line, Anchor.End)));
            rows.Add(Stretch(span, X, top));
            y += height;
        }
        return new Drawing(y + 24, $"{Scale(X, y, width)}{Markup.Join(rows)}");
    }

    private static Markup Stretch(Span span, Func<DateOnly, double> x, double top)
    {
        if (span.Milestone)
        {
            Markup late = Markup.If(span.Expected > span.Until, () => $"{Svg.Rule(x(span.Until), top + Thick / 2.0, x(span.Expected), top + Thick / 2.0, Svg.Colour(Ink.Amber), 3)}{Svg.Dot(x(span.Expected), top + Thick / 2.0, 7, Svg.Colour(Ink.Amber))}");
            return $"{late}{Svg.Dot(x(span.Until), top + Thick / 2.0, 8, Svg.Colour(span.Ink))}";
        }
        // A day has a width: it ends where the next begins.
        var (from, until, expected) = (x(span.From), x(span.Until.AddDays(1)), x(span.Expected.AddDays(1)));
        Markup slip = Markup.If(expected > until, () => Svg.Box(until, top + 3, expected - until, Thick - 6, Svg.Colour(Ink.Amber)));
        return $"{slip}{Svg.Box(from, top, Math.Max(3, until - from), Thick, Svg.Colour(span.Ink))}";
    }

    /// <summary>Lines at the first of months, as many as have room for their names; and today.</summary>
    private Markup Scale(Func<DateOnly, double> x, double bottom, int width)
    {
        int[] steps = [1, 3, 6, 12, 24, 60, 120];
        var months = (Until.Year - From.Year) * 12 + Until.Month - From.Month + 1;
        var step = steps.FirstOrDefault(s => months / (double)s * 78 <= x(Until) - x(From), 120);
        List<Markup> marks = [];
        for (var day = new DateOnly(From.Year, 1, 1); day <= Until; day = day.AddMonths(step))
            if (day >= From && x(day) is var at)
            {
                var (word, fits) = (step >= 12 ? $"{day.Year}" : day.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), true);
                fits = at + Svg.Length(word, Small) <= width;
                marks.Add($"{Svg.Rule(at, Head - 6, at, bottom, Svg.Band)}{(fits ? Svg.Words(at, Small, word, colour: Svg.Quiet, size: Small) : Markup.None)}");
            }
        if (Today >= From && Today <= Until)
            marks.Add($"{Svg.Rule(x(Today), Head - 6, x(Today), bottom, Svg.Quiet, 2, "4 4")}{Svg.Words(Math.Clamp(x(Today), 22, width - 22), bottom + 17, "Today", Anchor.Middle, colour: Svg.Quiet, size: Small)}");
        return Markup.Join(marks);
    }

    public ChartTable Table => new(Columns, [.. All.Select(s => (IReadOnlyList<string>)[s.Label, Format.ShortDate(s.From), Format.ShortDate(s.Until), Format.ShortDate(s.Expected), s.State])]);
}
