using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>
/// That somebody in post is registered with another body, such as the one of nurses, as the employer looked it up there. It counts
/// among those registered with any recognised body (R1, R7).
/// </summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class OtherRegistration : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid EngagementId { get; set; }

    /// <summary>Code of the country's list of regulators.</summary>
    public required string Body { get; set; }

    /// <summary>Number on that register.</summary>
    public required string Number { get; set; }

    /// <summary>When the employer looked it up there.</summary>
    public DateOnly Checked { get; set; }

    /// <summary>Until when that register says it holds; null: it says none. The check itself holds for a year.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>First day on which it no longer counts.</summary>
    public DateOnly Ends => Until is { } until && until < Checked.AddYears(1) ? until : Checked.AddYears(1);

    Guid IAudited.AuditId => EngagementId;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<OtherRegistration>
    {
        public void Configure(EntityTypeBuilder<OtherRegistration> b)
        {
            b.ToTable("workforce_other_registration");
            b.Ignore(x => x.Ends);
            b.HasIndex(x => new { x.EngagementId, x.Body }).IsUnique();
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
