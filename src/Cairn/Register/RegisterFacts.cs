using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A registrant's place in <see cref="RegisterFacts"/>.</summary>
/// <param name="Parts">Part of each registration, in order of their ordinals from 1.</param>
public sealed record RegisterPlace(int Place, Guid Id, long Number, string Register, bool Hidden, Guid? PersonId, Guid? MergedInto, IReadOnlyList<string> Parts);

/// <summary>
/// The facts of every registrant in memory, following the register's own audit chain: a change on this instance is seen by the next
/// question, one on another within the time that <see cref="Follow"/> is called in.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its lock lives as long as the program and holds nothing of the system's.")]
public sealed class RegisterFacts
{
    /// <summary>Milliseconds after which the database is asked whether another instance changed something; the follower asks each second.</summary>
    private const int Behind = 2_000;

    private readonly Store store;
    private readonly Packs packs;

    public RegisterFacts(Store store, Packs packs)
    {
        (this.store, this.packs) = (store, packs);
        store.OnCommit(organisation =>
        {
            if (organisation == RegisterChain.Id)
                Interlocked.Increment(ref changes);
        });
    }

    /// <summary>Changes of this instance since the start; and how many there were when the last turn that read all began.</summary>
    private long changes, changesRead = -1;

    /// <summary>When the last turn that read all began, in milliseconds.</summary>
    private long looked;

    /// <summary>How many turns of following have begun; changed by whoever holds <see cref="following"/>.</summary>
    private long begun;

    /// <summary>The last of those turns that read all there was.</summary>
    private long read;

    private readonly SemaphoreSlim following = new(1);
    private readonly ConcurrentDictionary<Guid, RegisterPlace> places = new();
    private readonly ConcurrentDictionary<Guid, Guid[]> persons = new();
    private readonly PackedFacts facts = new();
    private volatile Func<IReadOnlyList<Guid>?, CancellationToken, Task>[] followers = [];
    private long seen = -1;

    /// <summary>Whether the register has been read since the start.</summary>
    public bool Ready => Volatile.Read(ref seen) >= 0;

    /// <summary>Grows with every change of the register that was read.</summary>
    public long State => Volatile.Read(ref seen);

    public PackedFacts Packed => facts;

    public IEnumerable<RegisterPlace> Places => places.Values;

    public RegisterPlace? Of(Guid registrant) => places.GetValueOrDefault(registrant);

    /// <summary>The registrants that a person of the workforce is: one a register at most.</summary>
    public IEnumerable<RegisterPlace> OfPerson(Guid person) => persons.TryGetValue(person, out var own) ? own.Select(r => places[r]) : [];

    /// <summary>Everybody of a register but those joined to another, for what asks about all.</summary>
    public IReadOnlyList<RegisterRow> Rows(string register) => [.. places.Values.Where(p => p.Register == register && p.MergedInto is null).OrderBy(p => p.Place).Select(p => new RegisterRow(p.Place, p.Parts))];

    /// <summary>Registers on which anybody is, that of the most first.</summary>
    public IReadOnlyList<string> Kept => [.. kept.OrderByDescending(k => k.Value).Select(k => k.Key)];

    /// <summary>How many places each register has.</summary>
    private readonly ConcurrentDictionary<string, int> kept = new(StringComparer.Ordinal);

    /// <summary>Tells whoever keeps something else of the register in memory what has changed; null: everything is to be read.</summary>
    public void Tell(Func<IReadOnlyList<Guid>?, CancellationToken, Task> follower) => followers = [.. followers, follower];

