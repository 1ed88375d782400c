namespace Cairn.Engine.Returns;

/// <summary>A rule that one row breaks, with what the row adds to its words.</summary>
public sealed record RowFinding(Rule Rule, string? Detail)
{
    public string Message => Detail is null ? Rule.Message : $"{Rule.Message} {Detail}";
}

/// <param name="Row">As it would be stored; where it is refused, an answer at fault is blank in it.</param>
/// <param name="Findings">In the order of the columns.</param>
public sealed record CheckedRow<T>(T Row, IReadOnlyList<RowFinding> Findings);

/// <summary>
/// Checks what somebody answers on a page, or sends one record at a time: the answers are one row of a file, so that every way into
/// the record goes by the very rules of the return, in the same words. Cells are given by the format's column and written as the file has them.
/// </summary>
public static class OneRow
{
    /// <summary>Where the row lies in its file: beneath the header.</summary>
    private const int Line = 2;

    /// <param name="cells">The staff row; its workplace is <paramref name="workplace"/>.</param>
    /// <param name="others">Other staff rows that rules compare it with: those of the same national insurance number or pay.</param>
    public static CheckedRow<StaffRow> Staff(IReadOnlyDictionary<string, string> cells, WorkplaceRow workplace, IEnumerable<StaffRow> others, ReturnsOptions options)
    {
        StaffRow? row = null;
        var findings = Run(ReturnsFile.Staff, options, Workplaces(workplace), Written(to =>
        {
            using var writer = new StaffWriter(to, moves: true);
            writer.Write(cells);
            foreach (var other in others)
                writer.Write(other);
        }), null, new ReturnsHandlers { Staff = (_, r) => row ??= r, StaffRefused = r => row = r });
        return new(row!, findings);
    }

    /// <param name="worker">Whose training it is, as held.</param>
    public static CheckedRow<TrainingRow> Training(IReadOnlyDictionary<string, string> cells, WorkplaceRow workplace, StaffRow worker, ReturnsOptions options)
    {
        TrainingRow? row = null;
        var findings = Run(ReturnsFile.Training, options, Workplaces(workplace), Written(to =>
        {
            using var writer = new StaffWriter(to);
            writer.Write(worker);
        }), Written(to =>
        {
            using var writer = new TrainingWriter(to);
            writer.Write(cells);
        }), new ReturnsHandlers { Training = (_, r) => row = r, TrainingRefused = r => row = r });
        return new(row!, findings);
    }

    /// <param name="staff">Its staff as held: how many, and whether a registered manager is among them.</param>
    public static CheckedRow<WorkplaceRow> Workplace(IReadOnlyDictionary<string, string> cells, IEnumerable<StaffRow> staff, ReturnsOptions options)
    {
        WorkplaceRow? row = null;
        var findings = Run(ReturnsFile.Workplace, options, Written(to =>
        {
            using var writer = new WorkplaceWriter(to);
            writer.Write(cells);
        }), Written(to =>
        {
            using var writer = new StaffWriter(to);
            foreach (var one in staff)
                writer.Write(one);
        }), null, new ReturnsHandlers { Workplace = (_, r) => row = r, WorkplaceRefused = r => row = r });
        return new(row!, findings);
    }

    private static List<RowFinding> Run(ReturnsFile file, ReturnsOptions options, ReturnsInput workplace, ReturnsInput staff, ReturnsInput? training, ReturnsHandlers handlers)
    {
        List<RowFinding> findings = [];
        ReturnsCheck.Run(new ReturnsFiles(workplace, staff, training), options, handlers with
        {
            Finding = (in finding) =>
            {
                if (finding.Rule.File == file && finding.Line == Line && finding.Rule.Column.Length > 0)
                    findings.Add(new(finding.Rule, finding.Detail));
            },
        });
        return findings;
    }

    private static ReturnsInput Workplaces(WorkplaceRow workplace) => Written(to =>
    {
        using var writer = new WorkplaceWriter(to);
        writer.Write(workplace);
    });

    private static ReturnsInput Written(Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        var bytes = content.ToArray();
        return new(() => new MemoryStream(bytes, writable: false), bytes.Length);
    }
}
