using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Jobs in the facts as pay is reckoned: each with its pay, hours and age, parted by what its service is.</summary>
internal static class PaidJobs
{
    /// <param name="where">Columns of services and the code that must hold.</param>
    /// <param name="by">A column of services that parts them; null for one part, of the name "".</param>
    public static Dictionary<string, List<PaidWork>> By(Cairn.Engine.Measures.Facts facts, IReadOnlyDictionary<string, string> where, string? by)
    {
        var wanted = where.Select(w => (Codes: facts.Services.Codes[w.Key], Number: facts.NamesOf(w.Key).ToList().IndexOf(w.Value))).ToList();
        var (parts, names) = by is null ? (null, (IReadOnlyList<string>)[""]) : (facts.Services.Codes[by], facts.NamesOf(by));
        var found = new Dictionary<string, List<PaidWork>>(StringComparer.Ordinal);
        foreach (var slice in facts.Table(CountryFacts.Workers))
        {
            var (pay, minutes, age) = (Column(slice, "pay"), Column(slice, "minutes"), Column(slice, "age"));
            for (var row = slice.Start; row < slice.Start + slice.Length; row++)
            {
                var service = slice.Columns.Service[row];
                if (wanted.Exists(w => w.Codes[service] != w.Number))
                    continue;
                var name = names[parts?[service] ?? 0];
                if (!found.TryGetValue(name, out var jobs))
                    found[name] = jobs = [];
                jobs.Add(new PaidWork(At(pay, row), At(minutes, row), At(age, row)));
            }
        }
        return found;
    }

    private static int[]? Column(Slice slice, string name) => slice.Columns.Numbers.GetValueOrDefault(name);

    private static int? At(int[]? column, int row) => column is null || column[row] == RowColumns.Missing ? null : column[row];
}
