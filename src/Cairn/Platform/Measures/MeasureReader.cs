using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Platform.Measures;

/// <summary>Reads <c>measures/measures.json</c> of the packs: quantities, what figures are asked by, and measures made of quantities.</summary>
internal static class MeasureReader
{
    private const string File = "measures/measures.json";

    public static MeasureLibrary Read(string root, List<PackProblem> problems)
    {
        if (!System.IO.File.Exists(Path.Combine(root, File)) || PacksReader.Open(root, File, problems) is not { } file)
            return MeasureLibrary.Empty;
        var quantities = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var fields in file.Objects("quantities"))
        {
            var quantity = ReadQuantity(fields);
            if (!quantities.TryAdd(quantity.Id, quantity))
                fields.Problem("id", quantity.Id, "another quantity has this id.", "Give each its own.");
        }
        var columns = file.Objects("columns").Select(ReadColumn).ToList();
        var measures = file.Objects("measures").Select(m => ReadMeasure(m, quantities)).ToList();
        foreach (var twice in measures.GroupBy(m => m.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            file.Problem("measures", twice.Key, "two measures have this id.", "Give each its own.");
        var edition = file.Text("edition");
        file.NothingElse();
        return new MeasureLibrary(edition, measures, columns);
    }

    private static Quantity ReadQuantity(JsonFields fields)
    {
        var where = fields.Pairs("where").ToDictionary(p => p.Name, IReadOnlyList<string> (p) => p.Value.Split('|'), StringComparer.Ordinal);
        var known = fields.TextOrNull("known");
        var quantity = new Quantity(fields.Text("id"), fields.Text("words"), fields.Text("table"), known ?? fields.TextOrNull("sum"), where)
        {
            Counts = known is not null, Scale = fields.NumberOrNull("scale") ?? 1, People = fields.TextOrNull("people") is not null,
        };
        fields.NothingElse();
        return quantity;
    }

    private static MeasureColumn ReadColumn(JsonFields fields)
    {
        var column = new MeasureColumn(fields.Text("id"), fields.Text("title"), fields.TextOrNull("list"),
            fields.Pairs("labels").ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), fields.TextOrNull("own") is not null, fields.TextOrNull("grouped") is not null);
        fields.NothingElse();
        return column;
    }

    private static Measure ReadMeasure(JsonFields fields, Dictionary<string, Quantity> quantities)
    {
        var measure = new Measure(fields.Text("id"), fields.Text("title"), fields.Text("words"), fields.Text("unit"), (int)(fields.NumberOrNull("decimals") ?? 0),
            fields.Choice("direction", Direction.None), fields.Texts("mission"), [.. fields.Objects("definitions").Select(d => ReadDefinition(d, quantities))]);
        if (measure.Definitions.Count == 0)
            fields.Problem("definitions", "", "a measure needs one at least.", "Add a definition.");
        fields.NothingElse();
        return measure;
    }

    private static MeasureDefinition ReadDefinition(JsonFields fields, Dictionary<string, Quantity> quantities)
    {
        IReadOnlyList<Term> Terms(string name) => [.. fields.Texts(name).Select(text => ReadTerm(fields, name, text, quantities)).OfType<Term>()];
        var formula = new Formula(fields.Choice("kind", FormulaKind.Count), Terms("above"), Terms("below"), Terms("known"), Terms("of"),
            fields.NumberOrNull("scale") ?? 1, fields.NumberOrNull("most"), fields.TextOrNull("column"));
        if (formula.Above.Count == 0)
            fields.Problem("above", "", "nothing is counted.", "Name a quantity.");
        if ((formula.Kind == FormulaKind.Share) != formula.Below.Count > 0)
            fields.Problem("below", "", "a share is over something, and nothing else is.", "Name quantities below for a share alone.");
        if ((formula.Kind == FormulaKind.Profile) != formula.Column is not null)
            fields.Problem("column", formula.Column ?? "", "a profile has a column, and nothing else has.", "Name the column for a profile alone.");
        var definition = new MeasureDefinition(fields.Text("id"), fields.Text("title"), fields.Text("words"), formula, fields.Text("source"), fields.Text("edition"),
            fields.Date("from"), fields.Choice("evidence", Evidence.Seen), fields.Texts("countries"), fields.Texts("usualIn"), fields.TextOrNull("note"), fields.TextOrNull("notYet")) { Open = fields.TextOrNull("open") is not null };
        fields.NothingElse();
        return definition;
    }

    /// <summary>"vacancies", "-1 starters", "0.01 wte".</summary>
    private static Term? ReadTerm(JsonFields fields, string name, string text, Dictionary<string, Quantity> quantities)
    {
        var parts = text.Split(' ', 2);
        var factor = 1m;
        if (parts.Length == 2 && !decimal.TryParse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out factor))
            fields.Problem(name, text, "is not a factor and a quantity.", "Write a number, a space, and the quantity's id.");
        if (quantities.TryGetValue(parts[^1], out var quantity))
            return new Term(quantity, factor);
        fields.Problem(name, text, "is not one of the quantities.", $"Write one of: {string.Join(", ", quantities.Keys)}.");
        return null;
    }
}
