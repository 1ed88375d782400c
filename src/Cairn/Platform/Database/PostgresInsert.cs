using System.Linq.Expressions;
using Npgsql;
using NpgsqlTypes;

namespace Cairn.Platform.Database;

/// <summary>
/// An INSERT of many rows at once: an array a column, made without boxing. COPY is refused under row security, and a temporary table
/// to copy into costs a change of the catalogue in each transaction.
/// </summary>
internal sealed class PostgresInsert<T>(BulkTable<T> table) where T : class
{
    private readonly string sql = $"INSERT INTO {table.Name} ({string.Join(',', table.Columns)}) "
        + $"SELECT * FROM unnest({string.Join(',', table.StoreTypes.Select((type, i) => $"${i + 1}::{type}[]"))})";

    private readonly Func<IReadOnlyList<T>, NpgsqlParameter>[] arrays = [.. table.Values.Select((value, i) => Column(value, TypeOf(table.StoreTypes[i])))];

    public async Task Run(NpgsqlConnection connection, IReadOnlyList<T> rows, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var array in arrays)
            command.Parameters.Add(array(rows));
        await command.ExecuteNonQueryAsync(stop);
    }

    private static Func<IReadOnlyList<T>, NpgsqlParameter> Column(LambdaExpression value, NpgsqlDbType type) =>
        (Func<IReadOnlyList<T>, NpgsqlParameter>)typeof(PostgresInsert<T>).GetMethod(nameof(Typed), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(value.ReturnType).Invoke(null, [value.Compile(), type])!;

    private static Func<IReadOnlyList<T>, NpgsqlParameter> Typed<TValue>(Func<T, TValue> read, NpgsqlDbType type) => rows =>
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    };

    private static NpgsqlDbType TypeOf(string storeType) => storeType switch
    {
        "uuid" => NpgsqlDbType.Uuid,
        "bigint" => NpgsqlDbType.Bigint,
        "integer" => NpgsqlDbType.Integer,
        "smallint" => NpgsqlDbType.Smallint,
        "boolean" => NpgsqlDbType.Boolean,
        "date" => NpgsqlDbType.Date,
        "timestamp with time zone" => NpgsqlDbType.TimestampTz,
        "bytea" => NpgsqlDbType.Bytea,
        "text" => NpgsqlDbType.Text,
        _ => throw new NotSupportedException($"Column type {storeType} has no fast insert yet."),
    };
}
