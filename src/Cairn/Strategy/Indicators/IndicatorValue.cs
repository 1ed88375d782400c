using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>Why a period has no value. None of these is nought.</summary>
public enum NoValue
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>It was to be collected and was not.</summary>
    NotCollected,

    /// <summary>It was asked for, and nobody answered.</summary>
    NobodyAnswered,

    /// <summary>It was collected, and is not out yet.</summary>
    NotYetKnown,

    /// <summary>It was counted in another way, so that it cannot stand here.</summary>
    NotComparable,

    /// <summary>So few that somebody could be found in it.</summary>
    TooFew,
}

/// <summary>A value that somebody entered for a period. It is never overwritten: a correction is a further row, and the newest counts.</summary>
[NotPersonal("Figures that a body states.")]
public sealed class IndicatorValue : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid IndicatorId { get; set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Day { get; set; }

    /// <summary>In the indicator's unit; null where <see cref="Why"/> says why there is none.</summary>
    public decimal? Value { get; set; }

    public NoValue Why { get; set; }

    /// <summary>Of a share: how many, out of how many.</summary>
    public decimal? Counted { get; set; }
    public decimal? OutOf { get; set; }

    /// <summary>95% interval, where whoever measured it gave one.</summary>
    public decimal? Low { get; set; }
    public decimal? High { get; set; }

    /// <summary>Where it is from.</summary>
    public required string Source { get; set; }

    /// <summary>Why it was corrected, or what else is to know.</summary>
    public string? Note { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Recorded { get; set; }
    public Guid RecordedBy { get; set; }

    Guid IAudited.AuditId => IndicatorId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<IndicatorValue>
    {
        public void Configure(EntityTypeBuilder<IndicatorValue> b)
        {
            b.ToTable("strategy_indicator_value");
            b.Property(x => x.Value).HasConversion(Scaled.Number);
            b.Property(x => x.Counted).HasConversion(Scaled.Number);
            b.Property(x => x.OutOf).HasConversion(Scaled.Number);
            b.Property(x => x.Low).HasConversion(Scaled.Number);
            b.Property(x => x.High).HasConversion(Scaled.Number);
            b.HasIndex(x => new { x.IndicatorId, x.Day });
        }
    }
}
