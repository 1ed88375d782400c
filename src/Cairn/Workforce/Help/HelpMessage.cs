using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>One message about a notice, between the provider that put it up and one that answers. The two read it and nobody else.</summary>
[NotPersonal("Words between two bodies.")]
public sealed class HelpMessage : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }

    /// <summary>Who wrote it.</summary>
    public Guid OrganisationId { get; set; }

    /// <summary>For whom it is.</summary>
    public Guid ToId { get; set; }

    public Guid NoticeId { get; set; }

    public required string Text { get; set; }

    public DateTime Sent { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<HelpMessage>
    {
        public void Configure(EntityTypeBuilder<HelpMessage> b)
        {
            b.ToTable("workforce_help_message");
            b.HasIndex(x => new { x.NoticeId, x.Sent });
            b.HasIndex(x => x.ToId);
        }
    }
}
