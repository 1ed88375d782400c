using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Cairn.Platform.Database;

/// <summary>
/// SQLite's counterpart of PostgreSQL's row policies, beneath the context's filter and apart from it: on a connection that reads for
/// organisations, each of their tables is hidden behind a temporary view of the same name, which lets their rows through and no others.
/// SQLite looks for a name among temporary things first (sqlite.org/lang_naming.html).
/// </summary>
internal sealed class SqliteRows(IModel model)
{
    private const string Mine = "(SELECT organisation_id FROM temp.cairn_scope)";

    /// <summary>
    /// Beyond its organisations' rows: an area's reader sees services of the area and what belongs to them; any organisation's reads open
    /// notices, those it has written about, and messages for it. As on PostgreSQL.
    /// </summary>
    private static readonly Dictionary<string, string> Beyond = new(StringComparer.Ordinal)
    {
        ["people_service"] = "area = (SELECT area FROM temp.cairn_area)",
        ["people_post"] = "service_id IN (SELECT record FROM main.people_service WHERE area = (SELECT area FROM temp.cairn_area))",
        ["workforce_help_notice"] = $"(state = 0 AND EXISTS {Mine}) OR id IN (SELECT notice_id FROM main.workforce_help_message WHERE organisation_id IN {Mine} OR to_id IN {Mine})",
        ["workforce_help_message"] = $"to_id IN {Mine}",
        ["people_engagement"] = "service_id IN (SELECT record FROM main.people_service WHERE area = (SELECT area FROM temp.cairn_area))",
    };

    /// <summary>What each open connection, which a pool may hand out again and again, is set to.</summary>
    private readonly ConditionalWeakTable<sqlite3, Scope> set = [];

    private readonly string views = Views(model);

    /// <summary>Lets a connection see a scope's rows alone.</summary>
    public void Hide(SqliteConnection connection, Scope scope)
    {
        var isSet = set.TryGetValue(connection.Handle!, out var held);
        if (isSet && Same(held!, scope))
            return;
        using var command = connection.CreateCommand();
        var text = new StringBuilder(isSet ? "DELETE FROM temp.cairn_scope; DELETE FROM temp.cairn_area;" : views);
        foreach (var (organisation, n) in scope.Organisations.Select((o, n) => (o, n)))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"INSERT OR IGNORE INTO temp.cairn_scope VALUES ($o{n});");
            command.Parameters.AddWithValue($"$o{n}", organisation.ToByteArray(bigEndian: true));
        }
        if (scope.Reach == Reach.Area)
        {
            text.Append("INSERT INTO temp.cairn_area VALUES ($area);");
            command.Parameters.AddWithValue("$area", scope.Area ?? "");
        }
        // Whoever is cut off here finds the connection without rows, and not with another's.
        set.Remove(connection.Handle!);
        command.CommandText = text.ToString();
        command.ExecuteNonQuery();
        set.Add(connection.Handle!, scope);
    }

    private static bool Same(Scope a, Scope b) => a.Reach == b.Reach && a.Area == b.Area && a.Organisations.SequenceEqual(b.Organisations);

    private static string Views(IModel model)
    {
        var text = new StringBuilder("CREATE TEMP TABLE IF NOT EXISTS cairn_scope (organisation_id BLOB PRIMARY KEY) WITHOUT ROWID; CREATE TEMP TABLE IF NOT EXISTS cairn_area (area TEXT NOT NULL);"
            + "DELETE FROM temp.cairn_scope; DELETE FROM temp.cairn_area;");
        foreach (var table in model.GetEntityTypes().Where(t => typeof(IOfOrganisation).IsAssignableFrom(t.ClrType)).Select(t => t.GetTableName()!))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"CREATE TEMP VIEW IF NOT EXISTS \"{table}\" AS SELECT * FROM main.\"{table}\" WHERE organisation_id IN (SELECT organisation_id FROM temp.cairn_scope)");
            if (Beyond.TryGetValue(table, out var beyond))
                text.Append(" OR ").Append(beyond);
            text.Append(';');
        }
        return text.ToString();
    }
}
