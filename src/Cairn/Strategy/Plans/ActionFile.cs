using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>A file that shows what was done. Those who work on the action open it, and nobody else.</summary>
[NotPersonal("A body’s paper about its own action; who gave it is an account’s identifier.")]
public sealed class ActionFile : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }

    /// <summary>As the giver named the file; shown, never used as a path.</summary>
    public required string FileName { get; set; }

    public required string MediaType { get; set; }
    public int Length { get; set; }

    [Secret]
    public required byte[] Content { get; set; }

    public DateTime Given { get; set; }

    /// <summary>The account that gave it.</summary>
    public Guid ById { get; set; }

    Guid IAudited.AuditId => ActionId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionFile>
    {
        public void Configure(EntityTypeBuilder<ActionFile> b)
        {
            b.ToTable("strategy_action_file");
            b.HasIndex(x => x.ActionId);
        }
    }
}
