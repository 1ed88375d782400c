using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Publishing;

namespace Cairn.Workforce;

/// <summary>
/// The values of tables by one axis. Every count is protected over all tables of the summary; a share is of shown counts, so that it
/// tells nothing more; a middle value stands where as many people are shown as the rule asks for.
/// </summary>
internal sealed class SummaryColumns
{
    private static readonly StatValue Staff = new("staff", "People in post", "people", 0, true), Share = new("share", "Share of all", "per cent", 1, false), Wte = new("wte", "Whole-time equivalents", "whole-time equivalents", 0, false),
        Vacancies = new("vacancies", "Vacant posts", "posts", 0, true), VacancyRate = new("vacancy-rate", "Vacancies of whole-time equivalents", "per cent", 1, false),
        Leavers = new("leavers", "Left in 12 months", "people", 0, true), Turnover = new("turnover", "Turnover", "per cent", 1, false), Stayed = new("stayed", "In the same post for a year or longer", "people", 0, true), Stability = new("stability", "Stability", "per cent", 1, false),
        Permanent = new("permanent-share", "On permanent contracts", "per cent", 1, false), Women = new("women", "Women", "per cent", 1, false), Age = new("median-age", "Middle age", "years", 0, false),
        Pay = new("pay", "Middle pay", "£ an hour", 2, false), BelowReal = new("below-rlw", "Below the Real Living Wage", "per cent", 1, false);

    /// <summary>Quantities of the library that are counted, protected and shown, or that shares are made of.</summary>
    private static readonly string[] Counted = ["staff", "vacancies", "leavers", "starters", "stayed", "permanent", "terms-known", "below-rlw", "below-rlw-known"];

    private readonly SummaryFrame frame;
    private readonly Dictionary<(string Quantity, string Table), ShownTable> shown = [];

    public SummaryColumns(SummaryFrame frame, IReadOnlyList<string> columns)
    {
        this.frame = frame;
        var women = frame.Library.All.SelectMany(m => m.Definitions).SelectMany(d => d.Formula.Above).First(t => t.Quantity.Id == "staff").Quantity with
        {
            Id = "women", Where = new Dictionary<string, IReadOnlyList<string>> { ["gender"] = ["2"] },
        };
        foreach (var quantity in Counted.Select(frame.Quantity).Append(women).Append(women with { Id = "sex-known", Where = new Dictionary<string, IReadOnlyList<string>> { ["gender"] = [Quantity.Known] } }))
        {
            // People in post stand in every table of the summary, and are protected there over all of them.
            if (quantity.Id == "staff")
                continue;
            foreach (var table in frame.Protect(quantity.Id, columns.Select(c => SummaryCounts.Of(frame.Facts, quantity, frame.Cut, c, frame.Axes[c]))))
                shown[(quantity.Id, table.Id)] = table;
        }
    }

    public StatTable Table(string id, string title, string column, ShownTable staff, IReadOnlyList<string> notes)
    {
        var axis = frame.Axes[column];
        var cells = new List<StatCell>();
        var all = staff.Cells[0];
        for (var i = 0; i < staff.Cells.Length; i++)
        {
            var item = axis.Codes[i];
            var people = staff.Cells[i];
            var (vacant, left, stayed, started) = (Of("vacancies"), Of("leavers"), Of("stayed"), Of("starters"));
            var wte = people.Mark == Mark.None ? Whole("wte") : new StatCell(null, people.Mark);
            cells.AddRange([
                Count(people), Per(people, all), wte, Count(vacant), Ratio(vacant, wte.Value), Count(left), Per(left, people, most: 995), Count(stayed),
                Ratio(stayed, people.Value - started.Value + left.Value, most: 100, people, started, left), Per(Of("permanent"), Of("terms-known")), Per(Of("women"), Of("sex-known")),
                Middle("median-age"), Middle("pay"), Per(Of("below-rlw"), Of("below-rlw-known")),
            ]);

            ShownCell Of(string quantity) => shown[(quantity, column)].Cells[i];
            StatCell Whole(string measure) => Figure(measure) is { Value: { } value } ? new(frame.Round(value), Mark.None) : new(null, Mark.NotAvailable);
            StatCell Middle(string measure)
            {
                var figure = Figure(measure);
                if (people.Mark == Mark.None && figure.Value is not null && figure.Known < frame.Rule.FewestForAverage)
                    return new(null, Mark.Confidential); // of many people few have said
                var shownFigure = FiguresFromCounts.Average(frame.Rule, people, figure.Value);
                return new(shownFigure.Value, shownFigure.Mark);
            }
            Measured Figure(string measure) => Measuring.Whole(frame.Facts, frame.Library[measure].UsualIn(frame.Country).Formula, frame.Within(column, item));
        }
        return new StatTable(id, title, [axis.Table], [Staff, Share, Wte, Vacancies, VacancyRate, Leavers, Turnover, Stayed, Stability, Permanent, Women, Age, Pay, BelowReal], cells, notes);
    }

    public static StatCell Count(ShownCell cell) => new(cell.Value, cell.Mark);

    /// <param name="most">A greater value is not believed, as in the library of measures.</param>
    private static StatCell Per(ShownCell part, ShownCell whole, decimal? most = null)
    {
        var share = FiguresFromCounts.Share(part, whole, 1);
        return share.Value > most ? new(null, Mark.NotAvailable) : new(share.Value, share.Mark);
    }

    /// <param name="madeOf">Counts that the whole is made of: hidden ones hide it.</param>
    private static StatCell Ratio(ShownCell part, decimal? whole, decimal? most = null, params ReadOnlySpan<ShownCell> madeOf)
    {
        foreach (var cell in madeOf)
            if (cell.Mark != Mark.None)
                return new(null, cell.Mark);
        if (part.Value is not { } value)
            return new(null, part.Mark);
        if (whole is null)
            return new(null, Mark.NotAvailable);
        if (whole <= 0)
            return new(null, Mark.NotApplicable);
        var ratio = value * 100 / whole.Value;
        return ratio > most ? new(null, Mark.NotAvailable) : new(ratio, Mark.None);
    }
}
