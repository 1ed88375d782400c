using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Whether what the code asks is kept. Without an answer it cannot be told.</summary>
public enum ItemKept { NotKept, Kept, DoesNotApply }

/// <summary>An answer to one thing that the code asks.</summary>
public interface IItemAnswer
{
    string Item { get; }
    ItemKept State { get; }
    string? Words { get; }
    DateOnly Said { get; }
}

/// <summary>What a provider says of one thing that the code asks of a campaign.</summary>
[NotPersonal("What a body says of its recruiting; nobody is named.")]
public sealed class CampaignAnswer : IOfOrganisation, IAudited, IItemAnswer
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid CampaignId { get; set; }

    /// <summary>A code of the list of what the code asks.</summary>
    public required string Item { get; set; }

    public ItemKept State { get; set; }

    /// <summary>What shows it.</summary>
    public string? Words { get; set; }

    public DateOnly Said { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<CampaignAnswer>
    {
        public void Configure(EntityTypeBuilder<CampaignAnswer> b)
        {
            b.ToTable("workforce_campaign_answer");
            b.HasIndex(x => new { x.CampaignId, x.Item }).IsUnique();
        }
    }
}
