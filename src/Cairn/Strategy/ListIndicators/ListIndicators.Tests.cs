using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Strategy;

/// <summary>S5: indicators on the command line.</summary>
public sealed class ListIndicatorsTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_plan_s_and_a_document_s_are_printed_with_value_day_verdicts_and_edition(string kind)
    {
        var settings = databases[kind];
        string plan;
        await using (var store = new Store(settings, new Clock(TimeProvider.System, settings)))
        {
            await store.Open(stop);
            var bench = await IndicatorBench.Of(store, stop);
            await SeedRegistrant.Into(store, "Ada", "Lovat", null, stop, new Engine.Registration.Fact(Engine.Registration.FactKind.Admitted, new(2026, 3, 1), By: Engine.Registration.Decision.Person));
            await bench.Make(IndicatorBench.Sheet("registrants/people"), stop);
            plan = bench.Plan.ToString();
        }
        var one = Assert.Single((await Json(settings, plan))["indicators"]!.AsArray())!;
        Assert.Equal((1, "registrants", "2026/2026", 1), ((int)one["value"]!, (string)one["measure"]!, (string)one["edition"]!, (int)one["version"]!));
        Assert.Null((string?)one["byRule"]!["verdict"]);
        Assert.Contains("no earlier value", (string)one["byRule"]!["how"]!, StringComparison.Ordinal);
        var vision = (await Json(settings, "vision"))["indicators"]!.AsArray();
        Assert.Equal(["registered", "outcomes-served"], vision.Select(i => (string)i!["id"]!));
        Assert.Equal((null, "nothing is held that it counts"), ((decimal?)vision[0]!["value"], (string)vision[0]!["why"]!)); // and not nought
        Assert.StartsWith("waits for the outcomes frameworks", (string)vision[1]!["why"]!, StringComparison.Ordinal);
        using var error = new StringWriter();
        Assert.Equal(2, await Cli.Run(Rooms.Open(), ["strategy", "indicators", "visions", .. Where(settings)], TextWriter.Null, error, stop));
        Assert.Contains("There is no published plan and no document “visions”", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> Json(Settings settings, string id)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await Cli.Run(Rooms.Open(), ["strategy", "indicators", id, "--json", .. Where(settings)], output, error, stop));
        return JsonNode.Parse(output.ToString())!;
    }

    private static string[] Where(Settings settings) => ["--data", settings.Data, .. settings.Database is { } database ? new[] { "--database", database } : []];

    public void Dispose() => databases.Dispose();
}
