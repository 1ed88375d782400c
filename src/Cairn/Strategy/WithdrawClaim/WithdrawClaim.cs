using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A published claim is withdrawn with its reason, which stands in its place; one that nobody saw is struck out (S4).</summary>
public static class WithdrawClaim
{
    public static readonly Verb Verb = new("WithdrawClaim", "A claim of contribution is withdrawn with its reason, which everybody reads in its place; one that was never published is struck out.");

    /// <exception cref="AnswersRefusedException">No reason is given for withdrawing what everybody has read.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid claim, string? why, long version, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await keeper.Open(db, plan, stop);
        var held = await db.Set<Claim>().FirstOrDefaultAsync(c => c.Id == claim && c.PlanId == plan, stop) ?? throw new NoSuchRecordException("The plan has no such claim.");
        if (held.State == ClaimState.Withdrawn)
            throw new RefusedException("This claim is withdrawn already.");
        if (held.Version != version)
            throw new ConflictException();
        if (held.State == ClaimState.Draft)
        {
            db.RemoveRange(await db.Set<ClaimAnswer>().Where(a => a.ClaimId == claim).ToListAsync(stop));
            db.RemoveRange(await db.Set<ClaimTest>().Where(t => t.ClaimId == claim).ToListAsync(stop));
            db.Remove(held);
            return;
        }
        if (ModelKeeping.Text("Why", why, ModelKeeping.LongestText, "why it is withdrawn: everybody who read the claim reads it", true).ToList() is { Count: > 0 } faults)
            throw new AnswersRefusedException(faults);
        (held.State, held.WithdrawnWhy) = (ClaimState.Withdrawn, why!.Trim());
        held.Version++;
    }, stop);
}
