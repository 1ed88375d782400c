using System.Net;
using Cairn.Platform.Access;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: the same by page.</summary>
public sealed class TakeServiceListPageTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Url = "/regulated-services";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_may_brings_a_list_by_page_and_reads_what_became_of_it(string kind)
    {
        var site = await sites.Of(kind);
        var before = MadeUpList.CareInspectorate();
        before.Rows.Add(new(before[1], StringComparer.Ordinal) { ["CSNumber"] = "CS2098000001" });
        await MadeUpList.Take(site.Served.Store, before.Bytes(), "2017-08-31");
        await SeedProvider.Account(site.Served.Store, "statistician", Role.Statistician, null, TestContext.Current.CancellationToken);
        var browser = await site.Served.As("statistician");
        using (var nothing = await browser.SendInParts(Url + "/lists", ("Regulator", "ofsted")))
        {
            var text = Served.Text(await Browser.Body(nothing));
            Assert.Contains("Choose whose list it is", text, StringComparison.Ordinal);
            Assert.Contains("Choose the list", text, StringComparison.Ordinal);
        }
        var list = MadeUpList.CareInspectorate().With("Colour", "green").Set(0, "ServiceStatus", "Inactive").Set(1, "MinGrade", "1").Set(2, "Council_Area_Name", "Atlantis");
        using var answer = await browser.SendFile(Url + "/lists", "List", "MDSF_data_30 September 2017.csv", list.Bytes(), ("Regulator", "care-inspectorate"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var report = await site.Served.Text("statistician", answer.Headers.Location!.OriginalString);
        foreach (var said in new[] { "4 services of 3 providers", "Columns that are new, and were left aside: Colour", "Areas that the pack does not know, of 1 service: Atlantis", "Closed since: 1", "Graded otherwise: 1", "No longer listed: 1", "as the file's name tells" })
            Assert.Contains(said, report, StringComparison.Ordinal);
        using var again = await browser.SendFile(Url + "/lists", "List", "another.csv", list.Bytes(), ("Regulator", "care-inspectorate"));
        Assert.Contains("had been taken in before. Nothing was changed.", await site.Served.Text("statistician", again.Headers.Location!.OriginalString), StringComparison.Ordinal);
        using var lacking = await browser.SendFile(Url + "/lists", "List", "x.csv", MadeUpList.CareInspectorate().Without("CSNumber").Bytes(), ("Regulator", "care-inspectorate"));
        Assert.Contains("lacks a column without which nothing can be taken: CSNumber.", Served.Text(await Browser.Body(lacking)), StringComparison.Ordinal);
        using var refused = await (await site.Served.As("manager")).Get(Url + "/lists");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
