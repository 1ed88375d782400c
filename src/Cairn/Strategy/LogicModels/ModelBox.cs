using Cairn.Engine.Networks;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>A box of a logic model: something put in, done, or hoped for, or something outside that helps or hinders.</summary>
[NotPersonal("What a body puts in, does or hopes for.")]
public sealed class ModelBox : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ModelId { get; set; }

    /// <summary>Order in the model, from 1.</summary>
    public int Place { get; set; }

    public BoxKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }

    /// <summary>Indicator of the plan that shows whether it came about.</summary>
    public Guid? IndicatorId { get; set; }

    /// <summary>"document/element" of the packs that it stands for; several by a semicolon.</summary>
    public string? StandsFor { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ModelBox>
    {
        public void Configure(EntityTypeBuilder<ModelBox> b)
        {
            b.ToTable("strategy_model_box");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => new { x.ModelId, x.Place });
            b.HasIndex(x => x.IndicatorId);
        }
    }
}
