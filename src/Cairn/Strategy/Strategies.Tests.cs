using System.Text.Json.Nodes;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Strategy;

/// <summary>S1, S10: the five documents are data, whole, and read as pages and by the command line.</summary>
public sealed class StrategiesTests(Workforce.RecordSites sites) : IClassFixture<Workforce.RecordSites>
{
    private static readonly Strategies all = Packs.Load(Packs.Beside).Strategies;

    private static IEnumerable<StrategyElement> Of(string document, params string[] types) => all.Find(document)!.Elements.Where(e => types.Contains(e.Type));

    /// <summary>Counted by hand from the documents: what stands in the packs beside their lists is checked where the packs are read.</summary>
    [Fact]
    public void Each_document_has_what_it_prints()
    {
        Assert.Equal(["changing-lives", "leadership", "options-for-excellence", "status", "vision"], all.Documents.Select(d => d.Id));
        // The shared vision's four action tables.
        Assert.Equal([14, 5, 4, 5], Of("vision", "action").GroupBy(e => e.List).Select(g => g.Count()));
        // Changing Lives names thirteen recommendations, of which our copy prints twelve.
        var numbered = all.Find("changing-lives")!.Lists.Single(l => l.Name == "Numbered recommendations");
        Assert.Equal(12, numbered.Count);
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{n}"), all.Find("changing-lives")!.Elements.Where(e => e.List == numbered.Name).Select(e => e.Number));
        Assert.Contains("legislation", all.Find("changing-lives")!.Find("rec-13")!.Text, StringComparison.OrdinalIgnoreCase);
        // Early actions and longer-term options of Options for Excellence.
        Assert.Equal((70, 49), (Of("options-for-excellence", "early-action").Count(), Of("options-for-excellence", "longer-term-option").Count()));
        // The leadership plan's three outcomes, four objectives and their activities.
        Assert.Equal([2, 4, 3, 3], Of("leadership", "activity").GroupBy(e => e.Parent).Select(g => g.Count()));
        // The Status summary's recommendations, bulleted or not; eleven more stand in its body.
        Assert.Equal(63, Of("status", "recommendation").Count());
    }

    [Fact]
    public void Each_element_says_where_it_stands_and_what_carries_it_or_why_nothing_does()
    {
        foreach (var document in all.Documents)
            Assert.All(document.Elements, e =>
            {
                Assert.NotEmpty(e.Source);
                Assert.InRange(e.Title.Length, 5, 110);
                Assert.Equal(e.Row is null, e.Why is not null);
            });
        Assert.All(all.Links, l => Assert.NotEqual(l.From.Split('/')[0], l.To.Split('/')[0]));
        Assert.Equal(111, all.Rows.Count);
    }

    [Theory]
    [InlineData("vision")]
    [InlineData("changing-lives")]
    [InlineData("options-for-excellence")]
    [InlineData("leadership")]
    [InlineData("status")]
    public void The_command_prints_every_element(string id)
    {
        using var to = new StringWriter();
        Assert.Equal(0, ShowStrategyCli.Show(all, id, json: true, to, TextWriter.Null));
        var elements = JsonNode.Parse(to.ToString())!["elements"]!.AsArray();
        Assert.Equal(all.Find(id)!.Elements.Select(e => (e.Id, e.Type, e.Title, e.Source, e.Row)), elements.Select(e => ((string)e!["id"]!, (string)e["type"]!, (string)e["title"]!, (string)e["source"]!, (string?)e["row"])));
        Assert.Distinct(elements.Select(e => (string)e!["id"]!));
        Assert.Distinct(elements.Select(e => (string)e!["title"]!));
    }

    [Fact]
    public void A_strategy_that_does_not_exist_is_told_with_those_that_do()
    {
        using var error = new StringWriter();
        Assert.Equal(2, ShowStrategyCli.Show(all, "visions", json: false, TextWriter.Null, error));
        Assert.Contains("changing-lives, leadership, options-for-excellence, status, vision", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_reads_searches_and_follows_them()
    {
        var site = (await sites.Of("sqlite")).Served;
        var found = await site.Text("", "/strategies?Find=supervis");
        Assert.Contains("elements speak of “supervis”", found, StringComparison.Ordinal);
        Assert.Contains("Nothing speaks of “zebra”", await site.Text("", "/strategies?Find=zebra"), StringComparison.Ordinal);
        foreach (var document in all.Documents)
        {
            var page = await site.Text("", $"/strategies/{document.Id}");
            Assert.Contains(document.Title, page, StringComparison.Ordinal);
            Assert.Equal(document.Elements.Count, document.Elements.Count(e => page.Contains(e.Title, StringComparison.Ordinal)));
        }
        Assert.DoesNotContain(Of("vision", "commitment").First().Title, await site.Text("", "/strategies/vision?Type=action"), StringComparison.Ordinal);
        var met = all.Links.First(l => l.Kind == StrategyMeeting.Differs);
        Assert.Contains(met.Why, await site.Text("", $"/strategies/{met.From}"), StringComparison.Ordinal);
        Assert.Contains(met.Why, await site.Text("", $"/strategies/links?Kind=Differs&Document={met.To.Split('/')[0]}"), StringComparison.Ordinal);
        foreach (var missing in new[] { "/strategies/none", "/strategies/vision/none" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await site.As("")).Get(missing)).StatusCode);
    }

    [Theory]
    [InlineData("\"row\": \"S1\"", "\"row\": \"W99\"", "no row of rows.json has this id")]
    [InlineData("\"parent\": \"vision\"", "\"parent\": \"nobody\"", "the document has no such other element")]
    [InlineData("\"type\": \"action\"", "\"type\": \"deed\"", "there is no such type of element")]
    [InlineData("\"count\": 14,", "\"count\": 15,", "the document's list has 15 entries")]
    public void A_document_that_contradicts_itself_is_not_started_with(string was, string now, string told)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-packs-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Packs.Beside, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(folder, Path.GetRelativePath(Packs.Beside, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
            var vision = Path.Combine(folder, "strategies", "vision.json");
            var text = File.ReadAllText(vision);
            var at = text.IndexOf(was, StringComparison.Ordinal);
            Assert.True(at >= 0, was);
            File.WriteAllText(vision, text[..at] + now + text[(at + was.Length)..]);
            var unusable = Assert.Throws<PacksUnusableException>(() => Packs.Load(folder));
            Assert.Contains(unusable.Problems, p => p.ToString().Contains(told, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
