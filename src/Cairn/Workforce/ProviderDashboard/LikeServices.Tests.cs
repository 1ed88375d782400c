using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class LikeServicesTests : IDisposable
{
    private static readonly Verb Verb = new("TestSnapshots", "A test counts some years.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_rate_stands_among_the_areas_of_its_sub_sector_in_the_last_year(string kind)
    {
        await using var store = new Store(databases[kind], new Clock(TimeProvider.System, databases[kind]));
        await store.Open(stop);
        await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db =>
        {
            foreach (var (year, area, type) in Enumerable.Range(0, 9).SelectMany(a => new[] { (2024, a, "private"), (2025, a, "private"), (2025, a, "public") }))
                db.Add(new YearSnapshot { Country = "scotland", Year = year, Area = $"A{area}", SubSector = "homes", EmployerType = type, Headcount = 50, Vacancies = year == 2025 ? area : 40, Leavers = 10, Source = "test" });
            return Task.FromResult(0);
        }, stop);

        await using var db = await store.Read(Scope.Nothing, stop);
        var like = await LikeServices.Find(db, "scotland", "homes", stop);
        Assert.Equal((2025, 9), (like!.Year, like.Areas.Count));
        var place = like.Stand("vacancies", new Rate(10, NoData.None, 10, 100), a => a.Vacancy)!;
        // Vacant of posts: 0 of 50 in the lowest area, 4 of 54 in the middle one, 8 of 58 in the highest.
        Assert.Equal((0m, 400m / 54, 800m / 58), (place.Lowest, place.Middle, place.Highest));
        Assert.Equal("Yours is 10.0%; 6 of 9 council areas are lower; the middle one is 7.4%.", place.Text.Description);
        Assert.Null(like.Stand("vacancies", Rate.None(NoData.NotAnswered), a => a.Vacancy));
        Assert.Null(await LikeServices.Find(db, "england", "homes", stop));
    }

    public void Dispose() => databases.Dispose();
}
