namespace Cairn.Engine.Returns;

/// <summary>Writes staff rows as the format's staff file; what it writes is read back as equal rows.</summary>
public sealed class StaffWriter : IDisposable
{
    private readonly CsvLine line;
    private readonly int qualifications;
    private readonly bool moves;
    private readonly Column[] columns;

    /// <param name="mostQualifications">The most qualifications that a row has; the file has columns for as many, and for three at least.</param>
    /// <param name="moves">With the columns CHGUNIQUEWRKID and TRANSFERSTAFFRECORD.</param>
    public StaffWriter(Stream to, int mostQualifications = 3, bool moves = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostQualifications, StaffColumns.MostQualifications);
        qualifications = Math.Max(3, mostQualifications);
        this.moves = moves;
        columns = [.. Enumerable.Range(0, StaffColumns.Qualification(qualifications))
            .Where(c => moves || (StaffColumn)c is not (StaffColumn.CHGUNIQUEWRKID or StaffColumn.TRANSFERSTAFFRECORD)).Select(c => StaffColumns.All[c])];
        line = new CsvLine(to, columns.Select(c => c.Name));
    }

    public void Write(StaffRow row)
    {
        line.Text(row.LocalEstId);
        line.Text(row.UniqueWorkerId);
        if (moves)
        {
            line.Text(row.ChangedWorkerId);
            line.Text(row.TransferTo);
        }
        line.Raw(row.Status.ToString().ToUpperInvariant());
        line.Text(row.DisplayId);
        line.Raw(row.KeepNiNumber ? "Admin" : row.NiNumber ?? "");
        line.Raw(row.Postcode ?? "");
        if (row.KeepBirthDate)
            line.Raw("Admin");
        else
            line.Date(row.BirthDate);
        WriteOrigin(row);
        WriteRecruitment(row);
        WriteJob(row);
        WriteQualifications(row);
        line.End();
    }

    /// <summary>A row of cells by column; columns that it does not name are blank.</summary>
    internal void Write(IReadOnlyDictionary<string, string> cells)
    {
        foreach (var column in columns)
            line.Typed(column, cells.GetValueOrDefault(column.Name));
        line.End();
    }

    public void Dispose() => line.Dispose();

    private void WriteOrigin(StaffRow row)
    {
        line.Code(row.Gender);
        line.Code(row.Ethnicity);
        line.Code(row.Nationality);
        line.Code(row.BritishCitizenship);
        line.Code(row.CountryOfBirth);
        line.Number(row.YearOfEntry);
        line.Code(row.Disabled);
    }

    private void WriteRecruitment(StaffRow row)
    {
        line.Code(row.CareCertificate);
        line.Raw(row.Level2CareCertificate.IsBlank ? "" : CsvLine.Whole(row.Level2CareCertificate.Value)
            + (row.Level2CareCertificateYear is { } year ? ";" + CsvLine.Whole(year) : ""));
        line.Code(row.RecruitmentSource);
        line.Code(row.HealthAndCareVisa);
        line.Code(row.RecruitedFromOutsideUk);
        line.Date(row.StartDate);
        line.Code(row.StartInSector);
        line.Code(row.DelegatedHealthcare);
        line.Code(row.Apprentice);
    }

    private void WriteJob(StaffRow row)
    {
        line.Code(row.EmploymentStatus);
        line.Code(row.ZeroHours);
        line.Halves(row.SickHalfDays, 1);
        line.Code(row.SalaryInterval);
        line.Money(row.SalaryPence, whole: true);
        line.Money(row.HourlyPence);
        line.Code(row.MainJobRole);
        line.Text(row.MainJobDescription);
        line.Halves(row.ContractedMinutes, 30);
        line.Halves(row.AverageMinutes, 30);
        line.Code(row.NurseCategory);
        line.Code(row.ApprovedMentalHealth);
    }

    private void WriteQualifications(StaffRow row)
    {
        line.Raw(Held(row.SocialCareQualification, row.SocialCareLevel));
        line.Raw(Held(row.OtherQualification, row.OtherQualificationLevel));
        line.Code(row.PathwayCategory);
        for (var n = 0; n < qualifications; n++)
        {
            var held = n < row.Qualifications.Count ? row.Qualifications[n] : default;
            line.Raw(held.Code == 0 ? "" : CsvLine.Whole(held.Code) + (held.Year is { } year ? ";" + CsvLine.Whole(year) : ""));
            line.Text(held.Notes);
        }
    }

    private static string Held(Answer held, Answer level) =>
        held.IsBlank ? "" : CsvLine.Whole(held.Value) + (level.IsBlank ? "" : ";" + CsvLine.Whole(level.Value));
}
