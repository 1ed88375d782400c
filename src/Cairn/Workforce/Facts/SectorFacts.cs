using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// The columns that figures are counted from, by day. Before each use the heads of the audit are looked at, which move with every
/// change on whichever instance: what providers have changed is read again, and the rest stays.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its locks live as long as the program and hold nothing of the system's.")]
public sealed class SectorFacts(Store store, Packs packs, RegisterFacts register)
{
    /// <summary>Days that are kept in memory at once.</summary>
    private const int MostDays = 4;

    /// <summary>Providers' own days that are kept in memory at once.</summary>
    private const int MostOwn = 100;

    private sealed class OfDay
    {
        public SemaphoreSlim Reading { get; } = new(1);
        public DateTime Used { get; set; }
        public FactsState? State { get; set; }
    }

    private readonly ConcurrentDictionary<DateOnly, OfDay> days = new();

    /// <summary>What figures of a country and day are counted from: the record; or, for a year's end before it began, the yearly counts.</summary>
    public async Task<HeldFacts?> Of(string country, DateOnly day, IReadOnlyCollection<Guid>? providers, CancellationToken stop)
    {
        if (providers is not null)
            return await Own(country, day, providers, stop) is { } own ? new HeldFacts(own, "the record", "") : null;
        // Whether the record goes back so far need not be asked of today.
        if (day < store.Clock.Today && day < await Begun(stop))
            return await CountedYears.Read(store, country, day, stop) is { } before ? new HeldFacts(before.Facts, $"yearly counts: {before.Source}", "") : null;
        var state = await At(day, stop);
        if (state.Of(country) is { } facts && facts.Rows(CountryFacts.Workers) > 0)
            return new HeldFacts(facts, "the record", state.Name);
        return await CountedYears.Read(store, country, day, stop) is { } counted ? new HeldFacts(counted.Facts, $"yearly counts: {counted.Source}", state.Name) : null;
    }

    /// <summary>The end of last year, as yearly figures are asked for, where the record tells of it; else today.</summary>
    public async Task<DateOnly> LastYearsEnd(CancellationToken stop)
    {
        var end = new DateOnly(store.Clock.Today.Year - 1, 12, 31);
        await using var db = await store.Read(Scope.Sector, stop);
        var now = await db.Set<People.Service>().CountAsync(stop);
        // Half of today's services at least: else the record was only beginning.
        return await new FactReads(db, end, null).Services.CountAsync(stop) * 2 >= now ? end : store.Clock.Today;
    }

    /// <summary>The first day of which the record says anything; it can only move later, so it is looked for once.</summary>
    public async Task<DateOnly> Begun(CancellationToken stop)
    {
        if (begun is { } known)
            return known;
        await using var db = await store.Read(Scope.Sector, stop);
        var first = await db.Set<People.Engagement>().IgnoreQueryFilters().MinAsync(e => (DateOnly?)e.From, stop);
        if (first is not null)
            begun = first;
        return first ?? store.Clock.Today;
    }

    private DateOnly? begun;

    /// <summary>Some providers' facts; nobody waits for the whole sector to be read for them.</summary>
    private async Task<Cairn.Engine.Measures.Facts?> Own(string country, DateOnly day, IReadOnlyCollection<Guid> providers, CancellationToken stop)
    {
        if (day > store.Clock.Today)
            day = store.Clock.Today;
        if (days.TryGetValue(day, out var held) && held.State is not null)
            return (await At(day, stop)).Of(country, providers);
        var whose = string.Join(' ', providers.Order());
        var sum = await Heads.Sum(store, stop, [.. providers, RegisterChain.Id]);
        if (!owns.TryGetValue((day, whose), out var known) || known.Sum != sum)
        {
            var read = new Dictionary<string, CountryFacts>(StringComparer.Ordinal);
            await new FactsReading(packs, day, register).Into(read, () => store.Read(Scope.Of([.. providers]), stop), [.. providers], stop);
            owns[(day, whose)] = known = (sum, store.Clock.Now, read.ToDictionary(c => c.Key, c => c.Value.Make(), StringComparer.Ordinal));
            foreach (var (old, _) in owns.OrderByDescending(o => o.Value.Read).Skip(MostOwn))
                owns.TryRemove(old, out _);
        }
        return known.Facts.GetValueOrDefault(country);
    }

    private readonly ConcurrentDictionary<(DateOnly Day, string Whose), ((long Chains, long Events) Sum, DateTime Read, IReadOnlyDictionary<string, Cairn.Engine.Measures.Facts> Facts)> owns = new();

