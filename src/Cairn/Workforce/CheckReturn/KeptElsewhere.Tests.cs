using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: services of subsidiaries that keep their own data (997), as the store knows them.</summary>
public sealed class KeptElsewhereTests : IDisposable
{
    private static readonly Verb Verb = new("TestSubsidiaries", "A test changes who keeps whose data.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>The sample's files with the first care home's reference in place of another's, without the other workplaces.</summary>
    private static (string Workplaces, string Staff) Files(params string[] references)
    {
        var (workplace, staff) = (Provider.Sample("workplace.csv").ReplaceLineEndings("\n").Split('\n'), Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n'));
        string Own(string line, string reference) => line.Replace("WP0001", reference, StringComparison.Ordinal);
        return (string.Join('\n', [workplace[0], .. references.Select((r, n) => Own(workplace[2], r).Replace("1-2000000001", $"1-200000010{n}", StringComparison.Ordinal))]),
            string.Join('\n', [staff[0], .. references.Select(r => Own(staff[1], r).Replace("W0000001", $"W-{r}", StringComparison.Ordinal))]));
    }

    private static async Task<SeedProvider> Below(Provider provider, Guid parent, int services, bool parentOwnsData, CancellationToken stop)
    {
        var below = new SeedProvider(NewId.Next(), "Birch Care", services, 2, Provider.Today, parent, parentOwnsData);
        await below.Into(provider.Store, stop);
        return below;
    }

    private async Task<string[]> Refused(Provider provider, Guid id) =>
        await provider.Read(db => db.Set<ReturnFinding>().Where(f => f.ReturnId == id && f.Error).OrderBy(f => f.Id).Select(f => f.Code + " " + f.Value).ToArrayAsync(stop));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_a_service_of_a_subsidiary_that_keeps_its_own_data_is_refused_at_any_depth(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var child = await Below(provider, provider.Id, 1, parentOwnsData: false, stop);
        await Below(provider, child.Id, 2, parentOwnsData: true, stop); // kept by the child, so not by the provider
        var (workplaces, staff) = Files("S0", "S1", "S2");

        var source = await provider.Check(workplaces, staff);
        Assert.Equal((2, 2, 1, 1), (source.WorkplaceRefused, source.StaffRefused, source.ServicesNew, source.New));
        Assert.Equal(["workplace.localestid.not-yours S0", "workplace.localestid.not-yours S1", "staff.localestid.not-yours S0", "staff.localestid.not-yours S1"], await Refused(provider, source.Id));
        Assert.DoesNotContain(await provider.Read(db => db.Set<ReturnFinding>().Select(f => f.Message + f.Advice).ToListAsync(stop)), m => m.Contains("Birch", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_the_check_refused_stays_refused_though_the_subsidiary_has_closed_it_since(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var child = await Below(provider, provider.Id, 1, parentOwnsData: false, stop);
        var (workplaces, staff) = Files("S0", "S2");
        var source = await provider.Check(workplaces, staff);
        await provider.Store.Write(Scope.System, new Change(Verb, Actor.Public, child.Id), db =>
            db.Set<Service>().Where(s => s.OrganisationId == child.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedBy, -1), stop), stop);

        Assert.Equal(ReturnState.Accepted, (await provider.Accept(source.Id)).State);
        Assert.Equal(["S2"], await provider.Read(db => db.Set<Service>().Select(s => s.Reference).ToArrayAsync(stop)));
        Assert.Equal(["W-S2"], await provider.Read(db => db.Set<Engagement>().Select(e => e.Reference).ToArrayAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_of_a_subsidiary_whose_data_the_parent_keeps_and_one_of_a_stranger_are_not_in_the_way(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var (workplaces, staff) = Files("S0");
        await new SeedProvider(NewId.Next(), "Thorn Care", 1, 2, Provider.Today).Into(provider.Store, stop);
        Assert.Equal((0, 0), await Counts());
        await Below(provider, provider.Id, 1, parentOwnsData: true, stop);
        workplaces = workplaces.Replace("S0,NEW", "S0,UPDATE", StringComparison.Ordinal);
        Assert.Equal((0, 0), await Counts());

        async Task<(int, int)> Counts()
        {
            var source = await provider.Check(workplaces, staff);
            return (source.WorkplaceRefused, source.StaffRefused);
        }
    }

    public void Dispose() => databases.Dispose();
}
