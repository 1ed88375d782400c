using System.Text.Json.Nodes;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>An answer as machines read it.</summary>
internal static class MeasureJson
{
    public static JsonObject Of(MeasureAnswer answer, MeasureLibrary library, CountryLabels labels, IReadOnlyDictionary<string, string>? names = null)
    {
        var whole = Figure(answer.Whole, answer.Measure.Decimals);
        return new JsonObject
        {
            ["measure"] = answer.Measure.Id, ["title"] = answer.Measure.Title, ["unit"] = answer.Measure.Unit,
            ["definition"] = answer.Definition.Id, ["words"] = answer.Definition.Words, ["formula"] = answer.Definition.Written, ["source"] = answer.Definition.Source, ["edition"] = answer.Edition,
            ["country"] = answer.Question.Country, ["asAt"] = Format.IsoDate(answer.Question.AsAt), ["basis"] = answer.Basis,
            ["figure"] = whole,
            ["columns"] = new JsonArray([.. answer.Columns.Select(c => (JsonNode)c)]),
            ["cells"] = new JsonArray([.. answer.Cells.Select(c => new JsonObject
            {
                ["codes"] = new JsonArray([.. c.Codes.Select(code => (JsonNode)code)]),
                ["labels"] = new JsonArray([.. c.Codes.Select((code, n) => (JsonNode)labels.Label(library.Column(answer.Columns[n])!, code, names))]),
                ["figure"] = Figure(c.Figure, answer.Measure.Decimals),
            })]),
        };
    }

    private static JsonObject Figure(Measured figure, int decimals) => new()
    {
        ["value"] = figure.Value is { } value ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero) : null,
        ["why"] = figure.Why == NoFigure.None ? null : NoFigureWords.Code(figure.Why),
        ["numerator"] = figure.Above, ["denominator"] = figure.Below == 0 ? null : figure.Below,
        ["coverage"] = figure.Coverage is { } coverage ? decimal.Round(coverage, 4) : null, ["of"] = figure.Of,
    };
}
