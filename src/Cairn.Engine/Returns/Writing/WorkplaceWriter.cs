namespace Cairn.Engine.Returns;

/// <summary>Writes workplace rows as the format's workplace file; what it writes is read back as equal rows.</summary>
public sealed class WorkplaceWriter(Stream to) : IDisposable
{
    private readonly CsvLine line = new(to, Enumerable.Range(0, WorkplaceColumns.All.Count).Select(c => WorkplaceColumns.All[c].Name));

    public void Write(WorkplaceRow row)
    {
        line.Text(row.LocalEstId);
        line.Raw(row.Status.ToString().ToUpperInvariant());
        line.Text(row.Name);
        line.Text(row.Address1);
        line.Text(row.Address2);
        line.Text(row.Address3);
        line.Text(row.Town);
        line.Raw(row.Postcode ?? "");
        line.Code(row.EmployerType);
        line.Text(row.OtherEmployerType);
        line.Code(row.ShareWithCqc);
        line.Code(row.ShareWithLocalAuthorities);
        line.Code(row.Regulation);
        line.Raw(row.ProviderId ?? "");
        line.Raw(row.LocationId ?? "");
        line.Code(row.MainService);
        WriteServices(row);
        WriteRoles(row);
        WriteTerms(row);
        line.End();
    }

    /// <summary>A row of cells by column; columns that it does not name are blank.</summary>
    internal void Write(IReadOnlyDictionary<string, string> cells)
    {
        for (var c = 0; c < WorkplaceColumns.All.Count; c++)
            line.Typed(WorkplaceColumns.All[c], cells.GetValueOrDefault(WorkplaceColumns.All[c].Name));
        line.End();
    }

    public void Dispose() => line.Dispose();

    private void WriteServices(WorkplaceRow row)
    {
        // The 0 (no other service) stands last and has no item in the sister columns.
        line.Raw(List(row.Services.Select(s => (int?)s.Service)) + (row.NoOtherServices ? row.Services.Count > 0 ? ";0" : "0" : ""));
        line.Raw(List(row.Services.Select(s => s.Capacity)));
        line.Raw(List(row.Services.Select(s => s.Utilisation)));
        line.Texts(row.Services.Select(s => s.Description));
        line.Raw(List(row.Serves.Select(s => (int?)s.Group)));
        line.Texts(row.Serves.Select(s => s.Description));
        line.Code(row.DelegatedHealthcare);
        line.Raw(row.DelegatedActivitiesUnknown ? "999" : List(row.DelegatedActivities.Select(a => (int?)a)));
        line.Number(row.TotalStaff);
    }

    private void WriteRoles(WorkplaceRow row)
    {
        line.Raw(List(row.Roles.Select(r => (int?)r.Role)));
        line.Raw(Counts(row.Starters, row.Roles.Select(r => r.Starters)));
        line.Raw(Counts(row.Leavers, row.Roles.Select(r => r.Leavers)));
        line.Raw(Counts(row.Vacancies, row.Roles.Select(r => r.Vacancies)));
        line.Raw(List(row.LeavingReasons.Select(r => (int?)r.Reason)));
        line.Raw(List(row.LeavingReasons.Select(r => (int?)r.Leavers)));
    }

    private void WriteTerms(WorkplaceRow row)
    {
        line.Code(row.RepeatTraining);
        line.Code(row.PathwayAwareness);
        line.Raw(List(row.PathwayUse.IsBlank ? [] : [row.PathwayUse.Value, .. row.PathwayReasons.Select(r => (int?)r)]));
        line.Text(row.PathwayOtherReason);
        line.Raw(YesNoUnknown(row.SickPay));
        line.Raw(YesNoUnknown(row.Pension));
        line.Money(row.PensionBasisPoints, whole: true);
        line.Code(row.PensionOptOut);
        line.Number(row.LeaveDays);
        line.Code(row.SleepIns);
        line.Code(row.SleepInPay);
        line.Code(row.TravelTime);
        line.Money(row.TravelPence);
    }

    private static string List(IEnumerable<int?> items) => string.Join(';', items.Select(i => i is { } number ? CsvLine.Whole(number) : ""));

    private static string Counts(CountsState state, IEnumerable<int?> counts) => state switch
    {
        CountsState.Blank => "",
        CountsState.None => "0",
        CountsState.DontKnow => "999",
        _ => List(counts),
    };

    private static string YesNoUnknown(Answer answer) => answer.State == AnswerState.DontKnow ? "unknown" : answer.IsBlank ? "" : CsvLine.Whole(answer.Value);
}
