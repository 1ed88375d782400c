using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>Figures and their parts in words.</summary>
public static class MeasureWords
{
    /// <summary>What a code of a column means in a country; "Not known" for the empty one.</summary>
    /// <param name="names">Of columns whose codes are records, such as services.</param>
    public static string Label(this CountryLabels labels, MeasureColumn column, string code, IReadOnlyDictionary<string, string>? names = null) =>
        code.Length == 0 ? "Not known"
        : names?.GetValueOrDefault(code) ?? (column.Labels.TryGetValue(code, out var label) ? label : column.List is { } list ? labels[list, code]! : code);

    /// <summary>"5.3%", "£12.60", "41 years": the value with its unit; or why there is none.</summary>
    public static string Shown(this Measure measure, Measured figure) => figure.Value is { } value ? measure.Shown(value) : $"No figure: {NoFigureWords.Of(figure.Why)}";

    public static string Shown(this Measure measure, decimal value) =>
        measure.Unit.StartsWith("per cent", StringComparison.Ordinal) ? Format.Percent(value, measure.Decimals)
        : measure.Unit.StartsWith('£') ? (value < 0 ? "−£" : "£") + Format.Number(Math.Abs(value), measure.Decimals)
        : Format.Number(value, measure.Decimals);

    /// <summary>The unit as it follows a value: "of staff cost", "an hour".</summary>
    public static string UnitAfter(this Measure measure) =>
        measure.Unit.StartsWith("per cent", StringComparison.Ordinal) ? measure.Unit["per cent".Length..].Trim() : measure.Unit.TrimStart('£').Trim();
}
