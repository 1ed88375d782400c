using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>What the public register shows of a number, for other systems: as at any day, with the receipt of the look (R5).</summary>
internal static class OneRegistrantApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["RegisterEntry"] = _ => JsonShape.Object("What everybody may see of a registrant.",
            ("askedFor", JsonShape.Whole("The number that was asked for.", 10000006)),
            ("number", JsonShape.Whole("The number of whom it leads to: another where two numbers were one person's.", 10000006)),
            ("register", JsonShape.Text("Which register.", "sssc")), ("registerName", JsonShape.Text("What it is called.", "Scottish Social Services Council")),
            ("name", JsonShape.Text("Their name.", "Màiri Grant")), ("formerNames", JsonShape.ListOf(JsonShape.Text("A name.", "Màiri MacLeod"), "Names that they had before, where they are shown.")),
            ("town", JsonShape.Text("The town of their work; null: not shown.", "Perth").OrNull()), ("employers", JsonShape.ListOf(JsonShape.Text("An employer.", "Rowan Care"), "Where they work, as the register has it.")),
            ("registrations", JsonShape.ListOf(RegisterJson.Registration(), "One a part.")), ("sanctions", JsonShape.ListOf(RegisterJson.Sanction(), "Those that are in force or still shown.")),
            ("asAt", JsonShape.Day("The day that this is about.")), ("lookedUp", JsonShape.Instant("When it was looked up.")),
            ("receipt", JsonShape.Text("The receipt of this look, signed: keep it, and check it at /register/receipt.", "Receipt of a look at the register")));
        api.Add(new("GET", RegisterJson.Root + "/{number:long}", "lookUpRegistrant", [], "Look up a registration number", new(200, "What the register shows.", "RegisterEntry"), Read)
        {
            Tag = RegisterJson.Tag,
            Description = "What the public register says of a number, today or as at any day, as known now. A number that was never given, and one that the register shows nobody of, answer alike: 404.",
            Query = [new("asAt", "A day that has been; today where nothing is said.", "date", "2025-12-31")],
        });
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var (packs, clock, store) = (call.Of<Packs>(), call.Of<Clock>(), call.Of<Store>());
        var (number, day) = (long.Parse((string)call.Http.Request.RouteValues["number"]!, System.Globalization.CultureInfo.InvariantCulture), call.AskedDay("asAt") ?? clock.Today);
        if (day > clock.Today)
            throw new RefusedException("“asAt” is a day that has not been. Ask for today or an earlier day.");
        await using var db = await store.Read(Scope.Sector, stop);
        var (entry, leadsTo) = await PublicEntry.Read(db, packs, number, day, stop);
        if (leadsTo is { } other)
            (entry, _) = await PublicEntry.Read(db, packs, other, day, stop);
        if (entry is null)
            throw new NoSuchRecordException("The register shows nobody of this number on that day.");
        return new(200, new JsonObject
        {
            ["askedFor"] = number, ["number"] = entry.Number, ["register"] = entry.Register, ["registerName"] = packs.Register(entry.Register).Name,
            ["name"] = entry.Name, ["formerNames"] = Texts(entry.Former), ["town"] = entry.Town, ["employers"] = Texts(entry.Employers),
            ["registrations"] = new JsonArray([.. entry.Registrations.Select(RegisterJson.Of)]), ["sanctions"] = new JsonArray([.. entry.Sanctions.Select(RegisterJson.Of)]),
            ["asAt"] = RegisterJson.Day(day), ["lookedUp"] = clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), ["receipt"] = LookupReceipt.Of(store.Keys, packs, entry, clock.Now, day),
        });
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
