using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A made-up parent with four care homes, its own head office, and a subsidiary that keeps its own data: small enough to read, and in
/// the codes of England's return, so that files can be downloaded, changed and uploaded.</summary>
internal static class DemoEngland
{
    private const string Country = "england";
    private const string Private = "6";

    /// <summary>Main service, name, beds, and people in post by job role.</summary>
    private static readonly (int Organisation, string MainService, string Name, int? Beds, (string Role, int People, int Vacancies)[] Posts)[] Plan =
    [
        (0, "72", "Example parent head office", null, [("1", 1, 0), ("25", 3, 0), ("44", 1, 0)]),
        (0, "1", "Example House", 24, [("4", 1, 0), ("16", 3, 1), ("7", 2, 0), ("8", 8, 1), ("26", 2, 0)]),
        (0, "2", "Example Lodge", 16, [("4", 1, 0), ("7", 2, 0), ("8", 7, 0), ("26", 1, 0)]),
        (0, "2", "Example Court", 14, [("4", 1, 0), ("7", 1, 0), ("8", 7, 2), ("26", 1, 0)]),
        (0, "2", "Example View", 12, [("4", 1, 0), ("7", 1, 0), ("8", 6, 0), ("26", 1, 0)]),
        (1, "8", "Example Home Care", null, [("4", 1, 0), ("40", 1, 0), ("8", 7, 1)]),
    ];

    private static readonly string[] Courses = ["15", "20", "10", "6"];

    public static DemoCountry Records(Packs packs)
    {
        var area = packs[Country].Areas.Find("Leeds", DemoSector.AsAt)!.Code;
        DemoOrganisation[] organisations =
        [
            new(0, "Example parent", Country, false, Private, area),
            new(1, "Example subsidiary", Country, false, Private, area, 0, ParentOwnsData: false),
        ];
        var services = Plan.Select((s, n) => Service(n, s.Organisation, area, s.MainService, s.Name, s.Beds, s.Posts.Sum(p => p.People))).ToArray();
        var random = new DemoRandom(DemoSector.DefaultSeed);
        var (posts, people) = (new List<DemoPost>(), new List<DemoPerson>());
        for (var s = 0; s < Plan.Length; s++)
            foreach (var (role, count, vacancies) in Plan[s].Posts)
            {
                var first = people.Count;
                people.AddRange(Enumerable.Range(first, count).Select(n => Person(random, n, s, role)));
                var starters = people.Skip(first).Count(p => p.StartDate > DemoSector.AsAt.AddYears(-1));
                posts.Add(new DemoPost(posts.Count, s, role, first, count, vacancies, starters, random.Share(Draw.Leavers, first, count, 200)));
            }
        var training = people.Where(p => p.Role is "7" or "8").SelectMany(p => Training(random, p)).ToArray();
        return new DemoCountry(Country, 0, organisations, services, posts, people, training);
    }

    private static DemoService Service(int number, int organisation, string area, string mainService, string name, int? beds, int staff)
    {
        var regulated = mainService != "72";
        return new DemoService(number, organisation, Country, number == 0 ? "HQ" : $"WP{number:D4}", name, "Leeds", area, Private, null, mainService, regulated, beds, beds - 2, staff)
        {
            Address = $"{number + 1} Example Street",
            Postcode = "LS1 2RP",
            ProviderNumber = regulated ? "1-1234567890" : null,
            LocationNumber = regulated ? $"1-20000000{number:D2}" : null,
        };
    }

    /// <summary>Nobody is paid less than £12.21 an hour, the National Living Wage from April 2025.</summary>
    private static DemoPerson Person(DemoRandom random, int number, int service, string role)
    {
        // Numbers below nought, so that nobody in England is the same draw as somebody in Scotland.
        var draw = -1_000_000 - number;
        var man = random.Below(Draw.Gender, draw, 100) < 20;
        var birth = DemoSector.AsAt.AddDays(-366 * 22 - random.Below(Draw.Age, draw, 366 * 40));
        var start = DemoSector.AsAt.AddDays(-random.Below(Draw.TenureDay, draw, 365 * 4));
        var lowest = role switch { "1" => 2400, "4" => 1900, "16" => 2000, "7" or "44" => 1350, _ => 1221 };
        return new DemoPerson(number, service, $"W{number + 1:D4}", DemoWords.Person(random, draw, man), birth, man ? 1 : 2, role,
            random.Happens(Draw.Contract, draw, 850) ? 1 : 2, 60 * (20 + random.Below(Draw.Hours, draw, 18)), lowest + random.Below(Draw.Pay, draw, 100),
            start, start.Year - random.Below(Draw.Earlier, draw, 3), null, null);
    }

    private static IEnumerable<DemoTraining> Training(DemoRandom random, DemoPerson person) => Courses.Select((category, c) =>
    {
        var days = Math.Min(365, DemoSector.AsAt.DayNumber - person.StartDate.DayNumber);
        var completed = DemoSector.AsAt.AddDays(-random.Below(Draw.CourseDay, -1_000_000 - (person.Number * 4 + c), days + 1));
        return new DemoTraining(person.Number, category, completed, 12, completed.AddMonths(12));
    });
}
