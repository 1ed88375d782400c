namespace Cairn.Platform.Packs;

/// <summary>What must hold within a country's lists and between them.</summary>
internal static class ListChecks
{
    public static void Run(List<ReadList> lists, List<PackProblem> problems)
    {
        foreach (var twice in lists.GroupBy(l => l.List.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new PackProblem(twice.Last().File, "", "id", twice.Key, "two lists have this id.", "Give each its own."));
        foreach (var read in lists)
        {
            Periods(read, problems);
            Successors(read, problems);
            References(read, lists, problems);
        }
    }

    private static void Periods(ReadList read, List<PackProblem> problems)
    {
        var rows = read.List.Rows;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].Until <= rows[i].From)
                Add(read, i, "until", $"{rows[i].Until:yyyy-MM-dd}", $"ends on or before it begins ({rows[i].From:yyyy-MM-dd}).", "Until is the first day on which the code no longer holds.", problems);
        foreach (var (earlier, i) in Overlaps(read.List, r => r.Code.ToUpperInvariant()))
            Add(read, i, "code", rows[i].Code, rows[earlier].From == rows[i].From
                    ? $"line {read.Lines[earlier]} has the same code: it is there twice."
                    : $"line {read.Lines[earlier]} has the same code, and the two periods overlap.",
                "Remove one, or end the earlier on the day when the later begins.", problems);
        foreach (var (earlier, i) in Overlaps(read.List, r => CodeList.Folded(r.Label)))
            if (!string.Equals(rows[earlier].Code, rows[i].Code, StringComparison.OrdinalIgnoreCase))
                Add(read, i, "label", rows[i].Label, $"line {read.Lines[earlier]} has the same name at the same time under another code.",
                    "Make the names differ, or end the earlier on the day when the later begins.", problems);
    }

    /// <summary>Pairs of rows with one key that hold at the same time, the earlier in the file first.</summary>
    private static IEnumerable<(int Earlier, int Later)> Overlaps(CodeList list, Func<CodeRow, string> key)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var later = 0; later < list.Rows.Count; later++)
        {
            if (!seen.TryGetValue(key(list.Rows[later]), out var same))
                seen.Add(key(list.Rows[later]), same = []);
            foreach (var earlier in same)
                if (Overlap(list.Rows[earlier], list.Rows[later]))
                    yield return (earlier, later);
            same.Add(later);
        }
    }

    private static void Successors(ReadList read, List<PackProblem> problems)
    {
        var rows = read.List.Rows;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Successor is not { } successor)
                continue;
            var next = rows.FirstOrDefault(r => r.Code == successor);
            if (next is null)
                Add(read, i, "successor", successor, "no row has this code.", "Name a code of this list, or add its row.", problems);
            else if (rows[i].Until is null)
                Add(read, i, "until", "", "a code with a successor must say when it ended.", "Add the first day on which it no longer held.", problems);
            else if (next.From > rows[i].Until || !next.HoldsAt(rows[i].Until!.Value))
                Add(read, i, "successor", successor, $"does not hold on {rows[i].Until:yyyy-MM-dd}, when this code ends.", "Make the one begin when the other ends.", problems);
        }
    }

    private static void References(ReadList read, List<ReadList> lists, List<PackProblem> problems)
    {
        foreach (var (column, target) in read.Refers)
        {
            if (lists.FirstOrDefault(l => l.List.Id == target) is not { } known)
            {
                problems.Add(new PackProblem(read.File, "line 1", column, target, "pack.json says that this column holds codes of a list that the pack does not have.", "Name one of its lists, or \"text\" or \"number\"."));
                continue;
            }
            var codes = known.List.Rows.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < read.List.Rows.Count; i++)
                foreach (var code in read.List.Rows[i][column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(c => !codes.Contains(c)))
                    Add(read, i, column, code, $"is not a code of the list \"{target}\".", $"Use a code of {known.File}, or add it there.", problems);
        }
    }

    private static bool Overlap(CodeRow a, CodeRow b) => (a.Until is null || b.From < a.Until) && (b.Until is null || a.From < b.Until);

    private static void Add(ReadList read, int row, string column, string value, string what, string todo, List<PackProblem> problems) =>
        problems.Add(new PackProblem(read.File, $"line {read.Lines[row]}", column, value, what, todo));
}
