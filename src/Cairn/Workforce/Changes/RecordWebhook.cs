using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.Webhooks;

namespace Cairn.Workforce;

/// <summary>Other systems of a provider are told that its record has changed, and from where on to read the feed of changes.</summary>
internal static class RecordWebhook
{
    public const string Kind = "record.changed";

    public static void Open(House house) => house.Webhooks.Add(new(Kind, "When your record changes", "Staff, training, qualifications, absences, services, posts and returns: that there is something to read, not what.", _ => "",
        async (_, db, organisation, stop) => [new(organisation, (await ChangeFeed.Last(db, organisation, stop)).ToString(CultureInfo.InvariantCulture))],
        (now, was) => new JsonObject { ["after"] = Number(was), ["upTo"] = Number(now.State), ["read"] = $"{MachineAccess.Provider.Replace("{organisation:guid}", now.Id.ToString(), StringComparison.Ordinal)}/changes?after={was}" })
    {
        Sample = new(Guid.Parse("019acb12-0000-7000-8000-000000000000"), "1044"), SampleWas = "1042",
    });

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
