using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class MyRecordTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_a_worker_reads_all_that_is_held_of_them_and_of_nobody_else(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Text("worker", "/me");
        Assert.Contains("What is held about you", text, StringComparison.Ordinal);
        Assert.Contains("Main job role Care worker 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("National Insurance number QQ123456C", text, StringComparison.Ordinal);
        Assert.Contains("Fire safety", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("Main job role").Length - 1);

        using var staff = await (await site.Served.As("worker")).Get($"{site.Home}/staff/{site.Parent.Staff[7]}");
        Assert.Equal(HttpStatusCode.NotFound, staff.StatusCode);
    }
}
