using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>Puts the demonstration's registrants into rows.</summary>
internal static class LoadRegister
{
    private const int Chunk = 2_000;

    /// <param name="worker">Number of the person whose account the demonstration signs in as; −1: none.</param>
    public static async Task<int> Into(Db db, Packs packs, DemoCountry country, DemoIds ids, string register, long firstSerial, int worker, CancellationToken stop)
    {
        var made = new DemoRegister(packs, register, country.Country, new DemoRandom(DemoSector.DefaultSeed), db.Store.Clock.Today);
        var services = country.Services.ToDictionary(s => s.Number);
        var names = country.Organisations.ToDictionary(o => o.Number, o => o.Name);
        // A social worker in England works in no kind of service that the list has.
        string Kind(int service) => country.Country == "scotland" ? services[service].MainService : "fieldwork";
        var all = country.People.Select(p => made.Of(p, Kind(p.Service), p.Number == worker)).Concat(country.Leavers.Select(l => made.Of(l, Kind(l.Service)))).OfType<DemoRegistrant>();
        var count = 0;
        foreach (var some in all.Chunk(Chunk))
        {
            var rows = some.Select((r, n) => new Rows(r, services[r.Service], names[services[r.Service].Organisation], ids, register, RegistrationNumber.Of(firstSerial + count + n), db.Store.Clock.Now)).ToList();
            await LoadDemonstration.Insert(db, rows.Select(r => r.Registrant), stop);
            await LoadDemonstration.Insert(db, rows.Select(r => r.Private), stop);
            await LoadDemonstration.Insert(db, rows.SelectMany(r => r.Registrations), stop);
            await LoadDemonstration.Insert(db, rows.Select(r => r.Employment), stop);
            await LoadDemonstration.Insert(db, rows.Select(r => r.Former).OfType<PreviousName>(), stop);
            await LoadDemonstration.Insert(db, rows.SelectMany(r => r.Facts), stop);
            await LoadOffice.Into(db, packs, some, ids, register, stop);
            count += some.Length;
        }
        await LoadDemonstration.Insert(db, country.People.Where(p => Bodies.ContainsKey(p.Role)).Select(p => LookedUp(p, services[p.Service], ids, db.Store.Clock.Today)).OfType<OtherRegistration>(), stop);
        return count;
    }

    /// <summary>Roles of other bodies' registers in either country's list.</summary>
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal) { ["registered-nurse"] = "nmc", ["occupational-therapist"] = "hcpc", ["16"] = "nmc", ["15"] = "hcpc" };

    /// <summary>Of a thousand nurses and therapists so many were looked up by their employer, most of them within the year.</summary>
    private const int Looked = 900;

    private static OtherRegistration? LookedUp(DemoPerson person, DemoService service, DemoIds ids, DateOnly today)
    {
        var random = new DemoRandom(DemoSector.DefaultSeed);
        return !random.Happens(Draw.LookedUp, person.Number, Looked) ? null : new OtherRegistration
        {
            Id = ids.Of(DemoKind.OtherRegistration, person.Number), OrganisationId = ids.Of(DemoKind.Organisation, service.Organisation), EngagementId = ids.Of(DemoKind.Engagement, person.Number),
            Body = Bodies[person.Role], Number = $"DEMO{person.Number:D6}", Checked = today.AddDays(-random.Below(Draw.LookedUp, ~person.Number, 400)),
        };
    }

    private sealed class Rows
    {
        public Rows(DemoRegistrant r, DemoService service, string employer, DemoIds ids, string register, long number, DateTime now)
        {
            var id = ids.Of(DemoKind.Registrant, r.Person);
            var (given, family) = (r.Name.Split(' ')[0], r.Name.Split(' ')[1]);
            Registrant = new Registrant { Id = id, Number = number, Register = register, Given = given, Family = family, Town = service.Town, Hidden = r.Hidden, PersonId = ids.Of(DemoKind.Person, r.Person) };
            Private = new RegistrantPrivate { Id = id, BirthDate = r.BirthDate };
            Registrations = [.. r.Registrations.Select((x, n) => new Registration { Id = ids.Of(DemoKind.Registration, (r.Person * 2) + n), RegistrantId = id, Part = x.Part, Ordinal = n + 1 })];
            Employment = new Employment { Id = ids.Of(DemoKind.Employment, r.Person), RegistrantId = id, EmployerId = ids.Of(DemoKind.Organisation, service.Organisation), Employer = employer };
            Former = r.FormerFamily is { } former && former != family ? new PreviousName { RegistrantId = id, Given = given, Family = former, Until = DateOnly.FromDateTime(now).AddYears(-2), Shown = true } : null;
            var facts = r.Registrations.SelectMany((x, n) => x.Facts.Select(f => (Ordinal: n + 1, Fact: f))).Concat(r.Own.Select(f => (Ordinal: 0, Fact: f))).ToList();
            Facts = [.. facts.Select((f, n) => Row(id, f.Ordinal, n + 1, f.Fact, now))];
        }

        public Registrant Registrant { get; }
        public RegistrantPrivate Private { get; }
        public IReadOnlyList<Registration> Registrations { get; }
        public Employment Employment { get; }
        public PreviousName? Former { get; }
        public IReadOnlyList<RegisterFact> Facts { get; }

        private RegisterFact Row(Guid registrant, int ordinal, int number, Fact f, DateTime now) => new()
        {
            RegistrantId = registrant, Ordinal = ordinal, Number = number, Kind = f.Kind, On = f.On, Until = f.Until, Period = f.Period, Amount = f.Amount, Code = f.Code, By = f.By, About = f.About,
            Detail = f.Kind == FactKind.Role ? Employment.Id : null,
            // Known since it happened, so that what was known on a day can be asked for.
            Recorded = f.On.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) is var at && at < now ? at : now,
        };
    }
}
