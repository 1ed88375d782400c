using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cairn.Platform.Packs;

/// <param name="Refers">Further columns that hold codes of another list, several separated by ";".</param>
/// <param name="Lines">The line in the file of each row.</param>
internal sealed record ReadList(string File, CodeList List, IReadOnlyDictionary<string, string> Refers, IReadOnlyList<int> Lines);

/// <summary>Reads one code list (<c>lists/*.csv</c>): code, label, then any of group, from, until, successor, evidence, source, note,
/// and the further columns that <c>pack.json</c> declares, each "text", "number" or the list whose codes it holds.</summary>
internal static class ListReader
{
    private static readonly string[] Standard = ["code", "label", "group", "from", "until", "successor", "evidence", "source", "note"];
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { BadDataFound = null, TrimOptions = TrimOptions.Trim };

    public static ReadList? Read(string root, string country, JsonFields entry, List<PackProblem> problems)
    {
        // A fact of several countries is kept once, in a folder beside theirs: "../uk/lists/pay-rates.csv".
        var file = entry.Text("file") is ['.', '.', '/', .. var shared] ? shared : $"{country}/{entry.Text("file")}";
        var (id, title, scheme, edition, source) = (entry.Text("id"), entry.Text("title"), entry.Text("scheme"), entry.Text("edition"), entry.Text("source"));
        var (from, evidence) = (entry.Date("from"), entry.Choice("evidence", Evidence.Seen));
        var further = entry.Pairs("columns").ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        entry.NothingElse();
        if (!File.Exists(Path.Combine(root, file)))
        {
            entry.Problem("file", file, "the pack names this file, but it is not there.", "Add the file or take it off the pack's list.");
            return null;
        }

        using var csv = new CsvParser(new StreamReader(Path.Combine(root, file)), Form);
        var head = csv.Read() ? csv.Record! : [];
        foreach (var needed in new[] { "code", "label" }.Concat(further.Keys).Except(head, StringComparer.Ordinal))
            problems.Add(new PackProblem(file, "line 1", needed, "", "the heading has no such column.", "Add it; pack.json says what further columns there are."));
        foreach (var unknown in head.Except(Standard.Concat(further.Keys), StringComparer.Ordinal))
            problems.Add(new PackProblem(file, "line 1", unknown, "", "nothing reads a column of this name.", "Correct the spelling, or declare it in pack.json."));

        var rows = new List<CodeRow>();
        var lines = new List<int>();
        while (csv.Read())
        {
            var row = new ListRow(file, csv.RawRow, head, csv.Record!, problems);
            lines.Add(csv.RawRow);
            if (csv.Count != head.Length)
                problems.Add(new PackProblem(file, $"line {csv.RawRow}", "", "", $"the line has {csv.Count} cells where the heading has {head.Length}.",
                    "Add the missing commas, or put text with a comma in quotation marks."));
            rows.Add(new CodeRow(row.Needed("code"), row.Needed("label"), row["group"], row.Date("from") ?? from, row.Date("until"),
                row["successor"] is "" ? null : row["successor"], row.Evidence(evidence), row["source"] is "" ? source : row["source"],
                row["note"] is "" ? null : row["note"], further.ToDictionary(f => f.Key, f => row.Further(f.Key, f.Value), StringComparer.Ordinal)));
        }
        if (rows.Count == 0)
            problems.Add(new PackProblem(file, "", "", "", "the list is empty.", "Add rows, or take it off the pack's list."));
        var refers = further.Where(f => f.Value is not ("text" or "number")).ToDictionary(StringComparer.Ordinal);
        return new ReadList(file, new CodeList(id, title, scheme, edition, source, rows), refers, lines);
    }

    /// <summary>One line of a list, by column name.</summary>
    private sealed class ListRow(string file, int line, string[] head, string[] cells, List<PackProblem> problems)
    {
        public string this[string column] => Array.IndexOf(head, column) is >= 0 and var i && i < cells.Length ? cells[i] : "";

        public string Needed(string column)
        {
            if (this[column].Length == 0)
                Add(column, "", "this must be given.", "Fill it in, or remove the line.");
            return this[column];
        }

        public DateOnly? Date(string column)
        {
            if (this[column].Length == 0)
                return null;
            if (Dates.Read(this[column], out var date))
                return date;
            Add(column, this[column], "is not a date.", Dates.Advice);
            return null;
        }

        public Evidence Evidence(Evidence otherwise)
        {
            if (this["evidence"].Length == 0)
                return otherwise;
            if (Enum.TryParse<Evidence>(this["evidence"], ignoreCase: true, out var evidence) && Enum.IsDefined(evidence))
                return evidence;
            Add("evidence", this["evidence"], "is not one of the words allowed here.", "Write seen, derived or general.");
            return otherwise;
        }

        public string Further(string column, string kind)
        {
            if (kind == "number" && this[column].Length > 0 && !decimal.TryParse(this[column], NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                Add(column, this[column], "is not a number.", "Write digits, with a point before decimals.");
            return this[column];
        }

        private void Add(string column, string value, string what, string todo) =>
            problems.Add(new PackProblem(file, $"line {line}", column, value, what, todo));
    }
}
