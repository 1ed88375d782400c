using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cairn.Platform.Database;

/// <summary>A noun's table as plain columns, for the engines' fast inserts. Made from the model, so it cannot drift.</summary>
public sealed class BulkTable<T> where T : class
{
    private object? insert;

    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>From a row to the value that the database stores, converters applied: typed, null where nothing is stored.</summary>
    public IReadOnlyList<LambdaExpression> Values { get; }

    public IReadOnlyList<string> StoreTypes { get; }

    private BulkTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        // A key that the database numbers itself is left out.
        var properties = type.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ClrType == typeof(long) && p.ValueGenerated == ValueGenerated.OnAdd)).ToList();
        Columns = [.. properties.Select(p => $"\"{p.GetColumnName()}\"")]; // "from" is a word of SQL
        StoreTypes = [.. properties.Select(p => p.GetColumnType())];
        Values = [.. properties.Select(Value)];
    }

    /// <summary>The columns of <typeparamref name="T"/> on this context's database.</summary>
    public static BulkTable<T> Of(Db db) => db.Store.Bulk<T>(() => new BulkTable<T>(db.Model.FindEntityType(typeof(T))!));

    /// <summary>What the engine made of the columns to insert with; made once.</summary>
    public TInsert Insert<TInsert>(Func<TInsert> make) where TInsert : class => (TInsert)(insert ??= make());

    private static LambdaExpression Value(IProperty property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var read = Expression.Property(row, property.PropertyInfo!);
        if ((property.GetValueConverter() ?? property.GetTypeMapping().Converter)?.ConvertToProviderExpression is not { } convert)
            return Expression.Lambda(read, row);
        var given = read.Type == convert.Parameters[0].Type ? (Expression)read : Expression.Convert(read, convert.Parameters[0].Type);
        Expression stored = Expression.Invoke(convert, given);
        if (read.Type.IsValueType && Nullable.GetUnderlyingType(read.Type) is null)
            return Expression.Lambda(stored, row);
        if (stored.Type.IsValueType)
            stored = Expression.Convert(stored, typeof(Nullable<>).MakeGenericType(stored.Type));
        return Expression.Lambda(Expression.Condition(Expression.Equal(read, Expression.Constant(null, read.Type)), Expression.Default(stored.Type), stored), row);
    }
}
