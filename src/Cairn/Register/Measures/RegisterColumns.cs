using Cairn.Engine.Measures;
using Cairn.Engine.Registration;

namespace Cairn.Register;

/// <summary>The lines of a register as columns that figures are counted from.</summary>
internal static class RegisterColumns
{
    private const ushort Yes = 1, No = 2;

    private static readonly string[] yesOrNo = ["on-register", "on-condition", "condition-overdue", "renewal-complete", "new", "in-time"];

    public static Facts Of(IReadOnlyList<RegisterLine> lines, DateOnly day)
    {
        var (year, parts, names) = (day.AddYears(-1), new Dictionary<string, ushort>(StringComparer.Ordinal), new List<string> { "" });
        var codes = yesOrNo.Append("part").Append(RowColumns.Several).ToDictionary(c => c, _ => new ushort[lines.Count], StringComparer.Ordinal);
        var (on, condition, overdue, renewal, fresh, inTime, part, several, days) =
            (codes["on-register"], codes["on-condition"], codes["condition-overdue"], codes["renewal-complete"], codes["new"], codes["in-time"], codes["part"], codes[RowColumns.Several], new int[lines.Count]);
        // Who holds several registrations that count is one person.
        var (once, twice) = (new HashSet<int>(), new HashSet<int>());
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n];
            if (!parts.TryGetValue(line.Part, out part[n]))
            {
                parts[line.Part] = part[n] = (ushort)names.Count;
                names.Add(line.Part);
            }
            on[n] = line.OnRegister ? Yes : No;
            if (line.OnRegister)
            {
                condition[n] = Has(line, StandingMarks.Condition);
                overdue[n] = Has(line, StandingMarks.ConditionOverdue);
                renewal[n] = Has(line, StandingMarks.RenewalLate) == Yes ? No : Yes;
                if (!once.Add(line.Place))
                    twice.Add(line.Place);
            }
            var isNew = line.Admitted > year;
            fresh[n] = line.Admitted is null ? (ushort)0 : isNew ? Yes : No;
            inTime[n] = isNew && line.InTime is { } known ? known ? Yes : No : (ushort)0;
            days[n] = isNew && line.Days is { } took ? took : RowColumns.Missing;
        }
        List<long> persons = [];
        for (var n = 0; n < lines.Count; n++)
            if (twice.Contains(lines[n].Place))
            {
                several[n] = 1;
                persons.Add(lines[n].Place);
            }
        var columns = new RowColumns(new int[lines.Count], codes, new Dictionary<string, int[]>(StringComparer.Ordinal) { ["days"] = days }) { Persons = [.. persons] };
        return new(new ServiceColumns(1, new Dictionary<string, int[]>()), new Dictionary<string, IReadOnlyList<Slice>>(StringComparer.Ordinal) { [RegisterMeasures.Registrations] = [Slice.All(columns)] },
            yesOrNo.ToDictionary(c => c, IReadOnlyList<string> (_) => ["", "yes", "no"], StringComparer.Ordinal).Append(new("part", names)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));
    }

    private static ushort Has(RegisterLine line, StandingMarks mark) => (line.Marks & mark) != StandingMarks.None ? Yes : No;
}
