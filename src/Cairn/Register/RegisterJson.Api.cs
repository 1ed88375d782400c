using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Platform.Api;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>The public register as machines read it: codes that stay, with their words beside them.</summary>
public static class RegisterJson
{
    public const string Tag = "Register", Root = ApiTable.Root + "/register";

    /// <summary>Standings that the public may see: an application is between the applicant and the register.</summary>
    public static readonly IReadOnlyList<Standing> Shown = [.. Enum.GetValues<Standing>().Where(s => Judgement.Of(s) != StandingFamily.Application)];

    private static readonly FactKind[] sanctions = [FactKind.Warning, FactKind.PracticeConditions, FactKind.Suspension, FactKind.Removed, FactKind.InterimSuspension, FactKind.InterimConditions];

    /// <summary>A name of the code as the interface writes it: "role-ended".</summary>
    public static string Code(Enum value) => string.Concat(value.ToString().Select((c, n) => char.IsUpper(c) ? (n > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static JsonObject StandingSchema() => JsonShape.OneOf("Where it stands. " + string.Join("; ", Shown.Select(s => $"`{Code(s)}` {StandingWords.Of(s)}")) + ".", Shown.Select(s => Code(s)));

    public static JsonObject Registration() => JsonShape.Object("A registration.",
        ("part", JsonShape.Text("The part of the register on that day, by its code.", "social-care")), ("partName", JsonShape.Text("What the part was called on that day.", "Social care workforce")),
        ("partTold", JsonShape.Flag("Whether the facts tell the part. A part may have been several before; where they do not tell which, `part` is the one that these became, and `partName` says so.", true)),
        ("standing", StandingSchema()), ("words", JsonShape.Text("The same in words.", "Registered")), ("since", JsonShape.Day("The first day of this standing.")),
        ("onCondition", JsonShape.Flag("Whether it stands on condition of gaining a qualification.", false)),
        ("title", JsonShape.Text("The title that the law keeps for whoever is on this part, where they may use it.", "Social worker").OrNull()));

    /// <summary>Of a search or a list, a registration in brief.</summary>
    public static JsonObject Brief() => JsonShape.Object("A registration, in brief.", ("partName", JsonShape.Text("What the part was called on the day.", "Social care workforce")), ("standing", StandingSchema()),
        ("words", JsonShape.Text("The same in words.", "Registered")), ("sanctions", JsonShape.ListOf(JsonShape.Text("A sanction in words.", "Warning from 1 Mar 2026"), "Those in force or still shown.")));

    public static JsonObject Of(FoundRegistration r) => new()
    {
        ["partName"] = r.Part, ["standing"] = Code(r.Standing), ["words"] = r.Words, ["sanctions"] = new JsonArray([.. r.Sanctions.Select(s => (JsonNode)s)]),
    };

    public static JsonObject Sanction() => JsonShape.Object("A sanction or order as the register shows it.",
        ("kind", JsonShape.OneOf("What it is. " + string.Join("; ", sanctions.Select(k => $"`{Code(k)}` {SanctionWords.Of(k)}")) + ".", sanctions.Select(k => Code(k)))),
        ("from", JsonShape.Day("The first day of its effect.")), ("until", JsonShape.Day("The day on which it ends; null: it does not end by itself.").OrNull()),
        ("decision", JsonShape.Text("The decision in the words that were published; null where none were.", "Suspended for six months.").OrNull()),
        ("conditions", JsonShape.ListOf(JsonShape.Text("A condition.", "Works under supervision."), "Of conditions of practice, each in words.")));

    public static JsonObject Of(PublicRegistration r) => new()
    {
        ["part"] = r.Then.Id, ["partName"] = r.Part, ["partTold"] = r.Then.Told, ["standing"] = Code(r.Standing), ["words"] = StandingWords.Of(r.Standing), ["since"] = Day(r.Since), ["onCondition"] = r.OnCondition, ["title"] = r.Title,
    };

    public static JsonObject Of(PublicSanction s) => new()
    {
        ["kind"] = Code(s.Kind), ["from"] = Day(s.From), ["until"] = Day(s.Until), ["decision"] = s.Words, ["conditions"] = new JsonArray([.. s.Conditions.Select(c => (JsonNode)c)]),
    };
}
