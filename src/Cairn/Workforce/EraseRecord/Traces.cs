using System.Linq.Expressions;
using System.Reflection;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cairn.Workforce;

/// <summary>Every row that tells of one record, in whatever table: what subject access gives, and what erasure takes.</summary>
public static class Traces
{
    private static readonly MethodInfo ReadOne = typeof(Traces).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo DeleteOne = typeof(Traces).GetMethod(nameof(Delete), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo ReadAccount = typeof(Traces).GetMethod(nameof(RowsOfAccount), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The tables whose rows are of a record, by their marks.</summary>
    public static IReadOnlyList<IEntityType> Tables(Db db) =>
        [.. db.Model.GetEntityTypes().Where(t => Mark(t)?.By == PersonalBy.Record).OrderBy(t => t.GetTableName(), StringComparer.Ordinal)];

    public static PersonalAttribute? Mark(IReadOnlyEntityType type) => type.ClrType.GetCustomAttribute<PersonalAttribute>();

    /// <summary>All rows of one table about a record of the organisation, every version among them.</summary>
    public static Task<IReadOnlyList<object>> Of(Db db, IEntityType type, Guid organisation, Guid record, CancellationToken stop) =>
        (Task<IReadOnlyList<object>>)ReadOne.MakeGenericMethod(type.ClrType).Invoke(null, [db, Mark(type)!.Column, organisation, record, stop])!;

    /// <summary>All rows of an account that the reader's scope shows, by table: how it signs in, where, and for whom.</summary>
    public static async Task<IReadOnlyList<(IEntityType Type, IReadOnlyList<object> Rows)>> OfAccount(Db db, Guid account, CancellationToken stop)
    {
        List<(IEntityType, IReadOnlyList<object>)> all = [];
        foreach (var type in db.Model.GetEntityTypes().Where(t => Mark(t)?.By == PersonalBy.Account).OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
            all.Add((type, await (Task<IReadOnlyList<object>>)ReadAccount.MakeGenericMethod(type.ClrType).Invoke(null, [db, Mark(type)!.Column, account, stop])!));
        return all;
    }

    /// <summary>Deletes them.</summary>
    /// <returns>How many rows went.</returns>
    public static async Task<int> Erase(Db db, Guid organisation, Guid record, CancellationToken stop)
    {
        var rows = 0;
        foreach (var type in Tables(db))
            rows += await (Task<int>)DeleteOne.MakeGenericMethod(type.ClrType).Invoke(null, [db, Mark(type)!.Column, organisation, record, stop])!;
        return rows;
    }

    private static async Task<IReadOnlyList<object>> Read<T>(Db db, string column, Guid organisation, Guid record, CancellationToken stop) where T : class, IOfOrganisation =>
        await Rows<T>(db, column, organisation, record).AsNoTracking().ToListAsync(stop);

    private static async Task<IReadOnlyList<object>> RowsOfAccount<T>(Db db, string column, Guid account, CancellationToken stop) where T : class =>
        await db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, column) == account).ToListAsync(stop);

    private static Task<int> Delete<T>(Db db, string column, Guid organisation, Guid record, CancellationToken stop) where T : class, IOfOrganisation =>
        Rows<T>(db, column, organisation, record).ExecuteDeleteAsync(stop);

    private static IQueryable<T> Rows<T>(Db db, string column, Guid organisation, Guid record) where T : class, IOfOrganisation =>
        db.Set<T>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(row => row.OrganisationId == organisation && EF.Property<Guid>(row, column) == record);
}
