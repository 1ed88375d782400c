using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Xunit;

namespace Cairn.Platform.Api;

/// <summary>W1, W2: the description is sound, true, and enough to write a client from.</summary>
public sealed class OpenApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redocly_finds_nothing()
    {
        var (_, said) = await ApiTools.Node(stop, "node_modules/@redocly/cli/bin/cli.js", "lint", await Description(), "--config", "redocly.yaml", "--format", "json");
        var report = JsonNode.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..(said.LastIndexOf('}') + 1)])!;
        Assert.True((int)report["totals"]!["errors"]! + (int)report["totals"]!["warnings"]! + (int)report["totals"]!["ignored"]! == 0, said);
    }

    [Fact]
    public async Task Spectral_finds_nothing()
    {
        var (code, said) = await ApiTools.Node(stop, "node_modules/@stoplight/spectral-cli/dist/index.js", "lint", await Description(), "--ruleset", "spectral.yaml", "--fail-severity", "hint");
        Assert.True(code == 0 && said.Contains("No results", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task Both_find_what_is_planted()
    {
        var file = await Description();
        var text = await File.ReadAllTextAsync(file, stop);
        var planted = Path.ChangeExtension(file, ".planted.json");
        await File.WriteAllTextAsync(planted, text.Replace("\"operationId\":\"listStaff\",", "", StringComparison.Ordinal), stop);
        Assert.Contains("operation-operationId", (await ApiTools.Node(stop, "node_modules/@redocly/cli/bin/cli.js", "lint", planted, "--config", "redocly.yaml")).Said, StringComparison.Ordinal);
        Assert.Contains("operation-operationId", (await ApiTools.Node(stop, "node_modules/@stoplight/spectral-cli/dist/index.js", "lint", planted, "--ruleset", "spectral.yaml")).Said, StringComparison.Ordinal);
    }

    /// <summary>The client knows the description and nothing else of Cairn; it also holds every answer against its schema.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_client_written_from_the_description_keeps_a_record_until_its_key_is_revoked(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        string[] words = ["round-trip.mjs", site.Served.Address.ToString(), provider.Id.ToString(), machine.Key];
        var (code, said) = await ApiTools.Node(stop, [.. words, "keep"]);
        Assert.True(code == 0, said);
        Assert.EndsWith("All of it went as described.", said.TrimEnd(), StringComparison.Ordinal);
        await RevokeApiKey.Run(site.Served.Store, Scope.Of(provider.Id), Actor.Public, provider.Id, ApiKeyText.Read(machine.Key)!.Id, stop);
        (code, said) = await ApiTools.Node(stop, [.. words, "revoked"]);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Every_question_is_described_with_its_unit_and_what_its_codes_mean()
    {
        var answers = JsonNode.Parse(await File.ReadAllTextAsync(await Description(), stop))!["components"]!["schemas"]!["EngagementAnswers"]!["properties"]!.AsObject();
        var labels = new Labels(Packs.Packs.Load(Packs.Packs.Beside));
        Assert.Equal(EngagementQuestions.In(labels.Of("england"), new Dictionary<Guid, string>()).Where(q => q.Ask is not null).Select(q => q.Ask!.Name).Order(StringComparer.Ordinal), answers.Select(a => a.Key).Order(StringComparer.Ordinal));
        Assert.Contains("in pounds", (string?)answers["hourlyPay"]!["description"], StringComparison.Ordinal);
        Assert.Contains("`1` Permanent", (string?)answers["contractType"]!["description"], StringComparison.Ordinal);
        Assert.Contains("3", answers["contractType"]!["enum"]!.AsArray().Select(c => (string?)c));
        Assert.Contains("Sensitive", (string?)answers["birthDate"]!["description"], StringComparison.Ordinal);
    }

    /// <summary>As it is served, in a file.</summary>
    private async Task<string> Description()
    {
        var site = await sites.Of("sqlite");
        using var http = new HttpClient { BaseAddress = site.Served.Address };
        var file = Path.Combine(Source.Root, "artifacts", $"openapi-{NewId.Next():N}.json");
        await File.WriteAllTextAsync(file, await http.GetStringAsync(new Uri(ApiDescription.Route, UriKind.Relative), stop), stop);
        return file;
    }
}
