using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Webhooks;

/// <summary>What a webhook was last told of something. Only what differs from it is told.</summary>
[Personal(PersonalBy.Beside, nameof(Subject), Why = "How somebody last stood on a public register; goes when they are no longer watched.")]
public sealed class WebhookState : IOfOrganisation
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid WebhookId { get; set; }
    public required string Kind { get; set; }
    public Guid Subject { get; set; }
    public required string State { get; set; }

    private sealed class Map : IEntityTypeConfiguration<WebhookState>
    {
        public void Configure(EntityTypeBuilder<WebhookState> b)
        {
            b.ToTable("platform_webhook_state");
            // Of two instances that look at once the second is told that it has come too late.
            b.Property(x => x.State).IsConcurrencyToken();
            b.HasIndex(x => new { x.WebhookId, x.Kind, x.Subject }).IsUnique();
        }
    }
}