    /// <summary>Everybody's facts of a day, by country, as the record stands now. A day to come is taken for today.</summary>
    public async Task<FactsState> At(DateOnly day, CancellationToken stop)
    {
        if (day > store.Clock.Today)
            day = store.Clock.Today;
        var held = days.GetOrAdd(day, _ => new OfDay());
        held.Used = store.Clock.Now;
        var sum = await Heads.Sum(store, stop);
        if (held.State is { } state && state.Sum == sum)
            return state;
        await held.Reading.WaitAsync(stop);
        try
        {
            sum = await Heads.Sum(store, stop);
            if (held.State is null || held.State.Sum != sum)
                held.State = await Renewed(held.State ?? FactsFile.Read(store.Settings, day), day, stop);
            Forget();
            return held.State;
        }
        finally
        {
            held.Reading.Release();
        }
    }

    private async Task<FactsState> Renewed(FactsState? before, DateOnly day, CancellationToken stop)
    {
        var heads = await Heads.All(store, stop);
        var reading = new FactsReading(packs, day, register);
        Task<Db> Open() => store.Read(Scope.Sector, stop);
        if (before is null || !before.Heads.MayGrowTo(heads))
        {
            var all = new Dictionary<string, CountryFacts>(StringComparer.Ordinal);
            await reading.Into(all, Open, null, stop);
            var first = new FactsState(day, heads, all);
            // Several readers do not see one moment: what changed meanwhile is read again.
            var now = await Heads.All(store, stop);
            var whole = await Changed(first, now, reading, Open, stop);
            FactsFile.Write(store.Settings, whole);
            return whole;
        }
        return await Changed(before, heads, reading, Open, stop);
    }

    private async Task<FactsState> Changed(FactsState before, Heads heads, FactsReading reading, Func<Task<Db>> open, CancellationToken stop)
    {
        var providers = before.Heads.ChangedIn(heads);
        if (providers.Contains(RegisterChain.Id) && await NewlyKept(before, stop))
            return await Renewed(null, before.Day, stop);
        if (providers.Contains(RegisterChain.Id))
            providers = [.. providers.Where(p => p != RegisterChain.Id).Union(await EmployersOfChanged(before.Heads.Chains.GetValueOrDefault(RegisterChain.Id).Sequence, stop))];
        if (providers.Count == 0)
            return before with { Heads = heads };
        var countries = before.Countries.ToDictionary(c => c.Key, c => c.Value.Copy(), StringComparer.Ordinal);
        foreach (var some in providers.Chunk(500))
        {
            await using var db = await open();
            await reading.Into(countries, open, await WithSharedPeople(db, countries, some, stop), stop);
        }
        return new FactsState(before.Day, heads, countries);
    }

    /// <summary>Whether a register has its first registrant since: until then nobody of the country was known to be on it or not.</summary>
    private async Task<bool> NewlyKept(FactsState before, CancellationToken stop)
    {
        await register.Follow(stop, exactly: true);
        return before.Countries.Any(c => packs.Registers.Any(r => r.Country == c.Key && register.Kept.Contains(r.Id)) && c.Value.Codes["registered"].Find("no") is null && c.Value.Codes["registered"].Find("yes") is null);
    }

    /// <summary>Who employs the registrants that changed since: their figures move with the register.</summary>
    private async Task<IReadOnlyList<Guid>> EmployersOfChanged(long since, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var changed = db.Set<AuditEvent>().Where(e => e.OrganisationId == RegisterChain.Id && e.Sequence > since).Select(e => e.KeyOf);
        return await db.Set<Registrant>().Where(r => changed.Contains(r.Id) && r.PersonId != null)
            .Join(db.Set<People.Engagement>(), r => r.PersonId, e => e.PersonId, (r, e) => e.OrganisationId).Distinct().ToListAsync(stop);
    }

    /// <summary>The providers, and those who share people with them without knowing it yet.</summary>
    private static async Task<IReadOnlyList<Guid>> WithSharedPeople(Db db, Dictionary<string, CountryFacts> countries, Guid[] providers, CancellationToken stop)
    {
        var shared = await FactsReading.Elsewhere(db, providers, db.Set<People.Engagement>().AsNoTracking(), stop);
        return [.. providers, .. shared.GroupBy(s => s.Provider).Where(g => g.Any(s => countries.Values.All(c => !c.Marks(g.Key, s.Person)))).Select(g => g.Key)];
    }

