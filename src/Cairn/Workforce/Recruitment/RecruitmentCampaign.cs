using Cairn.Engine.Recruitment;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A provider’s recruiting in one country abroad, from a day until a day.</summary>
[NotPersonal("What a body does to find people; nobody is named.")]
public sealed class RecruitmentCampaign : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>A code of the format's list of countries.</summary>
    public required string Country { get; set; }

    /// <summary>The provider's own name for it.</summary>
    public required string Name { get; set; }

    public string? Agency { get; set; }

    public HowFound Found { get; set; }

    /// <summary>The agreement between governments within which it works.</summary>
    public string? Agreement { get; set; }

    public DateOnly From { get; set; }

    /// <summary>Its last day; null while it goes on.</summary>
    public DateOnly? Until { get; set; }

    public DateOnly Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<RecruitmentCampaign>
    {
        public void Configure(EntityTypeBuilder<RecruitmentCampaign> b)
        {
            b.ToTable("workforce_recruitment_campaign");
            b.HasIndex(x => new { x.OrganisationId, x.From });
        }
    }
}
