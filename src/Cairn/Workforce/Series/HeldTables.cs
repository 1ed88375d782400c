using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Every published table that is held: those of the packs, and those that were imported.</summary>
internal static class HeldTables
{
    public static async Task<IReadOnlyList<PublishedTable>> Read(Db db, Packs packs, CancellationToken stop)
    {
        var figures = await db.Set<PublishedFigure>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(stop);
        return [.. packs.Tables, .. Of(figures)];
    }

    /// <summary>The tables of one file.</summary>
    public static async Task<IReadOnlyList<PublishedTable>> OfFile(Db db, Guid file, CancellationToken stop) =>
        [.. Of(await db.Set<PublishedFigure>().AsNoTracking().Where(f => f.FileId == file).OrderBy(f => f.Id).ToListAsync(stop))];

    private static IEnumerable<PublishedTable> Of(IEnumerable<PublishedFigure> figures) => figures.GroupBy(f => (f.FileId, f.TableId)).Select(table =>
    {
        var first = table.First();
        var total = table.All(f => f.IsTotal) ? null : table.FirstOrDefault(f => f.IsTotal);
        return new PublishedTable(first.TableId, first.Title, first.Country, first.Edition, first.AsAt, first.Source, first.Locator, first.Unit,
            total is null ? null : PrintedNumber.Read(total.Value, total.ValueDecimals), [.. table.Where(f => f != total).Select(Row)], [])
        {
            TotalRow = total is null ? null : Row(total),
            Place = new SeriesPlace(first.Series, null, null, null, null, null, null),
        };
    });

    private static PublishedRow Row(PublishedFigure f) => new(f.Code, f.Label, PrintedNumber.Read(f.Value, f.ValueDecimals), PrintedNumber.Read(f.Share, f.ShareDecimals))
    {
        Evidence = f.Evidence, Status = f.Status, Edition = f.Edition, AsAt = f.AsAt, Unit = f.Unit, Source = f.Source, Note = f.Note,
        ShareOf = PrintedNumber.Read(f.ShareOf, f.ShareOfDecimals), ChangeFrom = PrintedNumber.Read(f.ChangeFrom, f.ChangeFromDecimals),
        PrintedChange = PrintedNumber.Read(f.Change, f.ChangeDecimals), Rounding = PrintedNumber.Read(f.Rounding, f.RoundingDecimals),
        Flow = f.Flow, Revises = f.Revises, WithdrawnOn = f.WithdrawnOn,
        Place = new SeriesPlace(f.Series, f.Line, f.Period, f.Definition, f.Family, f.Coverage, f.PublishedOn),
    };
}
