using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the codes of a country's list mean: for lists too long to stand in the description.</summary>
internal static class CodesApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["CodeList"] = _ => JsonShape.Object("A list of codes.",
            ("country", JsonShape.Text("The country whose list it is.", "england")),
            ("list", JsonShape.Text("What it is called.", "training-categories")),
            ("codes", JsonShape.ListOf(JsonShape.Object("A code.",
                ("code", JsonShape.Text("What a record holds.", "6")), ("label", JsonShape.Text("What it means.", "Fire safety")),
                ("offered", JsonShape.Flag("Whether it can be given today; else it stands in older answers alone.", true))), "In the list's own order.")));
        api.Add(new("GET", MachineAccess.Provider + "/codes/{list}", "getCodes", [MachineAccess.ServicesRead], "Read what codes mean", new(200, "The list.", "CodeList"), Read)
        {
            Tag = "Provider", Description = "A list by the name that a question's description gives.",
            Query = [new("country", "Another country than the organisation's own: that of a service.", null, "scotland")],
        });
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var (labels, list) = (call.Of<Labels>(), (string)call.Http.Request.RouteValues["list"]!);
        var country = call.Asked("country") ?? await call.Db.Set<Organisation>().Where(o => o.Id == call.Organisation).Select(o => o.Country).FirstAsync(stop);
        var asks = MachineAnswers.OfEngagements(labels.Of("")).Concat(MachineAnswers.OfServices(labels.Of(""))).Concat(MachineAnswers.OfPosts(labels.Of(""))).Select(q => q.Ask)
            .Concat(RecordLine.All.SelectMany(l => l.Questions(labels.Of("")).Select(q => q.Ask)));
        var lists = asks.SelectMany(a => a.Parts.Select(p => p.List).Prepend(a.List)).Append("leaving-reasons");
        if (!lists.Contains(list) || call.Of<Packs>().Countries.All(c => c.Id != country))
            throw new NoSuchRecordException("There is no such list, or no such country.");
        var offered = labels.Of(country).Choices(list, call.Of<Clock>().Today).Select(c => c.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(200, new JsonObject
        {
            ["country"] = country, ["list"] = list,
            ["codes"] = new JsonArray([.. labels.Of(country).All(list).Select(c => new JsonObject { ["code"] = c.Value, ["label"] = c.Text, ["offered"] = offered.Contains(c.Value) })]),
        });
    }
}
