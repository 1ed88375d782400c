using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Journeys;

/// <summary>Every page is found, and nothing that is linked is missing.</summary>
public sealed class LinksTests(Site site)
{
    [Fact]
    public async Task Every_account_of_the_demonstration_is_walked()
    {
        await using var db = await site.Program.Services.GetRequiredService<Store>().Read(Scope.System);
        var accounts = await db.Set<Account>().Where(a => a.Demonstration).Select(a => a.UserName).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Readers.Names.Skip(1).Order(StringComparer.Ordinal), accounts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_is_reached_by_links_or_has_a_sample()
    {
        var reached = new HashSet<string>(Routes.Samples.Keys.Concat(Routes.Within.Keys), StringComparer.Ordinal);
        foreach (var who in Readers.Names)
            reached.UnionWith((await site.WalkOf(who)).Pages.Keys);
        Assert.Contains("/", reached);
        var missed = site.Routes.Pages.Except(reached).ToList();
        Assert.True(missed.Count == 0, $"No link leads to these, and they have no sample: {string.Join(", ", missed)}");
    }

    [Theory, MemberData(nameof(Readers.Each), MemberType = typeof(Readers))]
    public async Task Every_link_leads_somewhere(string who)
    {
        await using var visit = await site.Open(who);
        var dead = new List<string>();
        foreach (var address in (await site.WalkOf(who)).Elsewhere)
        {
            var answer = await visit.Page.APIRequest.GetAsync(address);
            if (!answer.Ok)
                dead.Add($"{address} answers {answer.Status}");
        }
        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }
}