    private void Forget()
    {
        foreach (var (day, _) in days.OrderByDescending(d => d.Value.Used).Skip(MostDays))
            days.TryRemove(day, out _);
    }
}

/// <summary>The facts of a day with the state of the record that they show.</summary>
public sealed record FactsState
{
    private readonly ConcurrentDictionary<string, Cairn.Engine.Measures.Facts> made = new(StringComparer.Ordinal);

    internal FactsState(DateOnly day, Heads heads, Dictionary<string, CountryFacts> countries) => (Day, Heads, Countries) = (day, heads, countries);

    public DateOnly Day { get; }

    internal Heads Heads { get; init; }

    internal Dictionary<string, CountryFacts> Countries { get; }

    internal (long Chains, long Events) Sum => Heads.Total;

    /// <summary>The state of the record in short.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Heads.Total.Chains}.{Heads.Total.Events}");

    /// <summary>A country's facts; null where nothing of it is held.</summary>
    public Cairn.Engine.Measures.Facts? Of(string country) => Countries.TryGetValue(country, out var facts) ? made.GetOrAdd(country, _ => facts.Make()) : null;

    /// <summary>Whose a service is, by its record.</summary>
    public string ProviderOf(string country, string service)
    {
        var facts = Countries[country];
        var of = providersOf.GetOrAdd(country, _ =>
        {
            var (services, providers) = (facts.Codes["service"].Names, facts.Codes["provider"].Names);
            return facts.OfServices["service"].Zip(facts.OfServices["provider"]).GroupBy(p => services[p.First], StringComparer.Ordinal).ToDictionary(g => g.Key, g => providers[g.Last().Second], StringComparer.Ordinal);
        });
        return of[service];
    }

    private readonly ConcurrentDictionary<string, Dictionary<string, string>> providersOf = new(StringComparer.Ordinal);

    /// <summary>Some providers' facts.</summary>
    public Cairn.Engine.Measures.Facts? Of(string country, IReadOnlyCollection<Guid> providers) => Countries.GetValueOrDefault(country)?.Make(providers);
}

/// <summary>Where each organisation's chain of changes ends.</summary>
internal sealed record Heads(IReadOnlyDictionary<Guid, (long Sequence, long Hash)> Chains)
{
    public (long Chains, long Events) Total { get; init; }

    /// <summary>Chains and events in all, which is more after any change. The system's own chain (sign-ins, sessions) is not counted: it holds no record.</summary>
    /// <param name="of">Of these organisations alone; null for all.</param>
    public static async Task<(long Chains, long Events)> Sum(Store store, CancellationToken stop, IReadOnlyCollection<Guid>? of = null)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        if (of is null)
            return await Sum(db, stop);
        var own = await db.Set<AuditHead>().Where(h => of.Contains(h.OrganisationId)).Select(h => h.Sequence).ToListAsync(stop);
        return (own.Count, own.Sum());
    }

    private static async Task<(long Chains, long Events)> Sum(Db db, CancellationToken stop)
    {
        var sum = await db.Set<AuditHead>().Where(h => h.OrganisationId != Guid.Empty).GroupBy(_ => 1).Select(g => new { Chains = g.LongCount(), Events = g.Sum(h => h.Sequence) }).FirstOrDefaultAsync(stop);
        // A provider whose rows came with the demonstration has no chain until its first change.
        return ((sum?.Chains ?? 0) + await db.Set<People.Organisation>().LongCountAsync(stop), sum?.Events ?? 0);
    }

    public static async Task<Heads> All(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var sum = await Sum(db, stop);
        var heads = await db.Set<AuditHead>().AsNoTracking().Where(h => h.OrganisationId != Guid.Empty).ToDictionaryAsync(h => h.OrganisationId, h => (h.Sequence, BitConverter.ToInt64(h.Hash)), stop);
        foreach (var organisation in await db.Set<People.Organisation>().Select(o => o.Id).ToListAsync(stop))
            heads.TryAdd(organisation, default);
        return new Heads(heads) { Total = sum };
    }

    /// <summary>Whether a later state can have come from this one by changes: else the data was put back to an older state.</summary>
    public bool MayGrowTo(Heads later) => Chains.All(c => later.Chains.TryGetValue(c.Key, out var now) && (now.Sequence > c.Value.Sequence || now == c.Value));

    public IReadOnlyList<Guid> ChangedIn(Heads later) => [.. later.Chains.Where(c => !Chains.TryGetValue(c.Key, out var then) || then != c.Value).Select(c => c.Key)];
}
