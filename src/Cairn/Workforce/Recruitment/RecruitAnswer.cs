using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>What a provider says of one thing that the code asks for each recruit.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class RecruitAnswer : IOfOrganisation, IAudited, IItemAnswer
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The candidate's record, and the engagement's that they become.</summary>
    public Guid EngagementId { get; set; }

    public Guid CampaignId { get; set; }

    /// <summary>A code of the list of what the code asks.</summary>
    public required string Item { get; set; }

    public ItemKept State { get; set; }

    /// <summary>What shows it; of a mentor, who it is.</summary>
    public string? Words { get; set; }

    public DateOnly Said { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<RecruitAnswer>
    {
        public void Configure(EntityTypeBuilder<RecruitAnswer> b)
        {
            b.ToTable("workforce_recruit_answer");
            b.HasIndex(x => x.CampaignId);
            b.HasIndex(x => new { x.EngagementId, x.Item }).IsUnique();
        }
    }
}
