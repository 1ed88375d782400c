using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// A record about a person is erased: every version and every line, what was asked about it, and the key under which the audit keeps
/// its values. That it was held, and who did what to it, stays in the chain, which still verifies.
/// </summary>
public static class EraseRecord
{
    public static readonly Verb Verb = new("EraseRecord", "A record about a person is erased with everything that stands on it; the audit keeps that it was, and no value of it.");

    /// <param name="Rule">The retention rule with its edition, where one bids it.</param>
    public sealed record Input(Guid Engagement, ErasureReason? Why, string? Rule = null);

    /// <summary>Why it cannot be erased now; null where it can.</summary>
    public static async Task<string?> Refuses(Db db, Engagement newest, ErasureReason? why, CancellationToken stop)
    {
        var today = db.Store.Clock.Today;
        if (newest.EndedBy == 0 && why != ErasureReason.Mistake)
            return "They are in post. Say first that they left, unless the record is a mistake altogether.";
        if (await db.Set<RecordHold>().AsNoTracking().FirstOrDefaultAsync(h => h.EngagementId == newest.Record && h.Until >= today, stop) is { } hold)
            return $"The record is kept until {Format.Date(hold.Until)}: see why on the page about how long records are kept. End that first.";
        if (await db.Set<Return>().AnyAsync(r => r.OrganisationId == newest.OrganisationId && (r.State == ReturnState.Waiting || r.State == ReturnState.Checking || r.State == ReturnState.Checked || r.State == ReturnState.Accepting), stop))
            return "Files that were brought in wait for a decision, and they may tell of this person too. Accept or leave them first.";
        return null;
    }

    /// <param name="organisation">Whose record it is.</param>
    /// <returns>How many rows went.</returns>
    /// <exception cref="NoSuchRecordException">The organisation has no such record.</exception>
    public static async Task<int> Run(Store store, Actor actor, Guid organisation, Input input, string? key, CancellationToken stop)
    {
        var rows = await One(store, actor, organisation, input, key, stop);
        await Finish(store, [organisation], stop);
        return rows;
    }

    /// <summary>What follows one erasure or many: the list of the erased grows, files go, and what deleted rows leave behind.</summary>
    internal static async Task Finish(Store store, IEnumerable<Guid> organisations, CancellationToken stop)
    {
        await Erasures.Export(store, stop);
        FactsFile.Forget(store.Settings);
        foreach (var organisation in organisations)
            ClearReturn.Sweep(store, await ClearReturn.Cleared(store, organisation, stop));
        await using (var db = await store.Read(Scope.System, stop))
            await store.Engine.Scrub(db.Model.GetEntityTypes().Where(t => Traces.Mark(t) is not null).Select(t => t.GetTableName()!).ToList(), stop);
    }

    /// <inheritdoc cref="Run"/>
    internal static async Task<int> One(Store store, Actor actor, Guid organisation, Input input, string? key, CancellationToken stop)
    {
        // Whether another employer holds records of the same person is seen by the system alone.
        return await store.Write(Scope.System, new Change(Verb, actor, organisation, Key: key), async db =>
        {
            await db.Store.Engine.LockChain(db, organisation, stop);
            var newest = await Newest(db, input.Engagement, stop);
            if (newest?.OrganisationId != organisation)
                throw new NoSuchRecordException("There is no such record.");
            if (input.Why is not { } why)
                throw new AnswersRefusedException([new("Why", "Choose why it is erased")]);
            await db.MayKeep(organisation, actor, stop);
            if (await Refuses(db, newest, why, stop) is { } not)
                throw new RefusedException(not);
            return await Take(db, newest, why, input.Rule, stop);
        }, stop);
    }

