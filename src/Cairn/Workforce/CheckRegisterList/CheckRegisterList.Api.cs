using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>The check of a list for other systems: up to ten thousand people at once, by the rules of the page, as at any day (R5).</summary>
internal static class CheckRegisterListApi
{
    public const string Permission = "register:check";

    private const int MostPeople = 10_000;

    public static void Open(ApiTable api)
    {
        api.Schemas["RegisterCheck"] = _ => JsonShape.Object("Whom to check.",
        [
            ("people", JsonShape.ListOf(JsonShape.Object("Somebody. With a number the name is held against it; without one they are looked up by name.",
            [
                ("name", JsonShape.Text("Their whole name.", "Màiri Grant", longest: 200), true), ("family", JsonShape.Text("Their family name, where you hold it apart.", "Grant", longest: 100), false),
                ("number", JsonShape.Text("Registration number, with or without spaces.", "1000 0006", longest: 40), false), ("town", JsonShape.Text("The town of their work, which helps where there is no number.", "Perth", longest: 100), false),
                ("employer", JsonShape.Text("Their employer, where it is another than you.", "Rowan Care", longest: 200), false), ("reference", JsonShape.Text("Yours, which the answer repeats.", "W00012", longest: 100), false),
            ]), $"At most {MostPeople}."), true),
            ("asAt", JsonShape.Day("A day that has been; today where nothing is said. People without a number can be looked up today alone."), false),
            ("watch", JsonShape.Flag("Whether you are told from now on of what changes in their registration.", true), false),
        ]);
        api.Schemas["RegisterChecked"] = _ => JsonShape.Object("What the register says of each.",
            ("asAt", JsonShape.Day("The day that this is about.")),
            ("items", JsonShape.ListOf(JsonShape.Object("One person of the list.",
                ("place", JsonShape.Whole("Place in the list that you sent, from 0.", 0)), ("reference", JsonShape.Text("Yours.", "W00012").OrNull()),
                ("outcome", JsonShape.OneOf("What was found. " + string.Join("; ", Enum.GetValues<ListOutcome>().Select(o => $"`{RegisterJson.Code(o)}` {CheckRegisterListPage.Words(o)}")) + ".", Enum.GetValues<ListOutcome>().Select(o => RegisterJson.Code(o)))),
                ("words", JsonShape.Text("The same in a sentence.", "Registered since 3 March 2024")),
                ("registrations", JsonShape.ListOf(RegisterJson.Brief(), "Of whoever was found by number, what the register shows as at that day, under the names that its parts had then.")),
                ("fits", JsonShape.ListOf(JsonShape.Object("Somebody of that name.", ("number", JsonShape.Whole("Registration number.", 10000006)), ("name", JsonShape.Text("Their name.", "Màiri Grant")),
                    ("town", JsonShape.Text("The town of their work; null: not shown.", "Perth").OrNull()), ("employer", JsonShape.Text("Where they work; null: not shown.", "Rowan Care").OrNull())), "Of whoever has no number, who is called so, the likeliest first."))), "In the order that you sent.")));
        api.Permissions.Add(new(Permission, "Check people against the register, and put them on watch", "As the page “Check a list” does; of each it says what the public register says."));
        api.Add(new("POST", MachineAccess.Provider + "/register/check", "checkRegister", [Permission], "Check many people against the register", new(200, "What the register says of each.", "RegisterChecked"), Check)
        {
            Tag = RegisterJson.Tag, Body = "RegisterCheck", OnlyReads = true, MostBytes = 4 << 20,
            Description = "Numbers are held against the names beside them, so that one digit wrong does not show somebody else’s registration as theirs. A line without a number is never matched: at most somebody is likely to be meant. That it was done, and of how many, is kept.",
        });
    }

    private static async Task<ApiAnswer> Check(ApiCall call, CancellationToken stop)
    {
        var (today, people) = (call.Of<Clock>().Today, call.Member("people")!.Value.EnumerateArray().ToList());
        var day = call.Day("asAt") ?? today;
        var asked = people.Select(Person).ToList();
        if (people.Count is 0 or > MostPeople)
            throw new RefusedException($"The list has {Platform.Site.Format.Number(people.Count)} people. Send 1 to {Platform.Site.Format.Number(MostPeople)} at once.");
        if (day > today)
            throw new RefusedException("“asAt” is a day that has not been. Ask for today or an earlier day.");
        if (day < today && asked.FindIndex(p => p.Typed.Length == 0) is >= 0 and var without)
            throw new RefusedException($"The person at place {without.ToString(CultureInfo.InvariantCulture)} has no number. On an earlier day people are checked by number alone.");
        await call.Visit.Release();
        var checkedLines = await CheckRegisterList.Run(call.Of<Store>(), call.Of<RegisterListReading>(), call.Visit.Actor, call.Visit.Scope, call.Organisation, asked, call.Member("watch") is { ValueKind: JsonValueKind.True }, call.Of<RegisterWatch>(), day, stop);
        return new(200, new JsonObject
        {
            ["asAt"] = RegisterJson.Day(day),
            ["items"] = new JsonArray([.. checkedLines.Select((line, place) => new JsonObject
            {
                ["place"] = place, ["reference"] = people[place].Text("reference"), ["outcome"] = RegisterJson.Code(line.Outcome), ["words"] = line.Words,
                ["registrations"] = new JsonArray([.. line.Registrations.Select(RegisterJson.Of)]),
                ["fits"] = new JsonArray([.. line.Fits.Select(f => f.Match.Name).Select(n => new JsonObject { ["number"] = n.Number, ["name"] = $"{n.Given} {n.Family}", ["town"] = n.Town, ["employer"] = n.Employer })]),
            })]),
        });
    }

    private static ListedPerson Person(JsonElement of, int place)
    {
        var (name, typed) = (of.Text("name")!.Trim(), of.Text("number")?.Trim() ?? "");
        return new(place, name, of.Text("family") is { Length: > 0 } family ? family.Trim() : name, typed, RegistrationNumber.TryParse(typed, out var number) ? number : null, of.Text("town"), of.Text("employer"), null);
    }
}
