using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Workforce;

public class DemoEnglandTests
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly DemoCountry England = DemoSector.England(Packs);

    [Fact]
    public void A_parent_with_a_handful_of_care_homes_has_about_sixty_staff_and_a_subsidiary_that_keeps_its_own_data()
    {
        Assert.Equal(["Example parent", "Example subsidiary"], England.Organisations.Select(o => o.Name));
        Assert.False(England.Organisations.Last().ParentOwnsData);
        Assert.Equal(England.Main, England.Organisations.Last().Parent);
        Assert.Equal(4, England.Services.Count(s => s.MainService is "1" or "2"));
        Assert.InRange(England.People.Count(), 55, 70);
        Assert.Equal(England.Services.Sum(s => s.Staff), England.People.Count());
        Assert.Equal(England.People.Count(), England.Posts.Sum(p => p.Filled));
    }

    [Fact]
    public void Every_code_is_one_of_Englands()
    {
        var england = Packs["england"];
        void Known(string list, IEnumerable<string> codes) =>
            Assert.All(codes.Distinct(), code => Assert.NotNull(england.List(list).Find(code, DemoSector.AsAt)));
        Known("areas", England.Services.Select(s => s.Area));
        Known("services", England.Services.Select(s => s.MainService));
        Known("employer-types", England.Services.Select(s => s.EmployerType));
        Known("job-roles", England.People.Select(p => p.Role));
        Known("training-categories", England.Training.Select(t => t.Category));
    }

    [Fact]
    public void Registered_homes_have_a_registered_manager_and_the_numbers_that_the_return_asks_for()
    {
        var managed = England.Posts.Where(p => p.Role == "4").Select(p => p.Service).ToHashSet();
        Assert.All(England.Services.Where(s => s.Regulated), s =>
        {
            Assert.Contains(s.Number, managed);
            Assert.Matches("^1-[0-9]{10}$", s.ProviderNumber!);
            Assert.Matches("^1-[0-9]{10}$", s.LocationNumber!);
        });
    }

    [Fact]
    public void Nobody_is_paid_below_the_national_living_wage()
    {
        var rate = int.Parse(Packs["england"].List("pay-rates").Find("national-living-wage", DemoSector.AsAt)!["pence"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(England.People, p => Assert.True(p.HourlyPay >= rate));
    }
}
