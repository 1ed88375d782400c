using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One line of a CSV of published figures, by column name; what a cell cannot be is a problem of the file.</summary>
internal sealed class PublishedCells(string file, int line, string[] head, string[] cells, List<PackProblem> problems)
{
    public string Where => $"line {line}";

    public string this[string column] => Array.IndexOf(head, column) is >= 0 and var i && i < cells.Length ? cells[i] : "";

    public string? OrNull(string column) => this[column] is { Length: > 0 } text ? text : null;

    public string Needed(string column)
    {
        if (this[column].Length == 0)
            Add(column, "", "this must be given.", "Fill it in.");
        return this[column];
    }

    /// <summary>Digits with a point before decimals. A comma could be either a thousand's or a decimal's, so it is refused.</summary>
    public decimal? Number(string column)
    {
        if (OrNull(column) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Add(column, text, "is not a number.", "Write digits, with a point before decimals and nothing between thousands; leave it empty where nothing was printed.");
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (OrNull(column) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Add(column, text, "is not a date.", "Write the year, month and day, such as 2019-04-01.");
        return null;
    }

    public string? PartOfDate(string column)
    {
        if (OrNull(column) is not { } text)
            return null;
        if (PartDate.TryLastDay(text, out _))
            return text;
        Add(column, text, "is not a date, month or year.", "Write 2019-04-01, 2019-04, 2019, or 2018/19 for a year from April to March.");
        return null;
    }

    /// <summary>One of a few words: "as-published" is <c>AsPublished</c>.</summary>
    public T Choice<T>(string column, T otherwise) where T : struct, Enum
    {
        if (OrNull(column) is not { } text)
            return otherwise;
        foreach (var value in Enum.GetValues<T>())
            if (text.Replace("-", "", StringComparison.Ordinal).Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
                return value;
        Add(column, text, "is not one of the words allowed here.", $"Write one of: {string.Join(", ", Enum.GetValues<T>().Select(v => v.ToString() == "AsPublished" ? "as-published" : v.ToString().ToLowerInvariant()))}.");
        return otherwise;
    }

    public void Add(string column, string value, string what, string todo) => problems.Add(new PackProblem(file, Where, column, value.Length > 60 ? value[..60] + "…" : value, what, todo));
}
