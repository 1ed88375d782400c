using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>A piece of a finding: plain words, or a number with the cell that it was read from.</summary>
/// <param name="Raw">The cell's number as machines read it; null for plain words.</param>
public sealed record SaidPiece(string Text, CellWord? Cell = null, string? Raw = null);

/// <summary>The one place where a finding becomes a sentence.</summary>
public static partial class Said
{
    /// <exception cref="RefusedException">A number is no cell of the tables, or its cell shows none.</exception>
    public static IReadOnlyList<SaidPiece> Say(this Publication publication, Finding finding)
    {
        var pieces = new List<SaidPiece>();
        var used = new HashSet<int>();
        var from = 0;
        foreach (Match hole in Hole().Matches(finding.Template))
        {
            var number = int.Parse(hole.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture);
            if (number >= finding.Numbers.Count)
                throw new RefusedException($"The sentence \"{finding.Template}\" has a place {{{number}}} but only {finding.Numbers.Count} numbers. Name the cell that stands there.");
            if (hole.Index > from)
                pieces.Add(new(finding.Template[from..hole.Index]));
            pieces.Add(Number(publication, finding, finding.Numbers[number]));
            used.Add(number);
            from = hole.Index + hole.Length;
        }
        if (used.Count < finding.Numbers.Count)
            throw new RefusedException($"The sentence \"{finding.Template}\" does not say all of its {finding.Numbers.Count} numbers. Give each a place, such as {{0}}.");
        if (from < finding.Template.Length)
            pieces.Add(new(finding.Template[from..]));
        return pieces;
    }

    public static string Text(this Publication publication, Finding finding) => string.Concat(publication.Say(finding).Select(p => p.Text));

    private static SaidPiece Number(Publication publication, Finding finding, CellWord word)
    {
        var where = $"{word.Table}, {string.Join(", ", word.Items)}, {word.Value}";
        var table = publication.Tables.FirstOrDefault(t => t.Id == word.Table)
            ?? throw new RefusedException($"The sentence \"{finding.Template}\" names the table {word.Table}, which is not published. It has {string.Join(", ", publication.Tables.Select(t => t.Id))}.");
        if (word.Items.Count != table.Axes.Count)
            throw new RefusedException($"The sentence \"{finding.Template}\" names the cell {where}: the table has {table.Axes.Count} axes, so name one item of each.");
        StatCell cell;
        try
        {
            cell = table[word.Items, word.Value];
        }
        catch (KeyNotFoundException missing)
        {
            throw new RefusedException($"The sentence \"{finding.Template}\" names the cell {where}. {missing.Message}");
        }
        if (cell.Value is not { } found)
            throw new RefusedException($"The sentence \"{finding.Template}\" cannot be said: the cell {where} is {cell.Mark.Shown()}, {cell.Mark.Means()}. Say something else.");
        var value = table.Values.First(v => v.Code == word.Value);
        return new(word.Show(value.Round(found)), word, value.Plain(found));
    }

    [GeneratedRegex(@"\{[0-9]{1,4}\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
