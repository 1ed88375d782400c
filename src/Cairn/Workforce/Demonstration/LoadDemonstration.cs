using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Fills new data with the made-up sector: one change, with one event that carries the digest of all it holds.</summary>
public static class LoadDemonstration
{
    public static readonly Verb Verb = new("LoadDemonstration", "The made-up sector is loaded into new data; the event holds the digest of its content.");

    private const int Chunk = 5_000;
    private const string Source = "demonstration";

    public static Task Into(Store store, IReadOnlyList<Func<Db, CancellationToken, Task>> also, IProgress<string> progress, CancellationToken stop)
    {
        var packs = Packs.Load(Packs.Beside);
        return store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
        {
            // Of instances that start at once on new data, one loads it; the other finds it.
            await store.Engine.LockChain(db, Guid.Empty, stop);
            if (await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind && m.Value == Marker.Demonstration, stop))
                return 0;
            if (await db.Set<Organisation>().AnyAsync(stop))
                throw new RefusedException("This data holds records already. The demonstration goes into new data alone: give another folder with --data.");
            var scotland = DemoSector.Scotland(packs);
            var england = DemoSector.England(packs);
            progress.Report("Making the demonstration sector: Scotland's 189,680 people in post, and a provider in England");
            await Load(db, packs, scotland, 0, progress, stop);
            await Load(db, packs, england, 1, progress, stop);
            await Insert(db, DemoSector.Snapshots(packs).Select(Snapshot), stop);
            await Insert(db, DemoCarers.Statements(packs["scotland"], db.Store.Clock.Now), stop);
            await Insert(db, DemoCarers.Allowances(packs["scotland"], db.Store.Clock.Now), stop);
            await Insert(db, scotland.Services.Where(s => s.Number % 4 == 1).Select(s => Volunteers(s, new DemoIds(0), db.Store.Clock.Now)), stop);
            var registered = await LoadRegister.Into(db, packs, scotland, new DemoIds(0), "sssc", RegistrationNumber.First, DemonstrationPeople.Worker(scotland).Number, stop);
            registered += await LoadRegister.Into(db, packs, england, new DemoIds(1), "swe", 5 * RegistrationNumber.First, -1, stop);
            progress.Report($"  {registered:N0} registrants");
            await DemonstrationPeople.Add(db, packs, scotland, england);
            foreach (var more in also)
                await more(db, stop);
            db.Add(new Marker { Name = Marker.Kind, Value = Marker.Demonstration });
            db.Note("Demonstration", Guid.Empty, Guid.Empty, null, new JsonObject { ["digest"] = DemoSector.Digest(packs), ["seed"] = DemoSector.DefaultSeed });
            return 0;
        }, stop);
    }

    private static async Task Load(Db db, Packs packs, DemoCountry country, int offset, IProgress<string> progress, CancellationToken stop)
    {
        var now = db.Store.Clock.Now;
        var ids = new DemoIds(offset);
        var owners = new List<Guid>();
        await Insert(db, country.Organisations.Select(o => Organisation(o, ids)), stop);
        await Insert(db, country.Services.Select(s =>
        {
            owners.Add(ids.Of(DemoKind.Organisation, s.Organisation));
            return Service(s, ids, now);
        }), stop);
        await Insert(db, country.Posts.Select(p => Post(p, ids, owners[p.Service], now)), stop);
        progress.Report($"  {owners.Count:N0} services");

        // Who works where, so that what hangs on a person knows its organisation.
        var serviceOf = new List<int>();
        await Insert(db, country.People.Select(p => new Person { Id = ids.Of(DemoKind.Person, p.Number) }), stop);
        await Insert(db, country.People.Select(p =>
        {
            serviceOf.Add(p.Service);
            return Engagement(p, ids, owners[p.Service], now);
        }), stop);
        await Insert(db, country.People.Where(p => p.Qualification is not null).Select(p => Qualification(p, ids, owners[p.Service], now)), stop);
        progress.Report($"  {serviceOf.Count:N0} people in post");
        await Insert(db, country.Leavers.Select(l => new Person { Id = ids.Of(DemoKind.Person, l.Number) }), stop);
        await Insert(db, country.Leavers.Select(l => Left(l, ids, owners[l.Service], now)), stop);
        await Insert(db, country.Costs.Select(c => Cost(c, ids, now)), stop);
        await LoadEmployers.Into(db, packs, country, ids, stop);
        await LoadStarts.Into(db, packs, country, ids, stop);
        await Insert(db, country.Training.Select((t, n) => Learning(t, n, ids, owners[serviceOf[t.Person]], now)), stop);
    }

    internal static async Task Insert<T>(Db db, IEnumerable<T> rows, CancellationToken stop) where T : class
    {
        foreach (var some in rows.Chunk(Chunk))
            await db.Store.Engine.Insert(db, BulkTable<T>.Of(db), some, stop);
    }

    private static Organisation Organisation(DemoOrganisation o, DemoIds ids) => new()
    {
        Id = ids.Of(DemoKind.Organisation, o.Number), Name = o.Name, NameKey = SearchKey.Of(o.Name), Country = o.Country, Area = o.Area, EmployerType = o.EmployerType,
        Kind = o.Council ? OrganisationKind.Council : OrganisationKind.Provider,
        ParentId = o.Parent is { } parent ? ids.Of(DemoKind.Organisation, parent) : null, ParentOwnsData = o.ParentOwnsData,
    };

    private static Service Service(DemoService s, DemoIds ids, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Service, s.Number), OrganisationId = ids.Of(DemoKind.Organisation, s.Organisation), From = DemoSector.AsAt, Recorded = now, Source = Source,
        Reference = s.Reference, Name = s.Name, NameKey = SearchKey.Of(s.Name), Address1 = s.Address, Town = s.Town, Postcode = s.Postcode, Area = s.Area, Country = s.Country,
        EmployerType = s.EmployerType, MainService = s.MainService, SubSector = s.SubSector, Regulated = s.Regulated, ProviderNumber = s.ProviderNumber,
        LocationNumber = s.LocationNumber, Capacity = s.Capacity, Utilisation = s.Utilisation, StaffStated = s.Staff,
    };

    /// <summary>Every fourth service says how many it had in the year before the demonstration's day.</summary>
    private static Volunteers Volunteers(DemoService s, DemoIds ids, DateTime now) => new()
    {
        Id = ids.Of(DemoKind.Volunteers, s.Number), OrganisationId = ids.Of(DemoKind.Organisation, s.Organisation), ServiceId = ids.Of(DemoKind.Service, s.Number),
        Year = StateVolunteers.LastYear(DateOnly.FromDateTime(now)), People = s.Number % 11, Stated = now,
    };

    private static Post Post(DemoPost p, DemoIds ids, Guid owner, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Post, p.Number), OrganisationId = owner, From = DemoSector.AsAt, Recorded = now, Source = Source,
        ServiceId = ids.Of(DemoKind.Service, p.Service), Role = p.Role, Vacancies = p.Vacancies, Starters = p.Starters, Leavers = p.Leavers,
    };

    private static Engagement Engagement(DemoPerson p, DemoIds ids, Guid owner, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Engagement, p.Number), OrganisationId = owner, From = DemoSector.AsAt, Recorded = now, Source = Source,
        ServiceId = ids.Of(DemoKind.Service, p.Service), PersonId = ids.Of(DemoKind.Person, p.Number), Reference = p.Reference, DisplayName = p.Name,
        NameKey = SearchKey.Of(p.Name), BirthDate = p.BirthDate, Gender = p.Gender, Role = p.Role, ContractType = p.ContractType,
        ZeroHours = p.ContractedMinutes == 0 ? 1 : 2, ContractedMinutes = p.ContractedMinutes == 0 ? null : p.ContractedMinutes,
        PayInterval = 3, HourlyPay = p.HourlyPay, StartDate = p.StartDate, StartedInSector = p.StartedInSector,
        Ethnicity = p.Ethnicity, Nationality = p.Nationality, Disabled = p.Disabled, RecruitedFrom = p.RecruitedFrom, SickHalfDays = p.SickHalfDays,
    };

    /// <summary>The last version of somebody who has gone.</summary>
    private static Engagement Left(DemoLeaver l, DemoIds ids, Guid owner, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Engagement, l.Number), OrganisationId = owner, From = l.LeftOn, Until = l.LeftOn, EndedBy = -1, Recorded = now, Source = Source,
        ServiceId = ids.Of(DemoKind.Service, l.Service), PersonId = ids.Of(DemoKind.Person, l.Number), Reference = l.Reference, DisplayName = l.Name, NameKey = SearchKey.Of(l.Name),
        Role = l.Role, StartDate = l.StartDate, LeftOn = l.LeftOn, LeavingReason = l.Reason,
    };

    private static YearCost Cost(DemoCost c, DemoIds ids, DateTime now) => new()
    {
        Id = ids.Of(DemoKind.Cost, c.Organisation * 10_000 + c.Year), OrganisationId = ids.Of(DemoKind.Organisation, c.Organisation), Year = c.Year,
        Staff = c.Staff, Agency = c.Agency, Training = c.Training, Total = c.Total, Stated = now,
    };

    private static Qualification Qualification(DemoPerson p, DemoIds ids, Guid owner, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Qualification, p.Number), OrganisationId = owner, From = DemoSector.AsAt, Recorded = now, Source = Source,
        EngagementId = ids.Of(DemoKind.Engagement, p.Number), Code = p.Qualification!, Year = p.QualificationYear,
    };

    private static LearningRecord Learning(DemoTraining t, int number, DemoIds ids, Guid owner, DateTime now) => new()
    {
        Record = ids.Of(DemoKind.Learning, number), OrganisationId = owner, From = DemoSector.AsAt, Recorded = now, Source = Source,
        EngagementId = ids.Of(DemoKind.Engagement, t.Person), Category = t.Category, Completed = t.Completed, ValidMonths = t.ValidMonths, Expires = t.Expires,
    };

    private static YearSnapshot Snapshot(DemoSnapshot s) => new()
    {
        Country = "scotland", Year = s.Year, Area = s.Area, SubSector = s.SubSector, EmployerType = s.EmployerType, Headcount = s.Headcount,
        WholeTimeHundredths = s.Wte, Vacancies = s.Vacancies, Starters = s.Starters, Leavers = s.Leavers, Source = Source,
    };
}

internal enum DemoKind : byte
{
    Organisation = 1, Service, Post, Person, Engagement, Qualification, Learning, Cost, Survey, Volunteers, Said, Reward, Grade, Assessment, PracticeAnswer, Policy, Notice,
    Registrant, Registration, Employment, OtherRegistration,
    CodeResult, Campaign, CampaignAnswer, Candidate, Check, Waiver, Renewal, QualificationClaim, DetailsRequest, Evidence,
}

/// <summary>Identifiers of made-up records: the same in every demonstration, in order on disk.</summary>
internal sealed class DemoIds(int country)
{
    public Guid Of(DemoKind kind, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        bytes[0] = 0xDE;
        bytes[1] = 0x30;
        bytes[4] = (byte)kind;
        bytes[5] = (byte)country;
        bytes[6] = 0x80; // version 8: of our own making (RFC 9562)
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>One that tells when it was made, at noon of a day (RFC 9562, version 7).</summary>
    public Guid At(DemoKind kind, int number, DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        (bytes[9], bytes[10]) = ((byte)kind, (byte)country);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }
}
