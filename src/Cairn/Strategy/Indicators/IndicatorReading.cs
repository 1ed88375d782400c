using Cairn.Engine.Measures;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>
/// What a measure said at the end of a period, as everybody may see it. It is read once and never again, so that a later correction of
/// the record changes no figure that was shown.
/// </summary>
[NotPersonal("Figures as everybody may see them.")]
public sealed class IndicatorReading : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid IndicatorId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>As at this day.</summary>
    public DateOnly Day { get; set; }

    public decimal? Value { get; set; }
    public NoFigure Why { get; set; }
    public decimal Above { get; set; }
    public decimal Below { get; set; }
    public decimal Known { get; set; }
    public decimal Of { get; set; }

    /// <summary>Of library and definition.</summary>
    public required string Edition { get; set; }

    /// <summary>What it rests on, in words.</summary>
    public required string Basis { get; set; }

    /// <summary>When it was read, UTC.</summary>
    public DateTime Recorded { get; set; }

    public Measured Figure => new(Value, Why, Above, Below, Known, Of);

    Guid IAudited.AuditId => IndicatorId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<IndicatorReading>
    {
        public void Configure(EntityTypeBuilder<IndicatorReading> b)
        {
            b.ToTable("strategy_indicator_reading");
            b.Ignore(x => x.Figure);
            b.Property(x => x.Value).HasConversion(Scaled.Number);
            b.Property(x => x.Above).HasConversion(Scaled.Number);
            b.Property(x => x.Below).HasConversion(Scaled.Number);
            b.Property(x => x.Known).HasConversion(Scaled.Number);
            b.Property(x => x.Of).HasConversion(Scaled.Number);
            b.HasIndex(x => new { x.VersionId, x.Day }).IsUnique();
            b.HasIndex(x => x.IndicatorId);
        }
    }
}
