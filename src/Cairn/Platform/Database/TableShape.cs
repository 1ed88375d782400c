using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cairn.Platform.Database;

/// <summary>What a column holds, whichever database keeps it.</summary>
public enum ColumnKind { Id, Time, Date, Yes, Number, Text, Bytes }

public sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table as plain columns, the same on both databases.</summary>
public sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>Names in the order of the columns; "from" is a word of SQL.</summary>
    public string Names => string.Join(',', Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>Every table of the model, by name.</summary>
    public static IReadOnlyList<TableShape> All(Db db) =>
        [.. db.Model.GetEntityTypes().Select(t => new TableShape(t.GetTableName()!, [.. t.GetProperties().Select(p => new ColumnShape(p.GetColumnName(), KindOf(p)))])).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static ColumnKind KindOf(IProperty property)
    {
        var plain = Plain(property.ClrType);
        if (plain == typeof(Guid))
            return ColumnKind.Id;
        if (plain == typeof(DateTime))
            return ColumnKind.Time;
        if (plain == typeof(DateOnly))
            return ColumnKind.Date;
        var stored = Plain((property.GetValueConverter() ?? property.GetTypeMapping().Converter)?.ProviderClrType ?? plain);
        return stored == typeof(string) ? ColumnKind.Text
            : stored == typeof(byte[]) ? ColumnKind.Bytes
            : plain == typeof(bool) ? ColumnKind.Yes
            : stored == typeof(int) || stored == typeof(long) || stored == typeof(short) || stored.IsEnum ? ColumnKind.Number
            : throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name} has no kind that a backup knows.");
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
