using Cairn.Engine.Networks;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>Where an indicator's values come from.</summary>
public enum BoundTo
{
    /// <summary>A measure of the library, counted from the record or the register.</summary>
    Measure,

    /// <summary>Values that somebody enters.</summary>
    Typed,

    /// <summary>A line of a series of published figures.</summary>
    Published,

    /// <summary>Nothing yet: it waits for something, which is said.</summary>
    Waits,
}

/// <summary>What the values that somebody enters are, which says how sure they can be.</summary>
public enum TypedAs { Number, Share, Count }

/// <summary>How often there is a value.</summary>
public enum Frequency { Month = 1, Quarter = 3, HalfYear = 6, Year = 12 }

/// <summary>
/// The sheet of an indicator as it holds from a day on: what it counts, why, and how it is judged. It never changes: another definition,
/// rule or target is another version, and what was shown under this one stays.
/// </summary>
[NotPersonal("What a body measures, and how.")]
public sealed class IndicatorVersion : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid IndicatorId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    /// <summary>The first day on which it holds; it does until the next one does.</summary>
    public DateOnly From { get; set; }

    public required string Title { get; set; }

    /// <summary>What exactly is counted.</summary>
    public required string Definition { get; set; }

    /// <summary>Why this, and not something else.</summary>
    public required string Justification { get; set; }

    /// <summary>Who does what with it.</summary>
    public required string Use { get; set; }

    /// <summary>Where somebody else can look the value up.</summary>
    public required string Verification { get; set; }

    /// <summary>Such as "per cent" or "people".</summary>
    public required string Unit { get; set; }

    /// <summary>Shown after the point.</summary>
    public int Decimals { get; set; }

    public Wanted Direction { get; set; }

    /// <summary>See <see cref="IndicatorRule"/>.</summary>
    public decimal Margin { get; set; }
    public bool MarginInPerCent { get; set; }
    public Against Against { get; set; }
    public int Periods { get; set; } = 1;

    public Frequency Frequency { get; set; } = Frequency.Quarter;

    /// <summary>Whether the values of periods are added up towards the target.</summary>
    public bool AddedUp { get; set; }

    /// <summary>How far behind the way to the target still counts as on track.</summary>
    public decimal TrackMargin { get; set; }

    public DateOnly? BaselineDay { get; set; }

    /// <summary>Null: what the measure or series says of that day.</summary>
    public decimal? Baseline { get; set; }

    public BoundTo Bound { get; set; }

    public string? Measure { get; set; }
    public string? MeasureDefinition { get; set; }
    public string? Country { get; set; }

    /// <summary>The cut, as "area=S12000033;role=care-worker"; empty: everybody.</summary>
    public string Cut { get; set; } = "";

    /// <summary>Whether the organisation's own record alone is counted.</summary>
    public bool OwnRecord { get; set; }

    public TypedAs TypedAs { get; set; }

    public string? Series { get; set; }
    public string? Line { get; set; }

    /// <summary>What it waits for, in words.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>Why it was changed, of a later version.</summary>
    public string? Why { get; set; }

    /// <summary>UTC.</summary>
    public DateTime Recorded { get; set; }
    public Guid RecordedBy { get; set; }

    public IndicatorRule Rule => new(Direction, Margin, MarginInPerCent, Against, Periods);

    Guid IAudited.AuditId => IndicatorId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<IndicatorVersion>
    {
        public void Configure(EntityTypeBuilder<IndicatorVersion> b)
        {
            b.ToTable("strategy_indicator_version");
            b.Ignore(x => x.Rule);
            b.Property(x => x.Margin).HasConversion(Scaled.Number);
            b.Property(x => x.TrackMargin).HasConversion(Scaled.Number);
            b.Property(x => x.Baseline).HasConversion(Scaled.Number);
            b.HasIndex(x => new { x.IndicatorId, x.Number }).IsUnique();
        }
    }
}

/// <summary>What a version wants to have reached by the end of a period.</summary>
[NotPersonal("What a body wants to reach.")]
public sealed class IndicatorTarget : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid IndicatorId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Day { get; set; }

    public decimal Value { get; set; }

    Guid IAudited.AuditId => IndicatorId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<IndicatorTarget>
    {
        public void Configure(EntityTypeBuilder<IndicatorTarget> b)
        {
            b.ToTable("strategy_indicator_target");
            b.Property(x => x.Value).HasConversion(Scaled.Number);
            b.HasIndex(x => new { x.VersionId, x.Day }).IsUnique();
            b.HasIndex(x => x.IndicatorId);
        }
    }
}
