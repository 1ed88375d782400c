using System.Text.Json.Nodes;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>
/// What the CSV files are, for machines: one group of tables, so that a table's codes can refer to their list (W3C, "Metadata
/// Vocabulary for Tabular Data", 2015). Lies as <c>csv-metadata.json</c> in the folder of the tables, where its processors look.
/// </summary>
internal static class CsvMetadata
{
    public static JsonObject Of(Publication p, IReadOnlyList<CodeList> lists) => new()
    {
        ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
        ["dc:title"] = $"{p.Title}, edition {p.Edition}",
        ["dc:description"] = p.Lead,
        ["dc:publisher"] = p.Publisher,
        ["dc:license"] = Uri.TryCreate(p.Licence, UriKind.Absolute, out _) ? new JsonObject { ["@id"] = p.Licence } : p.Licence,
        ["dc:language"] = "en-GB",
        ["dc:temporal"] = Format.IsoDate(p.AsAt),
        ["dc:hasVersion"] = p.Edition,
        ["urn:cairn:disclosure-rule"] = p.Rule,
        ["urn:cairn:data-digest"] = p.Digest,
        ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["delimiter"] = ",", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["header"] = true, ["lineTerminators"] = new JsonArray("\r\n") },
        ["tables"] = new JsonArray([.. p.Tables.Select(Table), .. lists.Select(l => List(l.Axis, l.Title)), List("mark", "Why a value is missing")]),
    };

    private static JsonNode Table(StatTable table)
    {
        var key = new JsonArray([.. table.Axes.Select(a => (JsonNode)(TidyCsv.Column(a.Code) + "_code")), "value_code"]);
        var number = table.Values.All(v => v.Decimals == 0) ? "integer" : "decimal";
        return new JsonObject
        {
            ["url"] = table.Id + ".csv",
            ["dc:title"] = table.Title,
            ["notes"] = new JsonArray([.. table.Notes.Select(n => (JsonNode)n)]),
            ["tableSchema"] = new JsonObject
            {
                ["columns"] = new JsonArray(
                [
                    .. table.Axes.SelectMany(a => new[] { Column(TidyCsv.Column(a.Code) + "_code", a.Title + ": code", "string", true), Column(TidyCsv.Column(a.Code) + "_label", a.Title, "string", true) }),
                    Column("value_code", "What is counted or measured: code", "string", true), Column("value_label", "What is counted or measured", "string", true),
                    Column("unit", "Unit", "string", false), Column("value", "Value", number, false), Column("mark", "Why there is no value", "string", false),
                ]),
                ["primaryKey"] = key,
                ["foreignKeys"] = new JsonArray([.. table.Axes.Select(a => Refers(TidyCsv.Column(a.Code) + "_code", $"codes/{a.Code}.csv")), Refers("mark", "codes/mark.csv")]),
            },
        };
    }

    private static JsonNode List(string axis, string title) => new JsonObject
    {
        ["url"] = $"codes/{axis}.csv",
        ["dc:title"] = title,
        ["tableSchema"] = new JsonObject
        {
            ["columns"] = new JsonArray(Column("code", "Code", "string", true), Column("label", "Label", "string", true), Column("parent", "Code of what it is part of", "string", false)),
            ["primaryKey"] = "code",
            ["foreignKeys"] = new JsonArray(Refers("parent", $"codes/{axis}.csv")),
        },
    };

    internal static JsonNode Column(string name, string title, string type, bool required) => new JsonObject
    {
        ["name"] = name,
        // The file's head holds the name: what a column is called for people stands beside it.
        ["titles"] = name,
        ["dc:description"] = title,
        ["datatype"] = type,
        ["required"] = required,
    };

    private static JsonNode Refers(string column, string list) => new JsonObject
    {
        ["columnReference"] = column,
        ["reference"] = new JsonObject { ["resource"] = list, ["columnReference"] = "code" },
    };
}
