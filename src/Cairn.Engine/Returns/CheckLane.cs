namespace Cairn.Engine.Returns;

/// <summary>The checking of one chunk: its findings and the rows that it accepts, to be handed over in order.</summary>
internal sealed class CheckLane<TRow>(IRowRules<TRow> rules, bool keepRows)
{
    private readonly List<(RowPlace Place, TRow Row)> accepted = [];

    public RowReport Report => rules.Checks.Report;

    public long Rows { get; private set; }

    public long Refused { get; private set; }

    public void Work(Chunk chunk)
    {
        accepted.Clear();
        Rows = Refused = 0;
        var checks = rules.Checks;
        checks.Start(chunk);
        while (checks.Next())
        {
            Rows++;
            var row = rules.Check();
            if (checks.Report.Refused)
                Refused++;
            else if (keepRows)
                accepted.Add((new RowPlace(checks.Report.Line, rules.WorkplaceRefused, checks.Report.SetAside()), row));
            checks.Report.End();
        }
    }

    public void HandOver(FindingHandler? finding, Action<RowPlace, TRow>? row)
    {
        if (finding is not null)
            Report.Findings.HandTo(finding);
        if (row is not null)
            foreach (var (place, kept) in accepted)
                row(place, kept);
    }
}
