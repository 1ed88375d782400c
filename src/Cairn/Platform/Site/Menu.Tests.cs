using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class MenuTests
{
    private static readonly Guid Own = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Actor Manager = new(Guid.NewGuid(), "A Manager", Role.ProviderManager, Own, "Rowan House");

    [Fact]
    public void The_public_sees_only_what_it_may_open() => Assert.Equal(["The sector"], new Menu(House(), Actor.Public).At("/").Select(e => e.Text));

    [Fact]
    public void The_readers_own_organisation_is_filled_in() =>
        Assert.Equal(["/", $"/provider/{Own}", $"/provider/{Own}/staff"], new Menu(House(), Manager).At("/").Select(e => e.Url));

    [Fact]
    public void Without_an_organisation_there_is_no_entry_for_ones_own() =>
        Assert.Equal(["The sector"], new Menu(House(), Manager with { Organisation = null }).At("/").Select(e => e.Text));

    [Theory]
    [InlineData("/", "page", null, null)]
    [InlineData("/provider/11111111-1111-1111-1111-111111111111", null, "page", null)]
    [InlineData("/provider/11111111-1111-1111-1111-111111111111/staff/7", null, null, "true")]
    [InlineData("/elsewhere", null, null, null)]
    public void One_entry_is_marked_as_where_the_reader_is(string path, string? sector, string? service, string? staff) =>
        Assert.Equal([sector, service, staff], new Menu(House(), Manager).At(path).Select(e => e.Current));

    private static House House()
    {
        var house = new House();
        house.Navigation.Add(new NavigationRow("Staff", "/provider/{organisation:guid}/staff", 30));
        house.Navigation.Add(new NavigationRow("My service", "/provider/{organisation:guid}", 20));
        house.Navigation.Add(new NavigationRow("The sector", "/", 10));
        house.Access.Allow("GET", "/", AccessTable.Everyone);
        house.Access.Allow("GET", "/provider/{organisation:guid}", AccessTable.Provider, Relation.Own);
        house.Access.Allow("GET", "/provider/{organisation:guid}/staff", AccessTable.Provider, Relation.Own);
        return house;
    }
}
