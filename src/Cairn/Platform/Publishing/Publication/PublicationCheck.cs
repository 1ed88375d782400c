using System.Text.RegularExpressions;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>What must hold before anything is written: every format can be made of it, and every sentence can be said.</summary>
public static partial class PublicationCheck
{
    /// <exception cref="RefusedException">Says all that is wrong.</exception>
    public static void Check(this Publication publication)
    {
        var wrong = Names(publication).Concat(publication.Tables.SelectMany(Shape)).Concat(Texts(publication)).ToList();
        if (wrong.Count > 0)
            throw new RefusedException([.. wrong]);
        foreach (var finding in publication.Parts.SelectMany(p => p.Findings))
            publication.Say(finding);
        _ = CodeList.Of(publication);
    }

    private static IEnumerable<string> Names(Publication p)
    {
        foreach (var (what, id) in p.Parts.Select(x => ("part", x.Id)).Concat(p.Tables.Select(x => ("table", x.Id)))
                     .Concat(p.Tables.SelectMany(t => t.Axes).Select(a => ("axis", a.Code)).Distinct()).Prepend(("publication", p.Id)))
            if (!Name().IsMatch(id))
                yield return $"The {what} \"{id}\" cannot name a file: use small letters, figures and hyphens, 31 at most, a letter first.";
        foreach (var twice in Twice(p.Parts.Select(x => x.Id).Append("index")))
            yield return $"Two parts are called \"{twice}\", or one as the first page is; give each its own id.";
        foreach (var twice in Twice(p.Tables.Select(x => x.Id)))
            yield return $"Two tables are called \"{twice}\"; give each its own id.";
        foreach (var empty in p.Parts.Where(x => x.Findings.Count == 0))
            yield return $"The part \"{empty.Id}\" says nothing; give it one finding at least, which is its headline.";
        if (p.AsAt.Year < 1980)
            yield return $"The day {p.AsAt} is before 1980, which the spreadsheets' files cannot be dated by.";
    }

    private static IEnumerable<string> Shape(StatTable table)
    {
        var where = $"The table {table.Id}";
        if (table.Axes.Count is not (1 or 2) || table.Axes.Any(a => a.Items.Count == 0))
            yield return $"{where} has {table.Axes.Count} axes; it needs one or two, none of them empty.";
        if (table.Values.Count == 0 || (table.Axes.Count == 2 && table.Values.Count != 1))
            yield return $"{where} has {table.Values.Count} values; with one axis it needs at least one, with two exactly one.";
        if (table.Cells.Count != table.Axes.Aggregate(table.Values.Count, (n, a) => n * a.Items.Count))
            yield return $"{where} has {table.Cells.Count} cells, but its axes and values make {table.Axes.Aggregate(table.Values.Count, (n, a) => n * a.Items.Count)}.";
        foreach (var axis in table.Axes)
        {
            foreach (var code in Twice(axis.Items.Select(i => i.Code)))
                yield return $"{where} has two items \"{code}\" on its axis {axis.Code}.";
            for (var i = 0; i < axis.Items.Count; i++)
                if (axis.Items[i].Parent >= i)
                    yield return $"{where}, axis {axis.Code}: the parent of \"{axis.Items[i].Code}\" must stand before it.";
        }
        foreach (var code in Twice(table.Values.Select(v => v.Code)))
            yield return $"{where} has two values \"{code}\".";
        if (table.Axes.Count == 2 && table.Axes[0].Code == table.Axes[1].Code)
            yield return $"{where} has the axis {table.Axes[0].Code} twice.";
        if (table.Cells.Any(c => c.Value is null == (c.Mark == Mark.None)))
            yield return $"{where} has a cell with neither number nor mark, or with both.";
        if (table.Values.Any(v => v is { Count: true, Decimals: not 0 })
            || table.Cells.Where((c, at) => table.Values.Count > 0 && table.Values[at % table.Values.Count].Count && c.Value is { } v && (v < 0 || v != decimal.Truncate(v))).Any())
            yield return $"{where} counts something in parts, or fewer than none; a value that counts has whole numbers.";
        if (table.Values.Any(v => v.Decimals is < 0 or > 6))
            yield return $"{where} has a value with more than 6 decimals, or fewer than none.";
    }

    private static IEnumerable<string> Texts(Publication p) =>
        from text in new[] { p.Title, p.Lead, p.Publisher, p.Licence, p.Edition }
            .Concat(p.Facts.SelectMany(f => new[] { f.Key, f.Text })).Concat(p.Revisions)
            .Concat(p.Parts.Select(x => x.Title)).Concat(p.Parts.SelectMany(x => x.Findings).Select(f => f.Template))
            .Concat(p.Tables.SelectMany(t => t.Notes.Append(t.Title).Concat(t.Values.SelectMany(v => new[] { v.Code, v.Title, v.Unit }))))
            .Concat(p.Tables.SelectMany(t => t.Axes).SelectMany(a => a.Items.SelectMany(i => new[] { i.Code, i.Label }).Append(a.Title)))
        where text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
        select $"The text \"{new string([.. text.Select(c => char.IsControl(c) ? '?' : c)])}\" holds a character that is not for reading, such as a line end or a tab. Take it out.";

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,30}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
