using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Spells out Scotland's plan as records, each kind as a stream.</summary>
internal sealed class DemoScotland
{
    private const string Country = "scotland";

    /// <summary>A week, where no hours are contracted.</summary>
    private const int UnstatedMinutes = 16 * 60;

    private readonly Packs packs;
    private readonly DemoAssumptions assumptions;
    private readonly DemoRandom random;
    private readonly DemoPlan plan;
    private readonly DemoPeople people;
    private readonly int vacant;
    private readonly int vacancies;
    private readonly int leavers;
    private readonly int trained;
    private readonly int sickness;
    private readonly int costs;

    public DemoScotland(Packs packs, int seed)
    {
        this.packs = packs;
        assumptions = new DemoAssumptions(packs[Country]);
        random = new DemoRandom(seed);
        plan = new DemoPlan(seed, packs, assumptions);
        people = new DemoPeople(random, assumptions);
        vacant = assumptions["services-with-vacancy"];
        vacancies = assumptions["vacancy"] * assumptions["wte"] / vacant;
        leavers = assumptions["leavers"];
        trained = assumptions["training"];
        sickness = assumptions["sickness"];
        costs = assumptions["costs"];
    }

    public DemoCountry Records => new(Country, plan.Large, Organisations(), Services(), Posts(), People(), Training())
    {
        Leavers = Leavers(), Costs = Costs(),
            Offers = DemoRewards.Offers(packs, Country, random, plan.Providers.Count), Assessments = DemoPractice.Assessments(packs, Country, random, plan.Providers.Count, plan.Large),
        Notices = DemoPractice.Notices(plan.Large),
    };

    private IEnumerable<DemoOrganisation> Organisations() => plan.Providers.Select((provider, number) =>
    {
        var area = assumptions.Areas[provider.Area];
        var council = number < assumptions.Areas.Count;
        return new DemoOrganisation(number, council ? $"{area.Label} Council (demonstration)" : Name(number, provider), Country,
            council, provider.Type, area.Code, provider.Parent, provider.Parent is not null);
    });

    private string Name(int number, PlannedProvider provider) =>
        number == plan.Large ? $"{DemoWords.Place(random, Draw.Provider, 0, number)} Care Group"
        : DemoWords.Provider(random, number, provider.Alone ? DemoWords.Childminders : provider.Type == "voluntary" ? DemoWords.Voluntary : DemoWords.Private);

    private IEnumerable<DemoService> Services() => plan.Services.Select((service, number) =>
    {
        var subSector = assumptions.SubSectors[service.SubSector];
        var type = DemoAssumptions.EmployerTypes[service.Type];
        var kind = Kind(subSector, type, number);
        var town = DemoWords.Place(random, Draw.Town, service.Area * 8 + random.Below(Draw.Town, ~number, 8));
        var word = DemoWords.Place(random, Draw.Place, service.Provider, service.Nth);
        var names = kind.Names.Split(';');
        int? places = kind.HasPlaces ? Math.Max(4, service.Staff * (6 + random.Below(Draw.Capacity, number, 5)) / 8) : null;
        return new DemoService(
            number, service.Provider, Country, $"S{number + 1:D5}", $"{word} {names[random.Below(Draw.Kind, ~number, names.Length)]}", town,
            assumptions.Areas[service.Area].Code, type, subSector.Code, kind.Code, subSector.Regulated, places,
            places - places * random.Below(Draw.Full, number, 20) / 100, service.Staff);
    });

    private DemoServiceKind Kind(DemoSubSector subSector, string type, int number)
    {
        var kinds = subSector.Services.Where(k => k.Employers.Contains(type)).ToArray();
        var at = random.Below(Draw.MainService, number, kinds.Sum(k => k.Weight));
        return kinds.First(k => (at -= k.Weight) < 0);
    }

    private IEnumerable<DemoPost> Posts()
    {
        var (post, person) = (0, 0);
        for (var s = 0; s < plan.Services.Count; s++)
        {
            var service = plan.Services[s];
            var subSector = assumptions.SubSectors[service.SubSector];
            var filled = Roles(subSector, service.Staff);
            var open = Apportion.By(Vacancies(s, service), filled);
            for (var r = 0; r < filled.Length; r++)
            {
                if (filled[r] == 0)
                    continue;
                var starters = Enumerable.Range(person, filled[r]).Count(p => people.StartedThisYear(p, service.Type));
                // Who works alone has not been left by anybody.
                var left = service.Staff == 1 ? 0 : random.Share(Draw.Leavers, post, filled[r], leavers);
                yield return new DemoPost(post, s, subSector.Roles[r], person, filled[r], open[r], starters, left);
                post++;
                person += filled[r];
            }
        }
    }

