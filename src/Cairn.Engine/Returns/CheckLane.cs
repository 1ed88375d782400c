namespace Cairn.Engine.Returns;

/// <summary>The checking of one chunk: its findings and the rows that it accepts, to be handed over in order.</summary>
internal sealed class CheckLane<TRow>(IRowRules<TRow> rules, bool keepRows)
{
    private readonly List<(RowPlace Place, TRow Row)> accepted = [];
    private readonly List<TRow> refused = [];

    public RowReport Report => rules.Checks.Report;

    public long Rows { get; private set; }

    public long Refused { get; private set; }

    public void Work(Chunk chunk)
    {
        accepted.Clear();
        refused.Clear();
        Rows = Refused = 0;
        var checks = rules.Checks;
        checks.Start(chunk);
        while (checks.Next())
        {
            Rows++;
            var row = rules.Check();
            if (checks.Report.Refused)
            {
                Refused++;
                if (keepRows)
                    refused.Add(row);
            }
            else if (keepRows)
                accepted.Add((new RowPlace(checks.Report.Line, rules.WorkplaceRefused, checks.Report.SetAside()), row));
            checks.Report.End();
        }
    }

    public void HandOver(FindingHandler? finding, Action<RowPlace, TRow>? row, Action<TRow>? refusal)
    {
        if (finding is not null)
            Report.Findings.HandTo(finding);
        if (row is not null)
            foreach (var (place, kept) in accepted)
                row(place, kept);
        if (refusal is not null)
            foreach (var kept in refused)
                refusal(kept);
    }
}
