using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Workforce;

public class DemoSectorTests
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly DemoCountry Scotland = DemoSector.Scotland(Packs);
    private static readonly DemoService[] Services = [.. Scotland.Services];
    private static readonly DemoOrganisation[] Organisations = [.. Scotland.Organisations];
    private static readonly DemoPost[] Posts = [.. Scotland.Posts];
    private static readonly DemoPerson[] People = [.. Scotland.People];

    private static string EmployerOf(DemoPerson person) => Services[person.Service].EmployerType;

    [Fact]
    public void F1_every_sub_sector_has_exactly_its_published_headcount()
    {
        var people = People.CountBy(p => Services[p.Service].SubSector!).ToDictionary();
        foreach (var row in Packs.Published("scotland-2013-sub-sectors").Rows)
            Assert.Equal(row.Value, people[row.Code]);
        Assert.Equal(189_680, People.Length);
    }

    [Fact]
    public void F1_the_mix_of_employers_is_within_a_point_of_the_published_one()
    {
        var people = People.CountBy(EmployerOf).ToDictionary();
        foreach (var row in Packs.Published("scotland-2013-employer-mix").Rows)
            Assert.InRange(100m * people[row.Code] / People.Length, row.PrintedShare!.Value - 1, row.PrintedShare.Value + 1);
    }

    [Fact]
    public void Every_council_area_has_services_of_every_sub_sector_and_a_council_of_its_own()
    {
        var areas = Packs["scotland"].Areas.On(DemoSector.AsAt).Select(a => a.Code).ToList();
        Assert.Equal(areas, Organisations.Where(o => o.Council).Select(o => o.Area));
        Assert.Equal(32 * 8, Services.DistinctBy(s => (s.Area, s.SubSector)).Count());
        Assert.Contains(Organisations, o => o.Name == "Perth and Kinross Council (demonstration)");
        Assert.All(Services.Where(s => s.EmployerType == "public"), s => Assert.Equal(s.Area, Organisations[s.Organisation].Area));
    }

    [Fact]
    public void One_private_provider_has_exactly_5000_staff_with_its_subsidiaries()
    {
        var group = Organisations.Where(o => o.Number == Scotland.Main || o.Parent == Scotland.Main).ToList();
        Assert.Equal(4, group.Count);
        Assert.All(group.Skip(1), o => Assert.True(o.ParentOwnsData));
        Assert.All(group, o => Assert.Equal("private", o.EmployerType));
        var services = Services.Where(s => group.Exists(o => o.Number == s.Organisation)).ToList();
        Assert.InRange(services.Count, 85, 95);
        Assert.Equal(5_000, services.Sum(s => s.Staff));
        Assert.Equal(4, services.Select(s => s.Organisation).Distinct().Count());
        Assert.True(services.Select(s => s.Area).Distinct().Count() > 10);
    }

    [Fact]
    public void Each_of_the_5720_childminders_is_a_provider_of_one()
    {
        var services = Services.Where(s => s.SubSector == "childminding").ToList();
        Assert.Equal(5_720, services.Count);
        Assert.All(services, s => Assert.Equal(1, s.Staff));
        var providers = services.Select(s => s.Organisation).ToHashSet();
        Assert.Equal(5_720, providers.Count);
        Assert.Equal(5_720, Services.Count(s => providers.Contains(s.Organisation)));
    }

    [Fact]
    public void Numbers_and_references_run_without_gap_or_repeat_and_lead_to_what_is_there()
    {
        Assert.Equal(Enumerable.Range(0, Organisations.Length), Organisations.Select(o => o.Number));
        Assert.Equal(Enumerable.Range(0, Services.Length), Services.Select(s => s.Number));
        Assert.Equal(Enumerable.Range(0, Posts.Length), Posts.Select(p => p.Number));
        Assert.Equal(Enumerable.Range(0, People.Length), People.Select(p => p.Number));
        Assert.Equal(Services.Length, Services.Select(s => s.Reference).Distinct().Count());
        Assert.Equal(People.Length, People.Select(p => p.Reference).Distinct().Count());
        Assert.All(Services, s => Assert.Equal(s.EmployerType, Organisations[s.Organisation].EmployerType));
        Assert.Equal(Organisations.Length, Services.Select(s => s.Organisation).Distinct().Count());
        Assert.All(Services.Zip(Services.Select(s => s.Number).GroupJoin(People, n => n, p => p.Service, (_, p) => p.Count())), x => Assert.Equal(x.First.Staff, x.Second));
    }

    [Fact]
    public void No_two_providers_have_one_name_and_no_two_services_of_a_provider()
    {
        Assert.Equal(Organisations.Length, Organisations.Select(o => o.Name).Distinct().Count());
        Assert.Equal(Services.Length, Services.DistinctBy(s => (s.Organisation, s.Name)).Count());
    }

    [Fact]
    public void Posts_count_the_people_in_them_and_who_started_this_year()
    {
        Assert.All(Posts, post =>
        {
            var people = People[post.FirstPerson..(post.FirstPerson + post.Filled)];
            Assert.All(people, p => Assert.Equal((post.Service, post.Role), (p.Service, p.Role)));
            Assert.Equal(people.Count(p => p.StartDate > DemoSector.AsAt.AddYears(-1)), post.Starters);
        });
    }

    [Fact]
    public void Vacancies_come_close_to_both_published_measures()
    {
        var services = Services.Where(s => s.Staff > 1).Select(s => s.Number).ToHashSet();
        var people = People.Count(p => services.Contains(p.Service));
        var vacant = Posts.Where(p => p.Vacancies > 0).Select(p => p.Service).Distinct().ToList();
        Assert.All(vacant, s => Assert.Contains(s, services));
        Assert.InRange(100.0 * vacant.Count / services.Count, 34, 38);
        Assert.InRange(100.0 * Posts.Sum(p => p.Vacancies) / (people * 0.75), 5.3, 5.7);
        Assert.InRange(100.0 * Posts.Sum(p => p.Leavers) / people, 19.8, 20.2);
    }

    [Fact]
    public void People_come_close_to_what_was_published_of_them()
    {
        Assert.InRange(100.0 * People.Count(p => p.Gender == 1) / People.Length, 14, 16);
        var others = People.Where(p => p.Role != "childminder").ToList();
        Assert.InRange(100.0 * others.Count(p => p.ContractType == 1) / others.Count, 78.5, 79.5);
        Assert.InRange(People.Average(p => p.ContractedMinutes) / (37 * 60.0), 0.73, 0.77);
        double Median(string type)
        {
            var ages = People.Where(p => EmployerOf(p) == type).Select(p => (DemoSector.AsAt.DayNumber - p.BirthDate.DayNumber) / 365.25).Order().ToList();
            return ages[ages.Count / 2];
        }
        Assert.InRange(Median("public"), 46, 49);
        Assert.InRange(Median("private"), 40, 43);
    }

    [Fact]
    public void Nobody_is_paid_below_the_rate_or_started_before_seventeen_or_is_qualified_before_it_can_be()
    {
        var rate = int.Parse(Packs["scotland"].List("pay-rates").Find("real-living-wage", DemoSector.AsAt)!["pence"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(People, p =>
        {
            Assert.True(p.HourlyPay >= rate);
            Assert.True(p.StartDate >= p.BirthDate.AddYears(17) && p.StartDate <= DemoSector.AsAt);
            Assert.True(p.StartedInSector <= p.StartDate.Year && p.StartedInSector >= p.BirthDate.Year + 16);
            Assert.Equal(p.Qualification is null, p.QualificationYear is null);
        });
        Assert.All(People.Where(p => p.Role == "social-worker"), p => Assert.Equal("social-work-degree", p.Qualification));
    }

    [Fact]
    public void Every_code_is_one_of_the_packs()
    {
        var scotland = Packs["scotland"];
        void Known(string list, IEnumerable<string> codes) =>
            Assert.All(codes.Distinct(), code => Assert.NotNull(scotland.List(list).Find(code, DemoSector.AsAt)));
        Known("services", Services.Select(s => s.MainService));
        Known("job-roles", People.Select(p => p.Role));
        Known("contract-types", People.Select(p => p.ContractType.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Known("genders", People.Select(p => p.Gender.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Known("qualifications", People.Select(p => p.Qualification).OfType<string>());
        Known("leaving-reasons", Scotland.Leavers.Select(l => l.Reason.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Known("training-categories", Scotland.Training.Select(t => t.Category));
        Assert.All(Services, s => Assert.Equal(s.SubSector, scotland.List("services").Find(s.MainService, DemoSector.AsAt)!["sub-sector"]));
    }

    [Fact]
    public void Training_was_completed_in_post_and_is_kept_by_the_stated_share_of_services_and_the_large_provider()
    {
        var training = Scotland.Training.ToList();
        Assert.All(training, t => Assert.InRange(t.Completed, People[t.Person].StartDate, DemoSector.AsAt));
        var keeping = training.Select(t => People[t.Person].Service).Distinct().ToHashSet();
        Assert.InRange(1000.0 * keeping.Count / Services.Length, 140, 175);
        Assert.All(Services.Where(s => s.Organisation == Scotland.Main), s => Assert.Contains(s.Number, keeping));
    }

    [Fact]
    public void W5_W8_W9_costs_hold_together_and_leavers_are_as_many_as_their_posts_count()
    {
        var costs = Scotland.Costs.ToList();
        Assert.All(costs, c => Assert.True(c.Training < c.Staff && c.Staff + c.Agency < c.Total));
        Assert.InRange((double)costs.Sum(c => c.Agency) / costs.Sum(c => c.Staff + c.Agency), 0.01, 0.06);
        Assert.Contains(costs, c => c.Organisation == Scotland.Main);
        Assert.Equal(costs.Count, costs.DistinctBy(c => (c.Organisation, c.Year)).Count());
        var leavers = Scotland.Leavers.ToList();
        var keeping = Scotland.Training.Select(t => People[t.Person].Service).ToHashSet();
        Assert.Equal(Posts.Where(p => keeping.Contains(p.Service)).Sum(p => p.Leavers), leavers.Count);
        Assert.Equal(Enumerable.Range(People.Length, leavers.Count), leavers.Select(l => l.Number));
        Assert.All(leavers, l => Assert.True(l.StartDate < l.LeftOn && l.LeftOn > DemoSector.AsAt.AddYears(-1) && l.LeftOn <= DemoSector.AsAt));
    }

    [Fact]
    public void W7_answers_about_people_come_close_to_the_stated_shares_and_some_have_not_said()
    {
        Assert.InRange(People.Count(p => p.Ethnicity is null) / 1896.8, 8, 10);
        Assert.InRange(People.Count(p => p.Nationality is { } n && n != 826) / 1896.8, 7.5, 8.5);
        Assert.InRange(People.Count(p => p.Disabled == 1) / 1896.8, 3.5, 4.5);
        Assert.InRange(People.Where(p => p.SickHalfDays is not null).Average(p => p.SickHalfDays!.Value) / 2, 4, 8);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_gives_others()
    {
        var once = DemoSector.Digest(Packs);
        Assert.Equal(once, DemoSector.Digest(Packs.Load(Packs.Beside)));
        Assert.NotEqual(once, DemoSector.Digest(Packs, DemoSector.DefaultSeed + 1));
    }

    [Fact]
    public void The_assumptions_are_sentences_with_their_figures()
    {
        var sentences = DemoSector.Assumptions(Packs);
        Assert.Contains("Staff of the largest private provider, its three subsidiaries included: 5,000.", sentences);
        Assert.All(sentences, s => Assert.EndsWith(".", s, StringComparison.Ordinal));
    }
}
