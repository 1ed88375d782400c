namespace Cairn.Engine.Returns;

/// <summary>What a row asks for.</summary>
public enum RowStatus : byte { Unknown, New, Update, Delete, NoChange, Unchecked }

/// <summary>A value that was read and not stored, so that the report and the record can still show it.</summary>
public readonly record struct SetAsideValue(string Column, string Value, string Code);

/// <summary>A qualification achieved: code of the list, year, notes.</summary>
public readonly record struct AchievedQualification(int Code, int? Year, string? Notes);

/// <summary>One staff record as it would be stored. Codes are those of the format's lists; blank and don't know are kept apart.</summary>
public sealed record StaffRow
{
    /// <summary>Provider's reference of the workplace, 1 to 50 characters.</summary>
    public string LocalEstId { get; set; } = "";

    /// <summary>Provider's reference of the staff member, unique within the workplace.</summary>
    public string UniqueWorkerId { get; set; } = "";

    /// <summary>New reference that replaces <see cref="UniqueWorkerId"/>.</summary>
    public string? ChangedWorkerId { get; set; }

    /// <summary>LOCALESTID of the workplace to which the record moves.</summary>
    public string? TransferTo { get; set; }

    /// <summary>For <see cref="RowStatus.Delete"/>, NoChange and Unchecked the rest of the row is neither checked nor read.</summary>
    public RowStatus Status { get; set; }

    public string DisplayId { get; set; } = "";

    /// <summary>National insurance number, upper case without spaces: two letters, six digits, a letter A to D or none.</summary>
    public string? NiNumber { get; set; }

    /// <summary>The file said Admin: the number that is held stays.</summary>
    public bool KeepNiNumber { get; set; }

    public string? Postcode { get; set; }

    public DateOnly? BirthDate { get; set; }

    /// <summary>The file said Admin: the date of birth that is held stays.</summary>
    public bool KeepBirthDate { get; set; }

    public Answer Gender { get; set; }

    public Answer Ethnicity { get; set; }

    public Answer Nationality { get; set; }

    public Answer BritishCitizenship { get; set; }

    public Answer CountryOfBirth { get; set; }

    public int? YearOfEntry { get; set; }

    public Answer Disabled { get; set; }

    public Answer CareCertificate { get; set; }

    public Answer Level2CareCertificate { get; set; }

    /// <summary>Year in which the Level 2 certificate was achieved, 2024 or later.</summary>
    public int? Level2CareCertificateYear { get; set; }

    public Answer RecruitmentSource { get; set; }

    public Answer HealthAndCareVisa { get; set; }

    /// <summary>1 recruited from outside the United Kingdom, 2 from inside.</summary>
    public Answer RecruitedFromOutsideUk { get; set; }

    public DateOnly? StartDate { get; set; }

    /// <summary>Year of start in social care.</summary>
    public Answer StartInSector { get; set; }

    public Answer DelegatedHealthcare { get; set; }

    public Answer Apprentice { get; set; }

    public Answer EmploymentStatus { get; set; }

    public Answer ZeroHours { get; set; }

    /// <summary>Days of sickness in 12 months, in half days, 0 to 732.</summary>
    public Answer SickHalfDays { get; set; }

    /// <summary>1 yearly, 3 hourly.</summary>
    public Answer SalaryInterval { get; set; }

    /// <summary>Yearly pay in pence.</summary>
    public long? SalaryPence { get; set; }

    /// <summary>Hourly pay in pence, 250 to 20,000.</summary>
    public long? HourlyPence { get; set; }

    public Answer MainJobRole { get; set; }

    /// <summary>What the main job is where its role is one of the "other" roles.</summary>
    public string? MainJobDescription { get; set; }

    /// <summary>Contracted minutes a week, 0 to 4,500, in half hours.</summary>
    public Answer ContractedMinutes { get; set; }

    /// <summary>Average minutes a week, 0 to 4,500, in half hours.</summary>
    public Answer AverageMinutes { get; set; }

    public Answer NurseCategory { get; set; }

    /// <summary>Approved mental health professional.</summary>
    public Answer ApprovedMentalHealth { get; set; }

    public Answer SocialCareQualification { get; set; }

    /// <summary>Level, 0 (entry) to 8, or don't know.</summary>
    public Answer SocialCareLevel { get; set; }

    public Answer OtherQualification { get; set; }

    /// <summary>Level, 0 (entry) to 8, or don't know.</summary>
    public Answer OtherQualificationLevel { get; set; }

    public Answer PathwayCategory { get; set; }

    /// <summary>The whole set: it replaces what is held.</summary>
    public ValueList<AchievedQualification> Qualifications { get; set; }

    /// <summary>Ready for the next row, when rows are checked and not kept.</summary>
    internal static StaffRow Fresh() => new();
}
