using System.Globalization;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A publication as the sheets of a workbook: cover, contents, notes, then each table.</summary>
public static class Sheets
{
    public static IReadOnlyList<Sheet> Of(Publication publication)
    {
        var numbering = new Numbering(publication);
        var notes = Notes(numbering);
        return
        [
            Cover(publication),
            Contents(publication, numbering, notes is not null),
            .. notes is null ? [] : new[] { notes },
            .. publication.Tables.Select(t => OfTable(publication, numbering, t)),
        ];
    }

    private static Sheet Cover(Publication p) => new("Cover", p.Title,
    [
        new(p.Lead),
        new($"Edition {p.Edition}, as at {Format.Date(p.AsAt)}. Published by {p.Publisher}. Licence: {p.Licence}."),
        new("What it says", Heading: true),
        .. p.Parts.Select(part => new SheetLine(p.Text(part.Findings[0]))),
        .. p.Facts.SelectMany(f => new[] { new SheetLine(f.Key, Heading: true), new SheetLine(f.Text) }),
        new("Changes since the last edition", Heading: true),
        .. p.RevisionSentences().Select(r => new SheetLine(r)),
        new("Shorthand", Heading: true),
        .. Marks.All.Select(m => new SheetLine(Marks.Explain([m]))),
    ]);

    private static Sheet Contents(Publication p, Numbering numbering, bool notes)
    {
        var rows = new List<IReadOnlyList<SheetCell>>();
        if (notes)
            rows.Add([Link("Notes"), new("Notes on the tables"), new("All parts")]);
        rows.AddRange(p.Parts.SelectMany(part => part.Tables.Select(t => (IReadOnlyList<SheetCell>)[Link(t.Id), new(numbering.Title(t)), new(part.Title)])));
        return new("Contents", "Contents", [new("This worksheet contains one table. It lists the other worksheets and leads to each.")],
            SheetTable.Of("table_of_contents", ["Worksheet", "What it holds", "Part"], rows));
    }

    private static Sheet? Notes(Numbering numbering)
    {
        var rows = numbering.Notes.Select(n => (IReadOnlyList<SheetCell>)
            [new($"[note {n.Number.ToString(CultureInfo.InvariantCulture)}]"), new(n.Text), new(string.Join(", ", n.Tables.Select(numbering.Name)))]).ToList();
        return rows.Count == 0 ? null : new("Notes", "Notes on the tables", [new("This worksheet contains one table.")],
            SheetTable.Of("table_of_notes", ["Note", "What it says", "Tables"], rows));
    }

    private static Sheet OfTable(Publication p, Numbering numbering, StatTable table)
    {
        var layout = TableLayout.Of(table);
        var marks = Marks.In(table);
        List<SheetLine> lines =
        [
            new($"This worksheet contains one table. {table.Scope()} As at {Format.Date(p.AsAt)}.{(table.Notes.Count > 0 ? " The notes are on the worksheet Notes." : "")}"),
            .. marks.Count > 0 ? [new SheetLine($"Shorthand: {Marks.Explain(marks)}")] : Array.Empty<SheetLine>(),
        ];
        var rows = layout.Rows.Select(row => (IReadOnlyList<SheetCell>)
            [new(row.Item.Label), .. row.Cells.Select((cell, c) => cell.Value is { } value
                ? new SheetCell(layout.Columns[c].Value.Plain(value), layout.Columns[c].Value.Round(value), layout.Columns[c].Value.Decimals)
                : new SheetCell(cell.Mark.Shown(), Mark: true))]).ToList();
        return new(table.Id, numbering.Title(table), lines,
            SheetTable.Of("table_" + table.Id.Replace('-', '_'), [layout.RowHead + numbering.References(table), .. layout.Columns.Select(c => c.Head)], rows));
    }

    private static SheetCell Link(string sheet) => new(sheet, To: sheet);
}
