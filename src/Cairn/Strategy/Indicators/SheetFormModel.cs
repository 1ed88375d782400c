using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>The form of a sheet with what can be chosen in it.</summary>
public sealed record SheetFormModel(SheetForm Form, bool New, IReadOnlyList<Choice> Fors, IReadOnlyList<Choice> Measures, IReadOnlyList<(string Id, string Title, IReadOnlyList<Choice> Codes)> Cuts, IReadOnlyList<Choice> Series, IReadOnlyList<RowColumn> TargetColumns)
{
    internal static async Task<SheetFormModel> Of(Db db, Plan plan, SheetForm form, bool isNew, Packs packs, IReadOnlyList<PublishedSeries> series, DateOnly today, CancellationToken stop)
    {
        var elements = await db.Set<PlanElement>().AsNoTracking().Where(e => e.PlanId == plan.Id).OrderBy(e => e.Place).Select(e => new { e.Id, e.Title }).ToListAsync(stop);
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == plan.Id).OrderBy(a => a.Place).Select(a => new { a.Id, a.Title }).ToListAsync(stop);
        return new(form, isNew, [.. elements.Select(e => new Choice($"element:{e.Id}", e.Title)), .. actions.Select(a => new Choice($"action:{a.Id}", $"Action: {a.Title}"))], SheetForm.Measures(packs.Measures),
            SheetForm.CutChoices(packs, plan.Country, today),
            [.. series.SelectMany(s => s.Lines.Select(l => new Choice($"{s.Id}/{l.Id}", s.Lines.Count == 1 ? s.Title : $"{s.Title}: {l.Title}")))],
            [new("day", "By the end of", SheetForm.Ends(plan, form.Targets.Select(t => t.Day))), new("value", "Value", Number: true)]);
    }
}
