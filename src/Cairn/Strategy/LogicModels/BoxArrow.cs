using Cairn.Engine.Networks;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>One box of a logic model is thought to lead to another.</summary>
[NotPersonal("Why a body thinks that one thing leads to another.")]
public sealed class BoxArrow : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ModelId { get; set; }
    public Guid FromId { get; set; }
    public Guid ToId { get; set; }

    /// <summary>What has to be true for the one to lead to the other.</summary>
    public required string Assumption { get; set; }

    /// <summary>Why the one is thought to lead to the other.</summary>
    public required string Why { get; set; }

    public ArrowGrade Grade { get; set; }

    /// <summary>What the grade rests on, in words.</summary>
    public required string Rests { get; set; }

    /// <summary>Studies of the packs that it rests on, by a semicolon.</summary>
    public required string Studies { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<BoxArrow>
    {
        public void Configure(EntityTypeBuilder<BoxArrow> b)
        {
            b.ToTable("strategy_model_arrow");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => new { x.FromId, x.ToId }).IsUnique();
            b.HasIndex(x => x.ModelId);
        }
    }
}
