using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary><c>cairn strategy show</c>: a document's elements, for people or machines (S1). It needs no data.</summary>
public static class ShowStrategyCli
{
    private static readonly JsonSerializerOptions plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(House house)
    {
        var id = new Argument<string>("strategy") { Description = "Which document: vision, changing-lives, options-for-excellence, leadership or status" };
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("show", "Lists what a strategy sets out, with its place in the document and what carries it") { id, json };
        command.SetAction(parsed => Show(Packs.Load(Packs.Beside).Strategies, parsed.GetValue(id)!, parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        house.Commands.Add(new CommandRow("strategy show", "./cairn strategy show vision --json", command));
    }

    /// <returns>0, or 2 where there is no such document.</returns>
    public static int Show(Strategies all, string id, bool json, TextWriter to, TextWriter error)
    {
        if (all.Find(id) is not { } document)
        {
            error.WriteLine($"There is no strategy “{id}”. There are: {string.Join(", ", all.Documents.Select(d => d.Id))}.");
            return 2;
        }
        if (json)
            to.WriteLine(Json(document).ToJsonString(plain));
        else
            foreach (var element in document.Elements)
                to.WriteLine($"{element.Row ?? "–",-4} {StrategyWords.Kind(element)}: {element.Title} ({element.Source})");
        return 0;
    }

    private static JsonObject Json(StrategyDocument document) => new()
    {
        ["id"] = document.Id, ["title"] = document.Title, ["source"] = document.Source,
        ["elements"] = new JsonArray([.. document.Elements.Select(e => new JsonObject
        {
            ["id"] = e.Id, ["type"] = e.Type, ["number"] = e.Number, ["title"] = e.Title, ["text"] = e.Text, ["source"] = e.Source, ["parent"] = e.Parent, ["list"] = e.List, ["owner"] = e.Owner,
            ["partners"] = new JsonArray([.. e.Partners.Select(p => (JsonNode)p)]), ["by"] = e.By, ["measure"] = e.Measure, ["row"] = e.Row, ["also"] = new JsonArray([.. e.Also.Select(r => (JsonNode)r)]), ["why"] = e.Why,
        })]),
    };
}
