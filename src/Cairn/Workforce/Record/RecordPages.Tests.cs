using System.Net;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class RecordPagesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task No_page_of_a_provider_of_5000_staff_asks_the_database_more_than_twenty_times(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var parent = new SeedProvider(Guid.CreateVersion7(), "Rowan Care", services: 60, staffEach: 50, Today);
        var child = new SeedProvider(Guid.CreateVersion7(), "Birch Care", services: 40, staffEach: 50, Today, parent.Id);
        await parent.Into(served.Store, stop);
        await child.Into(served.Store, stop);
        await SeedProvider.Account(served.Store, "manager", Role.ProviderManager, parent.Id, stop);
        await SeedProvider.Account(served.Store, "worker", Role.Worker, parent.Id, stop, person: parent.Persons[7]);
        await SeedProvider.Account(served.Store, "council", Role.Council, null, stop, area: SeedProvider.Area);
        var manager = await served.SignIn("manager", SeedProvider.Password, stop);
        var worker = await served.SignIn("worker", SeedProvider.Password, stop);
        var council = await served.SignIn("council", SeedProvider.Password, stop);
        var search = (await Served.Post(manager, $"/providers/{parent.Id}/staff", $"/providers/{parent.Id}/staff", stop, ("Search", "hara"), ("Show", StaffNeeds.NotConfirmed))).Headers.Location!.ToString();

        string[] pages =
        [
            "", "/services", $"/services?show={ServiceNeeds.NoManager}&search=care", $"/services?after={parent.Services[30]}", $"/services/{parent.Services[0]}", "/posts", "/staff", $"/staff?before={parent.Staff[2000]}",
            .. StaffPage.Shows.Select(s => $"/staff?show={s.Value}&role={SeedProvider.CareWorker}&contract=1&after={parent.Staff[500]}"), $"/staff/{parent.Staff[0]}",
        ];
        using var statements = new Statements(served.Store);
        foreach (var (browser, url) in pages.Select(p => (manager, $"/providers/{parent.Id}{p}")).Append((manager, search)).Append((worker, "/me")).Append((council, $"/areas/{SeedProvider.Area}/services")))
        {
            statements.Forget();
            var answer = await browser.GetAsync(url, stop);
            if (Environment.GetEnvironmentVariable("TELL") is { } file) await File.AppendAllTextAsync(file, $"#### {kind} {url} {statements.Asked.Count}\n{string.Join("\n--\n", statements.Asked)}\n", stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(statements.Asked.Count, 2, 20);
        }
    }

    public void Dispose() => databases.Dispose();
}
