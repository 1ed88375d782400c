using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <param name="Means">What stands in it, for people.</param>
public sealed record OpenColumn(string Name, string Means, string Type, bool Always);

/// <summary>What the open data of the register holds: its columns, for the file, its description for machines and the page alike.</summary>
public static class OpenColumns
{
    public static readonly IReadOnlyList<OpenColumn> Registrations =
    [
        new("number", "Registration number, with its check digit", "string", true), new("given_name", "Given names", "string", true), new("family_name", "Family name", "string", true),
        new("former_names", "Names that they had before, where they are shown; parted by “; ”", "string", false), new("town", "Town of their work; empty: not shown", "string", false),
        new("employer", "Where they work, as the register has it; empty: not shown", "string", false), new("register", "Which register", "string", true), new("part", "Part of the register, by its code", "string", true),
        new("part_name", "What the part is called", "string", true), new("standing", "Where the registration stands: the codes of the API", "string", true), new("since", "First day of this standing", "date", true),
        new("on_condition", "Whether it stands on condition of gaining a qualification", "boolean", true),
    ];

    public static readonly IReadOnlyList<OpenColumn> Sanctions =
    [
        new("number", "Registration number", "string", true), new("part", "Part of the register, by its code", "string", true), new("kind", "What it is: the codes of the API", "string", true),
        new("from", "First day of its effect", "date", true), new("until", "Day on which it ends; empty: it does not end by itself", "date", false),
    ];

    internal static string[] Registration(RegisterPlace place, RegisterName name, PartThen then, in Judgement judged) =>
    [
        Number(place), SafeText.Write(name.Given), SafeText.Write(name.Family), SafeText.Write(string.Join("; ", name.Former.Select(f => $"{f.Given} {f.Family}"))), SafeText.Write(name.Town ?? ""), SafeText.Write(name.Employer ?? ""),
        place.Register, then.Id, then.Label, RegisterJson.Code(judged.Standing), Format.IsoDate(judged.Since),
        judged.OnRegister && judged.Has(StandingMarks.Condition) ? "true" : "false",
    ];

    internal static string[] Sanction(RegisterPlace place, string part, Sanction sanction) =>
        [Number(place), part, RegisterJson.Code(sanction.Kind), Format.IsoDate(sanction.From!.Value), sanction.Until is { } until ? Format.IsoDate(until) : ""];

    private static string Number(RegisterPlace place) => place.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>For machines (W3C, "Metadata Vocabulary for Tabular Data", 2015).</summary>
    public static JsonObject Metadata(DateOnly asAt, string? licence)
    {
        var about = new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
            ["dc:title"] = $"The public register, {Format.Date(asAt)}",
            ["dc:description"] = "Everybody whom the public register shows, one registration a line, and the sanctions that are in force or still shown.",
            ["dc:language"] = "en-GB",
            ["dc:temporal"] = Format.IsoDate(asAt),
            ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["delimiter"] = ",", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["header"] = true, ["lineTerminators"] = new JsonArray("\r\n") },
            ["tables"] = new JsonArray(Table("registrations.csv", Registrations, ["number", "register", "part"]), Table("sanctions.csv", Sanctions, ["number", "part", "kind", "from"])),
        };
        if (licence is not null)
            about["dc:license"] = Uri.TryCreate(licence, UriKind.Absolute, out _) ? new JsonObject { ["@id"] = licence } : licence;
        return about;
    }

    private static JsonNode Table(string url, IReadOnlyList<OpenColumn> columns, string[] key) => new JsonObject
    {
        ["url"] = url,
        ["tableSchema"] = new JsonObject
        {
            ["columns"] = new JsonArray([.. columns.Select(c => CsvMetadata.Column(c.Name, c.Means, c.Type, c.Always))]),
            ["primaryKey"] = new JsonArray([.. key.Select(k => (JsonNode)k)]),
        },
    };
}
