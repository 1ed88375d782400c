using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cairn.Platform.Database;

/// <summary>A noun's table as plain columns with getters, for the engines' fast inserts. Made from the model, so it cannot drift.</summary>
public sealed class BulkTable<T> where T : class
{
    public string Name { get; }
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Values in the form the database stores, converters applied.</summary>
    public IReadOnlyList<Func<T, object?>> Values { get; }

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

    private static Func<T, object?> Value(IProperty property)
    {
        var row = System.Linq.Expressions.Expression.Parameter(typeof(T));
        var read = System.Linq.Expressions.Expression.Lambda<Func<T, object?>>(
            System.Linq.Expressions.Expression.Convert(
                System.Linq.Expressions.Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
        var convert = (property.GetValueConverter() ?? property.GetTypeMapping().Converter)?.ConvertToProvider;
        return convert is null ? read : item => read(item) is { } value ? convert(value) : null;
    }
}
