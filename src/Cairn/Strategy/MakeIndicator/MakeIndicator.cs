using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An indicator joins a plan, with the first version of its sheet (S5).</summary>
public static class MakeIndicator
{
    public static readonly Verb Verb = new("MakeIndicator", "An indicator joins a plan, with its sheet: what it counts, where its values come from, how it is judged.");

    public const int LongestOwner = 150;

    /// <param name="For">"element:" or "action:" with an id of the plan; empty: the plan as a whole.</param>
    /// <param name="Owner">The post or body that answers for it.</param>
    public sealed record Input(string? For, string? Owner, IndicatorSheet Sheet);

    /// <returns>The indicator.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, AskMeasure ask, IReadOnlyList<PublishedSeries> known, Guid plan, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var faults = new List<AnswerFault>();
        var (version, targets) = input.Sheet.Read(held, ask, known, db.Store.Clock.Today, faults);
        if (version.From > db.Store.Clock.Today)
            faults.Add(new("From", "The first sheet holds from today or from an earlier day"));
        if (string.IsNullOrWhiteSpace(input.Owner) || input.Owner.Trim().Length > LongestOwner)
            faults.Add(new("Owner", $"Say which post or body answers for it, in at most {LongestOwner} characters"));
        var (element, action) = await Place(db, plan, input.For, faults, stop);
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var one = new Indicator
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = plan, ElementId = element, ActionId = action, Owner = input.Owner!.Trim(),
            Place = (await db.Set<Indicator>().Where(i => i.PlanId == plan).MaxAsync(i => (int?)i.Place, stop) ?? 0) + 1,
        };
        db.Add(one);
        Add(db, keeper, one.Id, 1, version, targets);
        if (version.Bound == BoundTo.Measure)
            ReadIndicators.Ask(db, keeper);
        return one.Id;
    }, stop);

    internal static void Add(Db db, PlanKeeper keeper, Guid indicator, int number, IndicatorVersion version, IReadOnlyList<IndicatorTarget> targets)
    {
        (version.IndicatorId, version.Number, version.Recorded, version.RecordedBy) = (indicator, number, db.Store.Clock.Now, keeper.Actor.Account ?? Guid.Empty);
        foreach (var target in targets)
            target.IndicatorId = indicator;
        db.Add(version);
        db.AddRange(targets);
    }

    private static async Task<(Guid? Element, Guid? Action)> Place(Db db, Guid plan, string? of, List<AnswerFault> faults, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(of))
            return (null, null);
        if (of.Split(':', 2) is [var kind, var text] && Guid.TryParse(text, out var id))
        {
            if (kind == "element" && await db.Set<PlanElement>().AnyAsync(e => e.Id == id && e.PlanId == plan, stop))
                return (id, null);
            if (kind == "action" && await db.Set<PlanAction>().AnyAsync(a => a.Id == id && a.PlanId == plan, stop))
                return (null, id);
        }
        faults.Add(new("For", "Choose what of the plan it shows"));
        return (null, null);
    }
}
