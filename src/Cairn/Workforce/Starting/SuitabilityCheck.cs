using Cairn.Engine.Recruitment;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>One check of somebody's suitability: that it was made, when and with what outcome. What a document says is never held; nor is any word of a criminal record.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class SuitabilityCheck : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The candidate's or the engagement's record.</summary>
    public Guid EngagementId { get; set; }

    /// <summary>A code of the country's list of checks.</summary>
    public required string Check { get; set; }

    public CheckResult Outcome { get; set; }

    public DateOnly AskedOn { get; set; }

    /// <summary>The day on which the outcome was looked at; null while it is waited for.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Of references, how many have come.</summary>
    public int? Count { get; set; }

    /// <summary>Null while it is waited for, and where it was read from the register.</summary>
    public string? LookedBy { get; set; }

    /// <summary>Registration number on a register that is kept here, from which the check is read anew each day; null where it is not read.</summary>
    public long? Registration { get; set; }

    /// <summary>Code of another body on whose register the employer looked.</summary>
    public string? Body { get; set; }

    /// <summary>What the register, which is open to everybody, said on the day of the look.</summary>
    public string? Seen { get; set; }

    /// <summary>The document's reference number and nothing of what it says; on another body's register, theirs.</summary>
    public string? Document { get; set; }

    /// <summary>The last day on which it holds; null where it does not run out.</summary>
    public DateOnly? RenewBy { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<SuitabilityCheck>
    {
        public void Configure(EntityTypeBuilder<SuitabilityCheck> b)
        {
            b.ToTable("workforce_suitability_check");
            b.HasIndex(x => new { x.EngagementId, x.Check });
            b.HasIndex(x => new { x.OrganisationId, x.RenewBy });
        }
    }
}
