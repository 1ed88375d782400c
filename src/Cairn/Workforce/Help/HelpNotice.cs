using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Help with an employer’s work, offered or asked for. While it is open every provider’s keepers read it, with what is shown of its provider and nothing else.</summary>
[NotPersonal("Words of a body.")]
public sealed class HelpNotice : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    public HelpKind Kind { get; set; }

    /// <summary>A code of the list of subjects.</summary>
    public required string Subject { get; set; }

    /// <summary>Council area for which it is meant; null for the whole country.</summary>
    public string? Area { get; set; }

    /// <summary>Size of employer for which it is meant; null for any.</summary>
    public string? ForSize { get; set; }

    public required string Words { get; set; }

    /// <summary>The last day on which others read it.</summary>
    public DateOnly Until { get; set; }

    public HelpState State { get; set; }

    public DateTime PutUp { get; set; }

    public DateOnly? Closed { get; set; }

    public required string Country { get; set; }

    // What the provider was told that others would read.
    public required string ShownName { get; set; }
    public string? ShownArea { get; set; }
    public required string ShownSize { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<HelpNotice>
    {
        public void Configure(EntityTypeBuilder<HelpNotice> b)
        {
            b.ToTable("workforce_help_notice");
            b.HasIndex(x => new { x.State, x.Until });
        }
    }
}