    /// <summary>A backup from before an erasure was restored: what was erased goes again, whatever state the record was in then.</summary>
    public static async Task Again(Store store, IReadOnlySet<Guid> erased, CancellationToken stop)
    {
        HashSet<Guid> organisations = [];
        foreach (var record in erased)
        {
            Engagement? newest;
            await using (var db = await store.Read(Scope.System, stop))
                newest = await Newest(db, record, stop);
            if (newest is null)
            {
                await Dropped(store, record, stop);
                continue;
            }
            organisations.Add(newest.OrganisationId);
            await store.Write(Scope.System, new Change(Verb, Actor.Public, newest.OrganisationId), db => Take(db, newest, ErasureReason.Asked, "erased before a backup was restored", stop), stop);
        }
        if (organisations.Count > 0)
            await Finish(store, organisations, stop);
    }

    /// <summary>Somebody who never started, and was erased before they could.</summary>
    private static async Task Dropped(Store store, Guid record, CancellationToken stop)
    {
        Guid? owner;
        await using (var db = await store.Read(Scope.System, stop))
            owner = await db.Set<Candidate>().Where(c => c.Id == record).Select(c => (Guid?)c.OrganisationId).FirstOrDefaultAsync(stop);
        if (owner is { } organisation)
            await store.Write(Scope.System, new Change(DropCandidate.Verb, Actor.Public, organisation), db => DropCandidate.Take(db, organisation, record, ErasureReason.NotStarting, "erased before a backup was restored", stop), stop);
    }

    private static Task<Engagement?> Newest(Db db, Guid record, CancellationToken stop) =>
        db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.Record == record).OrderByDescending(e => e.Id).FirstOrDefaultAsync(stop);

    private static async Task<int> Take(Db db, Engagement newest, ErasureReason why, string? rule, CancellationToken stop)
    {
        var (organisation, record) = (newest.OrganisationId, newest.Record);
        // Files that came after they had left know nobody of them any more.
        var gone = await Traces.Erase(db, organisation, record, stop) + await ClearReturn.UpTo(newest.EndedBy == 0 ? DateTime.MaxValue : newest.Recorded, db, organisation, stop);
        await Unseal(db, record, stop);
        var others = db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.PersonId == newest.PersonId);
        if (!await others.AnyAsync(stop))
        {
            gone += await db.Set<Person>().Where(p => p.Id == newest.PersonId).ExecuteDeleteAsync(stop);
            await Unseal(db, newest.PersonId, stop); // seals what was recorded before each record had a key of its own
        }
        if (!await others.AnyAsync(e => e.OrganisationId == organisation, stop))
        {
            foreach (var account in await db.Set<Account>().Where(a => a.PersonId == newest.PersonId && a.OrganisationId == organisation).ToListAsync(stop))
                account.PersonId = null;
            foreach (var membership in await db.Set<Membership>().Where(m => m.PersonId == newest.PersonId && m.OrganisationId == organisation).ToListAsync(stop))
                membership.PersonId = null;
            var invited = await db.Set<Invitation>().Where(i => i.PersonId == newest.PersonId && i.OrganisationId == organisation).Select(i => i.Id).ToListAsync(stop);
            gone += await db.Set<Invitation>().Where(i => invited.Contains(i.Id)).ExecuteDeleteAsync(stop);
            foreach (var invitation in invited)
                await Unseal(db, invitation, stop);
        }
        db.Add(new Erasure { Id = NewId.Next(), OrganisationId = organisation, Record = record, At = db.Store.Clock.Now, Why = why, Rule = rule, Rows = gone });
        db.Note(nameof(Engagement), record, organisation, null, new JsonObject { ["why"] = why.ToString(), ["rule"] = rule, ["rows"] = gone });
        return gone;
    }

    internal static async Task Unseal(Db db, Guid key, CancellationToken stop)
    {
        // Who never had a key is marked as erased all the same, since a restore goes by the mark.
        if (await db.Set<AuditKey>().Where(k => k.Id == key).ExecuteUpdateAsync(set => set.SetProperty(k => k.Salt, (byte[]?)null), stop) == 0)
            await db.Store.Engine.Insert(db, BulkTable<AuditKey>.Of(db), [new AuditKey { Id = key }], stop);
    }
}
