using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says that a listed service is its own: linked with a service of its record, which is made from the list where there is none.</summary>
public static class ClaimService
{
    public static readonly Verb Verb = new("ClaimService", "A provider claims a service of a regulator's list: it is linked with one of its own services, which is made from the list where it has none.");

    public const string Taken = "Another provider has claimed this service. If it is yours, ask whoever runs Cairn.";

    private const int Tries = 3;

    /// <param name="service">The provider's service; null: the one that bears the list's number, else a new one.</param>
    /// <param name="digest">Of the request, where a machine sends it.</param>
    /// <returns>The record of the service that the claim links.</returns>
    /// <exception cref="RefusedException">It is not listed, is claimed already, or the service cannot be linked.</exception>
    public static async Task<Guid> Run(Store store, Packs packs, Scope scope, Actor actor, Guid organisation, string regulator, string number, Guid? service, string? key, CancellationToken stop, string? digest = null)
    {
        var layout = ListLayout.Of(packs, regulator);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
                {
                    var listed = await db.CurrentLists().Where(l => l.Regulator == regulator).SelectMany(l => db.Set<RegulatedService>().Where(s => s.ListId == l.Id && s.Number == number)).AsNoTracking().FirstOrDefaultAsync(stop)
                        ?? throw new RefusedException("This service is in no list that is held. Look for it again.");
                    if (await db.Set<ServiceClaim>().AnyAsync(c => c.Regulator == regulator && c.Number == number, stop))
                        throw new RefusedException("You have claimed this service already.");
                    var link = service is { } chosen ? await Chosen(db, organisation, chosen, stop) : await Same(db, organisation, listed, stop);
                    link ??= Make(db, layout, listed, organisation);
                    db.Add(new ServiceClaim { Id = NewId.Next(), OrganisationId = organisation, ServiceId = link.Value, Regulator = regulator, Number = number, Claimed = store.Clock.Now, ClaimedBy = actor.Account ?? Guid.Empty });
                    return link.Value;
                }, stop);
            }
            catch (DbUpdateException) when (scope.Reach == Reach.Organisations && tries < Tries)
            {
                // Another's claim is out of sight here; the database keeps the two apart, and this tells why. One of the same moment is
                // seen once it is committed, which it is when this one's turn comes again.
                if (await IsTaken(store, regulator, number, organisation, stop))
                    throw new RefusedException(Taken);
            }
        }
    }

    /// <summary>Whether another organisation holds the claim.</summary>
    public static async Task<bool> IsTaken(Store store, string regulator, string number, Guid organisation, CancellationToken stop)
    {
        await using var all = await store.Read(Scope.System, stop);
        return await all.Set<ServiceClaim>().AnyAsync(c => c.Regulator == regulator && c.Number == number && c.OrganisationId != organisation, stop);
    }

    /// <summary>The provider's services that no claim links yet.</summary>
    public static IQueryable<Service> Free(Db db, Guid organisation) =>
        db.Set<Service>().AsNoTracking().Where(s => s.OrganisationId == organisation && !db.Set<ServiceClaim>().Any(c => c.OrganisationId == organisation && c.ServiceId == s.Record));

    /// <summary>Of these the one that bears a listed service's number.</summary>
    public static async Task<Guid?> Same(Db db, Guid organisation, RegulatedService listed, CancellationToken stop)
    {
        var (number, small) = (listed.Number, listed.Number.ToLowerInvariant());
        var same = await Free(db, organisation).Where(s => s.LocationNumber == number || s.LocationNumber == small || s.Reference == number || s.Reference == small).Select(s => s.Record).Distinct().Take(2).ToListAsync(stop);
        return same.Count == 1 ? same[0] : null;
    }

    private static async Task<Guid?> Chosen(Db db, Guid organisation, Guid chosen, CancellationToken stop) =>
        await Free(db, organisation).AnyAsync(s => s.Record == chosen, stop) ? chosen
        : throw new RefusedException(await db.Set<ServiceClaim>().AnyAsync(c => c.ServiceId == chosen, stop)
            ? "This service of yours is linked with another of the list. Release that claim first, or choose another service."
            : "This service is not in your record. Choose one of yours.");

    private static Guid Make(Db db, ListLayout layout, RegulatedService listed, Guid organisation)
    {
        var main = layout.ServiceOf(listed);
        var name = listed.Name ?? listed.ShownName;
        var made = new Service
        {
            Record = NewId.Next(), OrganisationId = organisation, From = listed.AsAt, Recorded = db.Store.Clock.Now, Source = $"the {layout.RegulatorName}'s list of {Format.Date(listed.AsAt)}",
            Reference = listed.Number, Name = name, NameKey = SearchKey.Of(name), Address1 = listed.Address1, Address2 = listed.Address2,
            Address3 = string.Join(", ", new[] { listed.Address3, listed.Address4 }.Where(line => line is not null)) is { Length: > 0 } rest ? rest : null,
            Town = listed.Town, Postcode = listed.Postcode, Area = listed.Area is { } area ? layout.InForce(area, db.Store.Clock.Today) : null, Country = layout.Country, EmployerType = layout.EmployerOf(listed),
            MainService = main, SubSector = layout.SubSectorOf(main), Regulated = true, ProviderNumber = listed.ProviderNumber, LocationNumber = listed.Number, Capacity = listed.Places,
        };
        db.Add(made);
        return made.Record;
    }
}
