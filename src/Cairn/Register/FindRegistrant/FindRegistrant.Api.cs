using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Api;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>The public search by name for other systems (R5). The name stands in the body: addresses are written into logs.</summary>
internal static class FindRegistrantApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["RegisterSearch"] = _ => JsonShape.Object("Who is looked for.",
        [
            ("name", JsonShape.Text("A name or part of one.", "Mairi Grant", longest: 100), true),
            ("town", JsonShape.Text("The town of their work, or its beginning.", "Perth", longest: 100), false),
            ("employer", JsonShape.Text("Their employer, or part of its name.", "Rowan Care", longest: 100), false),
            ("after", JsonShape.Whole("The number of the last whom an answer showed; left out, the answer begins.", 10000006), false),
        ]);
        api.Schemas["RegisterFound"] = _ => JsonShape.Object("Who was found.",
            ("items", JsonShape.ListOf(JsonShape.Object("Somebody.",
                ("number", JsonShape.Whole("Registration number.", 10000006)), ("name", JsonShape.Text("Their name.", "Màiri Grant")),
                ("formerNames", JsonShape.ListOf(JsonShape.Text("A name.", "Màiri MacLeod"), "Names that they had before, where they are shown.")),
                ("town", JsonShape.Text("The town of their work; null: not shown.", "Perth").OrNull()), ("employer", JsonShape.Text("Where they work; null: not shown.", "Rowan Care").OrNull()),
                ("closeness", JsonShape.OneOf("How near the name comes to what was asked for, nearest first.", Enum.GetValues<Closeness>().Select(c => RegisterJson.Code(c)))),
                ("registrations", JsonShape.ListOf(RegisterJson.Brief(), "One a part."))), "At most 20, nearest first.")),
            ("found", JsonShape.Whole("How many were found; never more than 100.", 1)), ("more", JsonShape.Flag("Whether there are more than those: ask with the town or the employer.", false)),
            ("next", JsonShape.Whole("What to give as “after” for the next answer; null where this is the last.", 10000006).OrNull()));
        api.Add(new("POST", RegisterJson.Root + "/search", "searchRegister", [], "Search the register by name", new(200, "Who was found.", "RegisterFound"), Find)
        {
            Tag = RegisterJson.Tag, Body = "RegisterSearch", OnlyReads = true,
            Description = "Finds as the public page does: accents, apostrophes, Gaelic and Welsh forms, short names, earlier names, and a letter or two wrong. It shows 100 of one search at most. The whole register is in the open-data file.",
        });
    }

    private static async Task<ApiAnswer> Find(ApiCall call, CancellationToken stop)
    {
        var search = call.Of<RegisterSearch>();
        var input = new FindRegistrant.Input(call.Text("name"), call.Text("town"), call.Text("employer"), (int?)call.Whole("after"));
        if (FindRegistrant.Number(input) is not null)
            throw new RefusedException($"That is a number. Look it up at {RegisterJson.Root}/{{number}}.");
        if (!search.Ready)
        {
            call.Http.Response.Headers.RetryAfter = "10";
            throw new ProblemException(ApiProblem.Busy, "The register is still being read after a start. Ask again in ten seconds.");
        }
        var found = await search.Find(FindRegistrant.Query(input), stop);
        return new(200, new JsonObject
        {
            ["items"] = new JsonArray([.. found.People.Select(Of)]), ["found"] = found.Answer.Found, ["more"] = found.Answer.More,
            ["next"] = found.Answer.HasNext ? found.People[^1].Match.Name.Number : null,
        });
    }

    private static JsonObject Of(FoundRegistrant person)
    {
        var (name, match) = (person.Match.Name, person.Match);
        return new()
        {
            ["number"] = name.Number, ["name"] = string.Create(CultureInfo.InvariantCulture, $"{name.Given} {name.Family}"), ["formerNames"] = new JsonArray([.. name.Former.Select(f => (JsonNode)$"{f.Given} {f.Family}")]),
            ["town"] = name.Town, ["employer"] = name.Employer, ["closeness"] = RegisterJson.Code(match.Closeness),
            ["registrations"] = new JsonArray([.. person.Registrations.Select(RegisterJson.Of)]),
        };
    }
}
