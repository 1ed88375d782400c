using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A claim is published at the strength that it has by the rule, with what its indicators said on the day (S4).</summary>
public static class PublishClaim
{
    public static readonly Verb Verb = new("PublishClaim", "A claim of contribution is published at the strength that it has by the rule, with what its indicators said on the day.");

    /// <summary>What stands in the way; nothing: it can be published.</summary>
    public static IReadOnlyList<string> InTheWay(ClaimRead read) =>
    [
        .. read.Method.Steps.Where(s => !read.Answered(s)).Select(s => $"Step {s.Number}, “{s.Title}”, has questions without an answer"),
        .. read.Strongest.Strength.Publish ? [] : read.Lacks(read.Method.Claims.First(c => c.Strength.Publish)),
    ];

    /// <exception cref="RefusedException">A question is not answered, another explanation is weighed by nobody, or the plan is not published.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task Run(PlanKeeper keeper, ContributionMethod method, IndicatorFigures figures, Guid plan, Guid claim, long version, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var read = await ClaimRead.Of(db, method, plan, claim, stop) ?? throw new NoSuchRecordException("The plan has no such claim.");
        if (read.Claim.State != ClaimState.Draft)
            throw new RefusedException("This claim is published or withdrawn already.");
        if (held.State != PlanState.Published)
            throw new RefusedException("The plan is not published yet. Nothing was changed: publish the plan, then the claim.");
        if (InTheWay(read) is { Count: > 0 } reasons)
            throw new RefusedException([.. reasons]);
        if (read.Claim.Version != version)
            throw new ConflictException();
        var today = db.Store.Clock.Today;
        (read.Claim.State, read.Claim.Strength, read.Claim.PublishedOn) = (ClaimState.Published, read.Strongest.Strength.Id, today);
        read.Claim.Version++;
        var ids = read.Shown.Select(b => b.IndicatorId!.Value).Distinct().ToList();
        foreach (var shown in await figures.Of(db, await db.Set<Indicator>().Where(i => ids.Contains(i.Id)).ToListAsync(stop), today, stop))
            db.Add(new ClaimReading
            {
                Id = NewId.Next(), OrganisationId = keeper.Organisation, ClaimId = claim, IndicatorId = shown.Indicator.Id, Value = shown.Now?.Value, ValueDay = shown.Now?.Day ?? today, Basis = shown.Now?.Basis ?? "",
                Sheet = shown.Sheet.Number,
            });
    }, stop);
}
