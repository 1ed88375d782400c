using System.Linq.Expressions;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A leaf of a long list in the order of its folded names: fifty after one record or before another, found by index however long the list.</summary>
/// <param name="Previous">The record that the leaf before this one ends in front of; null on the first leaf.</param>
/// <param name="Next">The record that the next leaf begins after; null on the last leaf.</param>
public sealed record Leaf<TRow>(IReadOnlyList<TRow> Rows, Guid? Previous, Guid? Next);

/// <inheritdoc cref="Leaf{TRow}"/>
public static class Leaf
{
    public const int Size = 50;

    private const string Key = "NameKey";

    /// <param name="all">The list, of a noun that has a NameKey.</param>
    /// <param name="marks">Where <paramref name="after"/> and <paramref name="before"/> are found: the list without its filters.</param>
    /// <param name="after">A record: the leaf begins behind it.</param>
    /// <param name="before">A record: the leaf ends in front of it.</param>
    public static async Task<Leaf<TRow>> Of<T, TRow>(
        IQueryable<T> all, IQueryable<T> marks, Guid? after, Guid? before, Expression<Func<T, TRow>> row, Func<TRow, Guid> record, CancellationToken stop, int size = Size) where T : RecordVersion
    {
        var back = after is null && before is not null;
        // The address names a record and not its name, which would be personal.
        var mark = (after ?? before) is { } named
            ? await marks.Where(r => r.Record == named).OrderByDescending(r => r.Id).Select(r => new { Name = EF.Property<string>(r, Key), r.Id }).FirstOrDefaultAsync(stop)
            : null;
        if (mark is not null)
            all = back
                ? all.Where(r => string.Compare(EF.Property<string>(r, Key), mark.Name) <= 0 && (string.Compare(EF.Property<string>(r, Key), mark.Name) < 0 || r.Id < mark.Id))
                : all.Where(r => string.Compare(EF.Property<string>(r, Key), mark.Name) >= 0 && (string.Compare(EF.Property<string>(r, Key), mark.Name) > 0 || r.Id > mark.Id));
        var ordered = back && mark is not null
            ? all.OrderByDescending(r => EF.Property<string>(r, Key)).ThenByDescending(r => r.Id)
            : all.OrderBy(r => EF.Property<string>(r, Key)).ThenBy(r => r.Id);
        var rows = await ordered.Take(size + 1).Select(row).ToListAsync(stop);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (back && mark is not null)
            rows.Reverse();
        if (rows.Count == 0)
            return new Leaf<TRow>([], null, null);
        var (isFirst, isLast) = back && mark is not null ? (!more, false) : (mark is null, !more);
        return new Leaf<TRow>(rows, isFirst ? null : record(rows[0]), isLast ? null : record(rows[^1]));
    }
}
