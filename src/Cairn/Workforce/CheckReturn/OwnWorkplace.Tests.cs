using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: the organisation's own workplace as the record tells it (decision 7).</summary>
public sealed class OwnWorkplaceTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static readonly string[] Workplaces = Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n');
    private static readonly string Nobody = Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n')[0];

    /// <summary>The workplace file's header and some of its rows: 1 is the head office.</summary>
    private static string Rows(params int[] lines) => string.Join('\n', [Workplaces[0], .. lines.Select(l => Workplaces[l])]);

    private async Task<string[]> Errors(Provider provider, string workplaces)
    {
        var source = await provider.Check(workplaces, Nobody);
        return await provider.Read(db => db.Set<ReturnFinding>().Where(f => f.ReturnId == source.Id && f.Error).OrderBy(f => f.Id).Select(f => f.AscwdsCode + " " + f.Outcome).ToArrayAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_only_service_held_is_missed_and_not_deleted_and_a_second_may_come(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        Assert.Empty(await Errors(provider, Rows(2, 3))); // nothing is held, so nothing can be missing
        await provider.Accept((await provider.Check(Rows(2), Nobody)).Id);

        Assert.Equal(["955 You decide"], await Errors(provider, Rows(3)));
        Assert.Equal(["956 Row refused"], await Errors(provider, Rows(2).Replace("WP0001,NEW", "WP0001,DELETE", StringComparison.Ordinal)));
        Assert.Empty(await Errors(provider, Rows(2, 3).Replace("WP0001,NEW", "WP0001,NOCHANGE", StringComparison.Ordinal)));
        var left = await provider.Accept((await provider.Check(Rows(3), Nobody)).Id);
        Assert.Equal((ReturnState.Accepted, 2), (left.State, await provider.Read(db => db.Set<Cairn.People.Service>().CountAsync(stop))));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_several_services_the_head_office_is_the_own_one_and_without_one_none_is(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Rows(2, 3), Nobody)).Id);
        Assert.Empty(await Errors(provider, Rows(2).Replace("WP0001,NEW", "WP0001,NOCHANGE", StringComparison.Ordinal)));
        await provider.Accept((await provider.Check(Rows(1), Nobody)).Id);
        Assert.Equal(["955 You decide"], await Errors(provider, Rows(2).Replace("WP0001,NEW", "WP0001,NOCHANGE", StringComparison.Ordinal)));
    }

    public void Dispose() => databases.Dispose();
}