    /// <summary>A registered service of four people or more has one manager; the others by the sub-sector's shares.</summary>
    private static int[] Roles(DemoSubSector subSector, int staff)
    {
        var manager = subSector.Roles.ToList().IndexOf("manager");
        if (!subSector.Regulated || staff < 4 || manager < 0)
            return Apportion.By(staff, subSector.RoleShares);
        var roles = Apportion.By(staff - 1, [.. subSector.RoleShares.Select((share, r) => r == manager ? 0 : share)]);
        roles[manager] = 1;
        return roles;
    }

    private int Vacancies(int number, PlannedService service) =>
        service.Staff > 1 && random.Happens(Draw.Vacant, number, vacant)
            ? Math.Max(1, random.Share(Draw.Vacancies, number, service.Staff, vacancies)) : 0;

    private IEnumerable<DemoPerson> People()
    {
        foreach (var post in Posts())
            for (var p = post.FirstPerson; p < post.FirstPerson + post.Filled; p++)
            {
                var service = plan.Services[post.Service];
                yield return people.Person(p, post.Service, assumptions.SubSectors[service.SubSector], service.Type, post.Role, random.Happens(Draw.Keeps, post.Service, sickness));
            }
    }

    /// <summary>Those who left, where the service keeps training too: the others have said only how many they were.</summary>
    private IEnumerable<DemoLeaver> Leavers()
    {
        var number = plan.Services.Sum(s => s.Staff);
        foreach (var post in Posts())
            if (KeepsTraining(post.Service))
                for (var left = 0; left < post.Leavers; left++)
                    yield return people.Leaver(number++, post.Service, post.Role);
    }

    /// <summary>Of the two last years that ended on 31 March before the day of the record.</summary>
    private IEnumerable<DemoCost> Costs()
    {
        var (pay, staff) = (new long[plan.Providers.Count], new int[plan.Providers.Count]);
        foreach (var person in People())
        {
            var provider = plan.Services[person.Service].Provider;
            staff[provider]++;
            pay[provider] += (long)person.HourlyPay * (person.ContractedMinutes == 0 ? UnstatedMinutes : person.ContractedMinutes) / 60 * 52;
        }
        for (var provider = 0; provider < pay.Length; provider++)
            if (staff[provider] >= 10 && (provider == plan.Large || random.Happens(Draw.Said, provider, costs)))
                for (var year = DemoSector.AsAt.Year - 1; year <= DemoSector.AsAt.Year; year++)
                    yield return Cost(provider, year, pay[provider]);
    }

    private DemoCost Cost(int provider, int year, long pay)
    {
        var draw = provider * 2 + year % 2;
        var staff = pay * (1150 + random.Below(Draw.Cost, draw, 100)) / 1000 * (year == DemoSector.AsAt.Year ? 100 : 96) / 100;
        var agency = random.Happens(Draw.Said, ~draw, 350) ? 0 : staff * random.Below(Draw.Cost, ~draw, 90) / 1000;
        return new DemoCost(provider, year, staff, agency, staff * (8 + random.Below(Draw.Keeps, ~draw, 37)) / 1000, (staff + agency) * 1000 / (780 + random.Below(Draw.Sick, -1_000_000 - draw, 80)));
    }

    private IEnumerable<DemoTraining> Training()
    {
        var person = 0;
        for (var s = 0; s < plan.Services.Count; person += plan.Services[s].Staff, s++)
        {
            var service = plan.Services[s];
            if (!KeepsTraining(s))
                continue;
            for (var p = person; p < person + service.Staff; p++)
                foreach (var course in Courses(p, people.Start(p, service.Type)))
                    yield return course;
        }
    }

    private bool KeepsTraining(int service)
    {
        var provider = plan.Services[service].Provider;
        return random.Happens(Draw.Trained, service, trained) || provider == plan.Large || plan.Providers[provider].Parent == plan.Large;
    }

    /// <summary>Two or three courses in the last two years, none before the person started.</summary>
    private IEnumerable<DemoTraining> Courses(int person, DateOnly start)
    {
        var first = random.Below(Draw.Courses, person, assumptions.Training.Count);
        var days = Math.Min(730, DemoSector.AsAt.DayNumber - start.DayNumber);
        for (var c = 0; c < 2 + random.Below(Draw.Courses, ~person, 2); c++)
        {
            var (category, months) = assumptions.Training[(first + 4 * c) % assumptions.Training.Count];
            var completed = DemoSector.AsAt.AddDays(-random.Below(Draw.CourseDay, person * 4 + c, days + 1));
            yield return new DemoTraining(person, category, completed, months, months == 0 ? null : completed.AddMonths(months));
        }
    }
}
