using System.Diagnostics.CodeAnalysis;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <param name="Registrations">Where each registration that the public may see stands.</param>
public sealed record FoundRegistrant(NameMatch Match, IReadOnlyList<FoundRegistration> Registrations);

/// <param name="Answer">How many there are, and which of them these are.</param>
public sealed record FoundRegistrants(IReadOnlyList<FoundRegistrant> People, NameAnswer Answer);

/// <summary>
/// Whom the public finds on the register: everybody who was ever admitted and is not hidden, by an index in memory that follows the
/// register's audit chain as <see cref="RegisterFacts"/> does. Who is hidden is in no list, so that no count, order or time tells of them.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its lock lives as long as the program and holds nothing of the system's.")]
public sealed class RegisterSearch(Store store, Packs packs, RegisterFacts facts)
{
    private readonly SemaphoreSlim reading = new(1);
    private readonly HashSet<Guid> later = [];
    private volatile NameIndex? index;
    private DateOnly day;
    private int follows;

    /// <summary>Whether the register has been read since the start; until then nobody is told that somebody is not on it.</summary>
    public bool Ready => index is not null && facts.Ready;

    /// <summary>How many the public can find.</summary>
    public int Count => index?.Count ?? 0;

    /// <summary>From now on the index is made with the register, and changed with it.</summary>
    public void Follow()
    {
        if (Interlocked.Exchange(ref follows, 1) == 0)
            facts.Tell(Read);
    }

    /// <summary>Who is called so, nearest first.</summary>
    public async Task<FoundRegistrants> Find(NameQuery query, CancellationToken stop)
    {
        await Fresh(stop);
        var answer = Now(query);
        return new FoundRegistrants([.. answer.Matches.Select(Found)], answer);
    }

    /// <summary>Who was called so when the register was last read: for whoever asks about many, after <see cref="Fresh"/>.</summary>
    public NameAnswer Now(NameQuery query) => index!.Find(query);

    /// <summary>Who has a number; null where nobody has it whom the public may see.</summary>
    public async Task<FoundRegistrant?> Of(long number, CancellationToken stop)
    {
        await Fresh(stop);
        return index!.Of(checked((int)number)) is { } name ? Found(new NameMatch(name, Closeness.Exact, false)) : null;
    }

    /// <summary>The names of whoever has a number and is shown, when the register was last read; null while it is still being read.</summary>
    public RegisterName? NameOf(long number) => index?.Of(checked((int)number));

    /// <summary>What the public is shown of somebody who was found.</summary>
    public FoundRegistrant Found(NameMatch match) => new(match, facts.Of(match.Name.Id) is { } place ? FoundRegistration.Of(facts, packs.Register(place.Register), place, store.Clock.Today) : []);

    /// <summary>Reads what has changed in the register and by the day.</summary>
    public async Task Fresh(CancellationToken stop)
    {
        await facts.Follow(stop);
        if (day < store.Clock.Today && later.Count > 0)
            await Read([.. later], stop);
        day = store.Clock.Today;
    }

    private async Task Read(IReadOnlyList<Guid>? only, CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        try
        {
            if (only is null)
            {
                var made = new NameIndex(Variants(packs), facts.Places.Count());
                made.Load(PublicName.All(store, null, stop).Where(n => Shown(n.Id)).ToBlockingEnumerable(stop));
                index = made;
                return;
            }
            foreach (var some in only.Chunk(500))
            {
                var read = await PublicName.All(store, some, stop).ToDictionaryAsync(n => n.Id, cancellationToken: stop);
                foreach (var id in some)
                    if (read.TryGetValue(id, out var name) && Shown(id))
                        index!.Put(name);
                    else if (facts.Of(id) is { } place)
                        index!.Take(checked((int)place.Number));
            }
        }
        finally
        {
            reading.Release();
        }
    }

    private bool Shown(Guid registrant)
    {
        if (facts.Of(registrant) is not { Hidden: false, MergedInto: null } place)
            return false;
        var (shown, today) = (FoundRegistration.Of(facts, packs.Register(place.Register), place, store.Clock.Today), store.Clock.Today);
        // The days alone change it of whoever is admitted from a day to come, and of a removal that is no longer shown after a time.
        if (shown.Count == 0 ? facts.Judge(place, today.AddYears(1)).Any(r => r.Judgement.Family != StandingFamily.Application) : shown.All(r => r.Standing == Standing.Removed))
            later.Add(registrant);
        else
            later.Remove(registrant);
        return shown.Count > 0;
    }

    /// <summary>Names that are taken for each other, by the packs' list.</summary>
    public static NameVariants Variants(Packs packs) => new(packs["scotland"].List("nicknames").Rows.Select(r => r["also"].Split("; ").Prepend(r.Label)));
}
