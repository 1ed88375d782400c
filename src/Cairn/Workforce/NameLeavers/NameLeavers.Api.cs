using System.Globalization;
using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class NameLeaversApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["MissingStaff"] = services => JsonShape.Object("What you say of people whom the files leave out.",
            ("items", JsonShape.ListOf(JsonShape.Object("One of them.",
            [
                ("difference", JsonShape.Whole("The number that listDifferences gives.", 1042), true),
                ("left", JsonShape.Flag("Whether they left; false: they are still here.", true), true),
                ("on", JsonShape.Day("The day on which they left.").OrNull(), false),
                ("reason", MachineAnswers.Coded("Why.", "leaving-reasons", services).OrNull(), false),
            ]), "Those of whom you say something; the others stay.")));
        api.Add(new("POST", MachineAccess.OneReturn + "/missing-staff", "sayOfMissingStaff", [MachineAccess.ReturnsWrite], "Say who of the missing has left", new(204, "Kept with the return."), Answer)
        {
            Tag = "Returns", Body = "MissingStaff", Description = "For those whom listDifferences calls missing or missingWithService. It takes effect when the return is accepted; until then it can be said anew.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var items = call.Member("items")!.Value.EnumerateArray().ToList();
        var said = items.ConvertAll(i => new SaidOfMissing(i.GetProperty("difference").GetInt64(), i.GetProperty("left").GetBoolean(), i.Day("on"), i.Text("reason") is { } code ? int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1 : null));
        await NameLeavers.Run(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, call.Named("return"), said, stop, call.Key, call.Digest);
        return ApiAnswer.Gone;
    }
}
