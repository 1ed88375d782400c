using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Webhooks;

public enum MessageState { Waiting, Delivered, GivenUp }

/// <summary>One message to one webhook, and how often it was tried. Kept for thirty days after its end.</summary>
[Personal(PersonalBy.Beside, nameof(Subject), Why = "How somebody stands on a public register, by their number and without a name; goes after thirty days.")]
public sealed class WebhookMessage : IOfOrganisation
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid WebhookId { get; set; }
    public required string Kind { get; set; }
    public Guid Subject { get; set; }

    /// <summary>JSON as it is sent, the same at every attempt.</summary>
    public required string Body { get; set; }

    public DateTime Made { get; set; }
    public MessageState State { get; set; }

    /// <summary>When it is tried next. While it is being sent, when it is tried again should the sender die.</summary>
    public DateTime Due { get; set; }

    public int Attempts { get; set; }
    public DateTime? Tried { get; set; }

    /// <summary>What came of the last attempt, in words.</summary>
    public string? Answer { get; set; }

    private sealed class Map : IEntityTypeConfiguration<WebhookMessage>
    {
        public void Configure(EntityTypeBuilder<WebhookMessage> b)
        {
            b.ToTable("platform_webhook_message");
            b.Property(x => x.State).HasConversion<int>();
            b.Property(x => x.Due).IsConcurrencyToken();
            b.HasIndex(x => new { x.State, x.Due });
            b.HasIndex(x => new { x.WebhookId, x.Made });
        }
    }
}
