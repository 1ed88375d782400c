using Cairn.Engine.Networks;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>What else could explain the change to which an arrow leads, and what was found of it.</summary>
[NotPersonal("What else may explain a change.")]
public sealed class ArrowRival : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ModelId { get; set; }
    public Guid ArrowId { get; set; }
    public required string Text { get; set; }

    public RivalExplains Explains { get; set; }

    /// <summary>Why it is judged so; empty while it is not.</summary>
    public required string Reason { get; set; }

    /// <summary>What shows it, or which share it explains; empty where nothing does.</summary>
    public required string Shown { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ArrowRival>
    {
        public void Configure(EntityTypeBuilder<ArrowRival> b)
        {
            b.ToTable("strategy_model_rival");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.ArrowId);
            b.HasIndex(x => x.ModelId);
        }
    }
}
