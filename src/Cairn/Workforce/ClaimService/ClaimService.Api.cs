using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class ClaimServiceApi
{
    private const string OfService = MachineAccess.OneService + "/claim";

    public static void Open(ApiTable api)
    {
        api.Schemas["NewClaim"] = services => JsonShape.Object("A service of a regulator's list that is the organisation's own.",
        [
            ("regulator", Regulator(services), true),
            ("number", JsonShape.Text("The regulator's number of the service, as its list has it.", "CS2003000123", longest: 50), true),
            ("service", JsonShape.Id("The organisation's service that it is; left out or null: the one that bears the number, else one that is made from the list.").OrNull(), false),
        ]);
        api.Schemas["Claim"] = services => JsonShape.Object("A service of a regulator's list, linked with one of the organisation's.",
            ("service", JsonShape.Id("The organisation's service.")), ("regulator", Regulator(services)),
            ("number", JsonShape.Text("The regulator's number of the service.", "CS2003000123")), ("claimed", JsonShape.Instant("When it was claimed.")));
        api.Add(new("POST", MachineAccess.Provider + "/claims", "claimService", [MachineAccess.ServicesWrite], "Claim a listed service", new(201, "Claimed.", "Claim"), Claim)
        {
            Tag = "Services", Body = "NewClaim", Description = "Says that a service of a regulator's list is the organisation's, and links it with one of its record. It is refused where it is in no list that is held, or is claimed already.",
        });
        api.Add(new("GET", OfService, "getClaim", [MachineAccess.ServicesRead], "Read which listed service a service is", new(200, "The claim.", "Claim"), Read)
        {
            Tag = "Services", Description = "The claim that links a service with a regulator's list; 404 where there is none.",
        });
        api.Add(new("DELETE", OfService, "releaseClaim", [MachineAccess.ServicesWrite], "Release a claim", new(204, "Released."), Release)
        {
            Tag = "Services", Description = "The listed service is free again. The organisation's own service stays as it is.",
        });
    }

    private static JsonObject Regulator(IServiceProvider services) => JsonShape.OneOf("Whose list it is.", ListLayout.All(services.GetRequiredService<Packs>()).Select(l => l.Regulator));

    private static async Task<ApiAnswer> Claim(ApiCall call, CancellationToken stop)
    {
        var service = await ClaimService.Run(call.Db.Store, call.Of<Packs>(), call.Visit.Scope, call.Visit.Actor, call.Organisation, call.Text("regulator")!, call.Text("number")!.Trim().ToUpperInvariant(), call.Id("service"), call.Key, stop, call.Digest);
        return new(201, Json(await Held(call, service, stop)), $"{ApiTable.Root}/providers/{call.Organisation}/services/{service}/claim");
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop) => new(200, Json(await Held(call, call.Named("service"), stop)));

    private static async Task<ApiAnswer> Release(ApiCall call, CancellationToken stop)
    {
        var claim = await Held(call, call.Named("service"), stop);
        await ReleaseClaim.Run(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, claim.Regulator, claim.Number, stop);
        return ApiAnswer.Gone;
    }

    private static async Task<ServiceClaim> Held(ApiCall call, Guid service, CancellationToken stop)
    {
        var organisation = call.Organisation;
        return await call.Db.Set<ServiceClaim>().AsNoTracking().FirstOrDefaultAsync(c => c.OrganisationId == organisation && c.ServiceId == service, stop)
            ?? throw new NoSuchRecordException("There is no claim on a listed service for this service.");
    }

    private static JsonObject Json(ServiceClaim claim) => new() { ["service"] = claim.ServiceId, ["regulator"] = claim.Regulator, ["number"] = claim.Number, ["claimed"] = claim.Claimed };
}
