using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>An applicant takes a sent application back, or throws away one that was never sent (R2).</summary>
public static class WithdrawApplication
{
    public static readonly Verb Verb = new("WithdrawApplication", "An applicant takes an application back before it is decided.");
    public static readonly Verb Discard = new("DiscardApplication", "Somebody throws away an application that was not sent.");

    /// <exception cref="RefusedException">It was decided meanwhile.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, int ordinal, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        var registration = file.Find(ordinal) ?? throw new NoSuchRecordException("You have no such application.");
        if (file.Judge(registration, store.Clock.Today).Standing is not (Standing.Applied or Standing.InformationAsked))
            throw new RefusedException("This application does not wait for a decision any more, so it cannot be taken back. Nothing was changed.");
        file.Add(ordinal, new Fact(FactKind.Withdrawn, store.Clock.Today));
        return 0;
    }, stop);

    public static Task Drop(Store store, Packs packs, Actor actor, Guid application, CancellationToken stop) => Draft.Change(store, packs, Discard, actor, application, null, async (db, draft) =>
    {
        db.RemoveRange(await db.Set<Evidence>().Where(e => e.OwnerId == application).ToListAsync(stop));
        db.Remove(draft.Application);
    }, stop);
}
