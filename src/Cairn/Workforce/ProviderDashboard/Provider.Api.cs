using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Which organisation a key reaches, and whose data that one keeps.</summary>
internal static class ProviderApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Provider"] = _ => JsonShape.Object("A provider.",
            ("organisation", JsonShape.Id("Identifier of the organisation.")),
            ("name", JsonShape.Text("What it is called.", "Rowan Care")),
            ("country", JsonShape.Text("The country whose questions and codes its record goes by.", "england")),
            ("keepsOwnRecord", JsonShape.Flag("Whether it keeps its own record; else its parent does, and what it sends is refused.", true)),
            ("keepsDataOf", JsonShape.ListOf(JsonShape.Object("A subsidiary.",
                ("organisation", JsonShape.Id("Identifier of the subsidiary.")), ("name", JsonShape.Text("What it is called.", "Birch Care"))), "Subsidiaries whose record it keeps; this key reaches them under their own addresses.")));
        api.Add(new("GET", MachineAccess.Provider, "getProvider", [MachineAccess.ServicesRead], "Read the organisation", new(200, "The organisation.", "Provider"), Read)
        {
            Tag = "Provider", Description = "Who the key belongs to, and which subsidiaries it reaches too.",
        });
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var own = await call.Db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == call.Organisation, stop);
        var kept = call.Visit.Scope.Organisations.Skip(1).ToList();
        var subsidiaries = await call.Db.Set<Organisation>().AsNoTracking().Where(o => kept.Contains(o.Id)).OrderBy(o => o.NameKey).Select(o => new { o.Id, o.Name }).ToListAsync(stop);
        return new(200, new JsonObject
        {
            ["organisation"] = own.Id, ["name"] = own.Name, ["country"] = own.Country, ["keepsOwnRecord"] = !own.ParentOwnsData,
            ["keepsDataOf"] = new JsonArray([.. subsidiaries.Select(s => new JsonObject { ["organisation"] = s.Id, ["name"] = s.Name })]),
        });
    }
}