    /// <summary>Reads what has changed since; the whole register the first time. The database is asked after a change of this instance, and else where nobody has asked for two seconds.</summary>
    /// <param name="exactly">Whether to ask whatever the time, since the caller has seen a change of another instance.</param>
    public async Task Follow(CancellationToken stop, bool exactly = false)
    {
        if (Ready && !exactly && Volatile.Read(ref changes) == Volatile.Read(ref changesRead) && Environment.TickCount64 - Volatile.Read(ref looked) < Behind)
            return;
        var earlier = Volatile.Read(ref begun);
        await following.WaitAsync(stop);
        try
        {
            // A turn that began after this caller came has read all that the caller may ask for: of a thousand who wait one reads.
            if (Ready && read > earlier)
                return;
            var turn = ++begun;
            // Before the head: a change that comes meanwhile is one more than this turn says it has read.
            var (now, known) = (Environment.TickCount64, Volatile.Read(ref changes));
            var head = await Head(stop);
            if (!Ready || head != seen)
            {
                var changed = Ready ? await Changed(head, stop) : null;
                await Read(changed, stop);
                foreach (var follower in followers)
                    await follower(changed, stop);
                Volatile.Write(ref seen, head);
            }
            Volatile.Write(ref looked, now);
            Volatile.Write(ref changesRead, known);
            read = turn;
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>Where each registration of a registrant stands.</summary>
    /// <param name="buffer">Kept by the caller from one registrant to the next.</param>
    public IEnumerable<(int Ordinal, string Part, Judgement Judgement)> Judge(RegisterPlace place, DateOnly day, Fact[]? buffer = null)
    {
        buffer ??= [];
        var rules = packs.Register(place.Register);
        for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
        {
            var count = facts.Of(place.Place, (byte)ordinal, ref buffer);
            yield return (ordinal, place.Parts[ordinal - 1], Judging.On(buffer.AsSpan(0, count), rules, place.Parts[ordinal - 1], day));
        }
    }

    private async Task<long> Head(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<AuditHead>().Where(h => h.OrganisationId == RegisterChain.Id).Select(h => (long?)h.Sequence).FirstOrDefaultAsync(stop) ?? 0;
    }

    private async Task<IReadOnlyList<Guid>> Changed(long head, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<AuditEvent>().Where(e => e.OrganisationId == RegisterChain.Id && e.Sequence > seen && e.Sequence <= head).Select(e => e.KeyOf).Distinct().ToListAsync(stop);
    }

    private async Task Read(IReadOnlyList<Guid>? only, CancellationToken stop)
    {
        if (only is null)
            await Into(all => all, all => all, all => all, stop);
        else
            foreach (var some in only.Chunk(500))
                await Into(r => r.Where(x => some.Contains(x.Id)), r => r.Where(x => some.Contains(x.RegistrantId)), f => f.Where(x => some.Contains(x.RegistrantId)), stop);
    }

    /// <summary>Registrants in the order of their facts, which are read beside them: a register has tens of millions, and none is held twice.</summary>
    private async Task Into(
        Func<IQueryable<Registrant>, IQueryable<Registrant>> whose, Func<IQueryable<Registration>, IQueryable<Registration>> parts, Func<IQueryable<RegisterFact>, IQueryable<RegisterFact>> which, CancellationToken stop)
    {
        // One connection, whatever the size of the pool.
        await using var db = await store.Read(Scope.System, stop);
        var registrants = await whose(db.Set<Registrant>().AsNoTracking()).OrderBy(r => r.Id).Select(r => new { r.Id, r.Number, r.Register, r.Hidden, r.PersonId, r.MergedInto }).ToListAsync(stop);
        var registrations = (await parts(db.Set<Registration>().AsNoTracking()).OrderBy(r => r.RegistrantId).ThenBy(r => r.Ordinal).Select(r => new { r.RegistrantId, r.Part }).ToListAsync(stop)).ToLookup(r => r.RegistrantId, r => r.Part);
        await using var rows = which(db.Set<RegisterFact>().AsNoTracking()).OrderBy(f => f.RegistrantId).ThenBy(f => f.Number)
            .Select(f => new { f.RegistrantId, f.Ordinal, f.Kind, f.On, f.Until, f.Period, f.Amount, f.Code, f.By, f.Number, f.About, f.Withdrawn }).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var moreRows = await rows.MoveNextAsync();
        List<(byte Ordinal, Fact Fact)> own = [];
        foreach (var registrant in registrants)
        {
            own.Clear();
            for (; moreRows && rows.Current.RegistrantId.CompareTo(registrant.Id) <= 0; moreRows = await rows.MoveNextAsync())
                if (rows.Current is { Withdrawn: null } f && f.RegistrantId == registrant.Id)
                    own.Add(((byte)f.Ordinal, new Fact(f.Kind, f.On, f.Until, f.Period, f.Amount, f.Code, f.By, f.Number, f.About)));
            own.Sort((a, b) => a.Fact.On != b.Fact.On ? a.Fact.On.CompareTo(b.Fact.On) : a.Fact.Number.CompareTo(b.Fact.Number));
            var place = places.GetValueOrDefault(registrant.Id)?.Place ?? facts.Place();
            facts.Put(place, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own));
            if (places.GetValueOrDefault(registrant.Id)?.PersonId is { } former && former != registrant.PersonId)
                persons[former] = [.. persons[former].Where(r => r != registrant.Id)];
            if (!places.ContainsKey(registrant.Id))
                kept.AddOrUpdate(registrant.Register, 1, (_, many) => many + 1);
            places[registrant.Id] = new RegisterPlace(place, registrant.Id, registrant.Number, registrant.Register, registrant.Hidden, registrant.PersonId, registrant.MergedInto, [.. registrations[registrant.Id]]);
            if (registrant.PersonId is { } person)
                persons.AddOrUpdate(person, [registrant.Id], (_, own) => own.Contains(registrant.Id) ? own : [.. own, registrant.Id]);
        }
    }
}
