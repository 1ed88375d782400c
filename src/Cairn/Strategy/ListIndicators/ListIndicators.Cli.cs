using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary><c>cairn strategy indicators</c>: the indicators of a published plan or of a document, live (S5).</summary>
public static class ListIndicatorsCli
{
    private static readonly JsonSerializerOptions plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(House house)
    {
        var id = new Argument<string>("id") { Description = "A plan’s identifier, or a document: vision, changing-lives, options-for-excellence, leadership or status" };
        var asAt = new Option<DateOnly?>("--as-at") { Description = "Of a plan: the day (yyyy-mm-dd; default: today)", HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("indicators", "Lists the indicators of a published plan or of a document with value, day, verdicts and edition, as everybody may see them") { id, asAt, json };
        command.SetAction(async (parsed, stop) =>
        {
            var (packs, output) = (Packs.Load(Packs.Beside), parsed.InvocationConfiguration.Output);
            await using var store = await Store.OpenToRead(Cli.SettingsOf(parsed), stop);
            var asking = house.Ask(store, packs);
            var all = await Of(store, packs, new IndicatorFigures(asking.Measures, asking.Series, store.Clock), parsed.GetValue(id)!, parsed.GetValue(asAt) ?? store.Clock.Today, stop);
            if (all is null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no published plan and no document “{parsed.GetValue(id)}”. Documents are: {string.Join(", ", packs.Strategies.Documents.Select(d => d.Id))}; a plan’s identifier stands in its page’s address.");
                return 2;
            }
            if (parsed.GetValue(json))
                await output.WriteLineAsync(new JsonObject { ["indicators"] = new JsonArray([.. all.Select(i => Json(i.Id, i.Shown, i.Of))]) }.ToJsonString(plain));
            else
                foreach (var (_, shown, _) in all)
                    await output.WriteLineAsync($"{IndicatorWords.Finding(shown)}. {(shown.Sheet.Bound == BoundTo.Waits ? $"It waits for {shown.Sheet.WaitsFor}" : IndicatorWords.How(shown))}");
            return 0;
        });
        house.Commands.Add(new CommandRow("strategy indicators", "./cairn strategy indicators vision --json", command));
    }

    private static async Task<IReadOnlyList<(string Id, IndicatorShown Shown, string? Of)>?> Of(Store store, Packs packs, IndicatorFigures figures, string id, DateOnly day, CancellationToken stop)
    {
        if (packs.Strategies.Find(id) is { } document)
            return [.. (await figures.Of(packs, document, document.Elements, stop)).Select(r => (r.Ready.Id, r.Shown, (string?)r.Ready.Of))];
        await using var db = await store.Read(Scope.Sector, stop);
        if (!Guid.TryParse(id, out var plan) || await PublishedIndicators.Plan(db, plan, stop) is null)
            return null;
        return [.. (await figures.Of(db, await PublishedIndicators.On(db, plan, day, stop), day, stop)).Select(s => (s.Indicator.Id.ToString(), s, (string?)null))];
    }

    private static JsonObject Json(string id, IndicatorShown shown, string? of)
    {
        var (now, sheet) = (shown.Now, shown.Sheet);
        return new()
        {
            ["id"] = id, ["of"] = of, ["title"] = sheet.Title, ["unit"] = sheet.Unit, ["version"] = sheet.Number == 0 ? null : sheet.Number, ["boundTo"] = sheet.Bound.ToString().ToLowerInvariant(), ["measure"] = sheet.Measure, ["definition"] = sheet.MeasureDefinition,
            ["value"] = now?.Value is { } value ? decimal.Round(value, sheet.Decimals, MidpointRounding.AwayFromZero) : null, ["why"] = now is { Value: null } ? now.Why : sheet.WaitsFor is { } waits ? $"waits for {waits}" : null,
            ["day"] = now is null ? null : Format.IsoDate(now.Day), ["coverage"] = now?.Figure?.Coverage is { } coverage ? decimal.Round(coverage, 4) : null, ["basis"] = now?.Source, ["edition"] = shown.Answer?.Edition,
            ["byRule"] = Json(shown.ByRule.Movement?.ToString(), IndicatorWords.HowByRule(shown)), ["byInterval"] = Json(shown.ByInterval.Movement?.ToString(), IndicatorWords.HowByInterval(shown)),
            ["toTarget"] = Json(shown.Track.Pace?.ToString(), IndicatorWords.How(shown)),
        };
    }

    private static JsonObject Json(string? verdict, string how) => new() { ["verdict"] = verdict?.ToLowerInvariant(), ["how"] = how };
}
