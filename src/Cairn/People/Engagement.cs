using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>
/// A person's work for a provider in a service: England's return calls it a staff record. Codes are those of the country's lists;
/// 999 and 998 are "don't know", which is an answer, and null is "not answered".
/// </summary>
[Personal(PersonalBy.Record, nameof(Record))]
public sealed class Engagement : RecordVersion, IAudited
{
    /// <summary>The service's record.</summary>
    public Guid ServiceId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>The provider's own reference (UNIQUEWORKERID).</summary>
    public required string Reference { get; set; }

    /// <summary>Name or number shown on screen (DISPLAYID).</summary>
    public required string DisplayName { get; set; }

    public required string NameKey { get; set; }

    // About the person
    public string? NationalInsurance { get; set; }
    public string? HomePostcode { get; set; }
    public DateOnly? BirthDate { get; set; }
    public int? Gender { get; set; }
    public int? Ethnicity { get; set; }
    public int? Nationality { get; set; }
    public int? BritishCitizenship { get; set; }
    public int? CountryOfBirth { get; set; }
    public int? YearOfEntry { get; set; }
    public int? Disabled { get; set; }

    // How they came
    public int? CareCertificate { get; set; }
    public int? Level2Certificate { get; set; }
    public int? Level2CertificateYear { get; set; }
    public int? RecruitedFrom { get; set; }
    public int? HealthAndCareVisa { get; set; }
    public int? RecruitedInUk { get; set; }
    public DateOnly? StartDate { get; set; }
    public int? StartedInSector { get; set; }

    // The work
    public required string Role { get; set; }
    public string? RoleDescription { get; set; }
    public int? DelegatedHealthcare { get; set; }
    public int? Apprentice { get; set; }
    public int? ContractType { get; set; }
    public int? ZeroHours { get; set; }

    /// <summary>Half-days of sickness in twelve months, 0 to 732; 999 is don't know.</summary>
    public int? SickHalfDays { get; set; }

    public int? PayInterval { get; set; }

    /// <summary>Pence a year.</summary>
    public long? AnnualPay { get; set; }

    /// <summary>Pence an hour.</summary>
    public long? HourlyPay { get; set; }

    /// <summary>Contracted minutes a week, in half hours; 999, which is none, is don't know.</summary>
    public int? ContractedMinutes { get; set; }

    /// <summary>Average minutes a week, where no hours are contracted; 999 is don't know.</summary>
    public int? AverageMinutes { get; set; }

    public int? NurseCategory { get; set; }
    public int? ApprovedMentalHealth { get; set; }

    // Qualified for it
    public int? SocialCareQualification { get; set; }
    public int? SocialCareLevel { get; set; }
    public int? OtherQualification { get; set; }
    public int? OtherLevel { get; set; }
    public int? PathwayCategory { get; set; }

    // Gone
    public DateOnly? LeftOn { get; set; }
    public int? LeavingReason { get; set; }

    /// <summary>The last day on which somebody said that every answer still holds; null: nobody has.</summary>
    public DateOnly? Confirmed { get; set; }

    /// <summary>The same answers, to make the next version of.</summary>
    public Engagement Copy() => (Engagement)MemberwiseClone();

    Guid IAudited.AuditId => Record;
    /// <remarks>The key is the engagement's and not the person's: one employer's record of somebody can be erased while another's stays.</remarks>
    Guid? IAudited.AuditPerson => Record;

    private sealed class Map : IEntityTypeConfiguration<Engagement>
    {
        public void Configure(EntityTypeBuilder<Engagement> b)
        {
            b.ToTable("people_engagement");
            b.HasIndex(x => new { x.OrganisationId, x.EndedBy, x.NameKey });
            b.HasIndex(x => new { x.ServiceId, x.EndedBy });
            b.HasIndex(x => new { x.OrganisationId, x.Reference });
            b.HasIndex(x => x.Record);
            b.HasIndex(x => x.PersonId);
        }
    }
}
