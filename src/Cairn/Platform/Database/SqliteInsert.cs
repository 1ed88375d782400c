using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Platform.Database;

/// <summary>
/// An INSERT that stays prepared, and a row's values bound to it without a parameter object between: the driver looks each
/// parameter up by its name, which for a wide table costs more than the insert itself.
/// </summary>
internal sealed class SqliteInsert<T> : IDisposable where T : class
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly Action<sqlite3_stmt, T> bind;

    public SqliteInsert(BulkTable<T> table, sqlite3 database)
    {
        this.database = database;
        var sql = $"INSERT INTO {table.Name} ({string.Join(',', table.Columns)}) VALUES ({string.Join(',', table.Columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        var to = Expression.Parameter(typeof(sqlite3_stmt));
        var row = Expression.Parameter(typeof(T));
        bind = Expression.Lambda<Action<sqlite3_stmt, T>>(Expression.Block(table.Values.Select((value, i) => Put(to, i + 1, Expression.Invoke(value, row)))), to, row).Compile();
    }

    public void Run(IReadOnlyList<T> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            bind(statement, rows[i]);
            var result = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (result != raw.SQLITE_DONE)
                SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    private static MethodCallExpression Put(ParameterExpression to, int column, Expression value)
    {
        var plain = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var stored = plain == typeof(bool) || plain == typeof(int) || plain == typeof(short) || plain == typeof(long) ? typeof(long?)
            : plain == typeof(DateOnly) ? typeof(DateOnly?) : plain == typeof(string) || plain == typeof(byte[]) ? plain
            : throw new NotSupportedException($"A column of {plain.Name} has no fast insert yet.");
        if (plain == typeof(bool)) // 1 or 0, as the driver binds it
            value = plain == value.Type ? Number(value)
                : Expression.Condition(Expression.Property(value, "HasValue"), Number(Expression.Property(value, "Value")), Expression.Constant(null, typeof(long?)));
        var put = typeof(SqliteInsert<T>).GetMethod(nameof(Put), BindingFlags.NonPublic | BindingFlags.Static, [typeof(sqlite3_stmt), typeof(int), stored])!;
        return Expression.Call(put, to, Expression.Constant(column), value.Type == stored ? value : Expression.Convert(value, stored));
    }

    private static ConditionalExpression Number(Expression yes) => Expression.Condition(yes, Expression.Constant(1L, typeof(long?)), Expression.Constant(0L, typeof(long?)));

    private static void Put(sqlite3_stmt to, int column, long? value)
    {
        if (value is { } number)
            raw.sqlite3_bind_int64(to, column, number);
        else
            raw.sqlite3_bind_null(to, column);
    }

    private static void Put(sqlite3_stmt to, int column, string? value)
    {
        if (value is null)
            raw.sqlite3_bind_null(to, column);
        else if (value.Length is 0 or > 300)
            raw.sqlite3_bind_text(to, column, value);
        else
        {
            Span<byte> text = stackalloc byte[900]; // three bytes at most for each character
            raw.sqlite3_bind_text(to, column, text[..Encoding.UTF8.GetBytes(value, text)]);
        }
    }

    private static void Put(sqlite3_stmt to, int column, DateOnly? value)
    {
        if (value is { } date)
        {
            Span<byte> text = stackalloc byte[10];
            date.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            raw.sqlite3_bind_text(to, column, text[..length]);
        }
        else
        {
            raw.sqlite3_bind_null(to, column);
        }
    }

    private static void Put(sqlite3_stmt to, int column, byte[]? value)
    {
        if (value is null)
            raw.sqlite3_bind_null(to, column);
        else if (value.Length == 0)
            raw.sqlite3_bind_zeroblob(to, column, 0);
        else
            raw.sqlite3_bind_blob(to, column, value);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);

    public void Dispose() => statement.Dispose();
}
