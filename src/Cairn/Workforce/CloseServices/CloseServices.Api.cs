using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class CloseServicesApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["MissingServices"] = _ => JsonShape.Object("What you say of services that the files leave out or delete.",
            ("items", JsonShape.ListOf(JsonShape.Object("One of them.",
            [
                ("difference", JsonShape.Whole("The number that listDifferences gives.", 1042), true),
                ("closed", JsonShape.Flag("Whether it closed; false: it goes on.", true), true),
                ("on", JsonShape.Day("The first day on which it was run no longer.").OrNull(), false),
            ]), "Those of which you say something; the others go on.")));
        api.Add(new("POST", MachineAccess.OneReturn + "/missing-services", "sayOfMissingServices", [MachineAccess.ReturnsWrite], "Say which of the missing services have closed", new(204, "Kept with the return."), Answer)
        {
            Tag = "Returns", Body = "MissingServices", Description = "For services that listDifferences calls missing. Say first who of their staff has left. It takes effect when the return is accepted; until then it can be said anew.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var said = call.Member("items")!.Value.EnumerateArray().Select(i => new SaidOfService(i.GetProperty("difference").GetInt64(), i.GetProperty("closed").GetBoolean(), i.Day("on"))).ToList();
        await CloseServices.Run(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, call.Named("return"), said, stop, call.Key, call.Digest);
        return ApiAnswer.Gone;
    }
}
