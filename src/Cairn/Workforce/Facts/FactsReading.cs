using Cairn.Engine.Measures;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Reads the record of a day into columns: all of it, or some providers'.</summary>
/// <param name="register">Null where figures of registration are not wanted.</param>
internal sealed class FactsReading(Packs packs, DateOnly day, RegisterFacts? register = null)
{
    private readonly Dictionary<string, FactCodes> codes = packs.Countries.ToDictionary(c => c.Id, c => new FactCodes(c, day), StringComparer.Ordinal);

    /// <summary>Puts what the database holds in the place of what those providers had.</summary>
    /// <param name="open">Opens a reader; several read at once where all is read.</param>
    /// <param name="providers">Null for everybody's.</param>
    public async Task Into(Dictionary<string, CountryFacts> countries, Func<Task<Db>> open, IReadOnlyList<Guid>? providers, CancellationToken stop)
    {
        await using var db = await open();
        var reads = new FactReads(db, day, providers);
        var places = await Services(countries, reads, stop);
        var posts = new Tables(places);
        await foreach (var post in reads.Posts.AsAsyncEnumerable().WithCancellation(stop))
            posts.Add(post);
        foreach (var leaver in (await reads.Leavers.ToListAsync(stop)).GroupBy(l => l.Record).Select(g => g.MaxBy(l => l.Version)))
            posts.Add(leaver, codes);
        posts.AddReasons(codes);
        foreach (var cost in (await reads.Costs.ToListAsync(stop)).GroupBy(c => c.Organisation).Select(g => g.MaxBy(c => c.Year)))
            if (codes.TryGetValue(cost.Country, out var country))
                posts.Add(cost, Of(countries, cost.Country), country);
        posts.Say();

        var trained = new Dictionary<Guid, DateOnly>();
        await foreach (var (engagement, first) in reads.Training.AsAsyncEnumerable().WithCancellation(stop))
            trained[engagement] = first;
        var qualified = (await reads.Qualified.ToListAsync(stop)).ToHashSet();
        if (register is not null)
            await register.Follow(stop, exactly: true);
        var registered = new RegisteredPeople(packs, register, day, (await reads.Elsewhere.ToListAsync(stop)).ToHashSet());
        var last = providers is null ? await db.Set<Engagement>().IgnoreQueryFilters().MaxAsync(e => (long?)e.Id, stop) ?? 0 : 0;
        var readers = providers is null ? Math.Max(1, Math.Min(Environment.ProcessorCount, (int)(last / 20_000))) : 1;
        var workers = await Task.WhenAll(Enumerable.Range(0, readers).Select(n => Task.Run(async () =>
        {
            await using var own = readers == 1 ? null : await open();
            var rows = new WorkerRows(codes, day, places, trained, qualified, registered);
            var from = own is null ? reads : new FactReads(own, day, providers);
            await foreach (var worker in from.Workers(last * n / readers, n == readers - 1 ? long.MaxValue : last * (n + 1) / readers).AsAsyncEnumerable().WithCancellation(stop))
                rows.Add(worker);
            return rows;
        }, stop)));
        var elsewhere = providers is null ? [] : await Elsewhere(db, providers, db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]), stop);
        foreach (var (country, facts) in countries)
        {
            var merged = workers.Select(w => w.Of(country)).OfType<ColumnsBuilder>().Aggregate(new ColumnsBuilder(CountryFacts.WorkerCodes, CountryFacts.WorkerNumbers), (all, some) => { all.Append(some); return all; });
            var seen = new HashSet<Guid>(merged.Rows);
            var several = merged.Persons.Where(p => !seen.Add(p)).Concat(elsewhere.Select(o => o.Person)).ToHashSet();
            Put(facts, CountryFacts.Workers, merged.Build(facts.OfServices["provider"], several).Slices, providers);
            foreach (var (table, slices) in posts.Build(country, facts))
                Put(facts, table, slices, providers);
        }
    }

    /// <summary>People of these providers who work for others too, so that nobody is counted twice; and for whom.</summary>
    /// <param name="everybody">Whose work counts as elsewhere: today's engagements, or all that ever were.</param>
    public static async Task<IReadOnlyList<(Guid Provider, Guid Person)>> Elsewhere(Db db, IReadOnlyCollection<Guid> providers, IQueryable<Engagement> everybody, CancellationToken stop) =>
        [.. (await db.Set<Engagement>().AsNoTracking().Where(e => providers.Contains(e.OrganisationId))
            .Join(everybody, e => e.PersonId, o => o.PersonId, (e, o) => new { o.OrganisationId, o.PersonId })
            .Where(o => !providers.Contains(o.OrganisationId)).Distinct().ToListAsync(stop)).Select(o => (o.OrganisationId, o.PersonId))];

    private async Task<Dictionary<Guid, FactPlace>> Services(Dictionary<string, CountryFacts> countries, FactReads reads, CancellationToken stop)
    {
        var places = new Dictionary<Guid, FactPlace>();
        await foreach (var service in reads.Services.Select(s => new Service
        {
            Record = s.Record, OrganisationId = s.OrganisationId, Country = s.Country, Area = s.Area, SubSector = s.SubSector, EmployerType = s.EmployerType, MainService = s.MainService,
            StaffStated = s.StaffStated, Answers = s.Answers, Reference = "", Name = "", NameKey = "",
        }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!codes.TryGetValue(service.Country, out var country))
                continue; // a country whose pack is no longer here
            var facts = Of(countries, service.Country);
            places[service.Record] = new FactPlace(service.Country, facts.OfServices["provider"].Count, facts, Said.In(service), service.MainService);
            void Set(string column, string? code) => facts.OfServices[column].Add(facts.Codes[column].Number(code));
            Set("provider", service.OrganisationId.ToString());
            Set("service", service.Record.ToString());
            Set("area", service.Area);
            Set("sub-sector", service.SubSector);
            Set("sector", country.Sector(service.EmployerType));
            Set("service-kind", service.MainService);
            Set("service-size", service.StaffStated switch { null or <= 0 => null, < 10 => "under-10", < 50 => "10-49", _ => "50-over" });
            Set("vacancies-said", null);
            Set("flows-said", null);
            foreach (var said in Tables.CostsSaid)
                Set(said, null);
        }
        return places;
    }

    private static CountryFacts Of(Dictionary<string, CountryFacts> countries, string country) =>
        countries.TryGetValue(country, out var held) ? held : countries[country] = new CountryFacts();

    private static void Put(CountryFacts facts, string table, Dictionary<int, Slice> slices, IReadOnlyList<Guid>? providers)
    {
        foreach (var provider in providers ?? [])
            facts.Slices[table].Remove(facts.Provider(provider));
        foreach (var (provider, slice) in slices)
            facts.Slices[table][provider] = slice;
    }
}

/// <summary>Where a service's rows go.</summary>
/// <param name="Index">Its place among the country's services.</param>
internal sealed record FactPlace(string Country, int Index, CountryFacts Facts, Said Said, string? Kind);

/// <summary>What a service's own answers say beside its posts: that there are none, and why people left.</summary>
internal sealed record Said(bool NoVacancies, bool NoFlows, IReadOnlyList<(int Reason, int Leavers)> Reasons)
{
    private static readonly Said Nothing = new(false, false, []);

    public static Said In(Service service)
    {
        if (service.Answers == "{}")
            return Nothing;
        var row = ServiceAnswers.ToRow(service, RowStatus.Unknown);
        return new Said(row.Vacancies == CountsState.None, row.Starters == CountsState.None && row.Leavers == CountsState.None, [.. row.LeavingReasons.Select(r => (r.Reason, r.Leavers))]);
    }
}
