using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>One imported figure as it was printed. It is never changed: a later edition, a revision and a withdrawal stand beside it.</summary>
/// <remarks>Printed numbers are whole numbers and how many of their digits are decimals: 7.0 is 70 and 1, and stays 7.0.</remarks>
[NotPersonal("Figures that somebody published.")]
public sealed class PublishedFigure
{
    public long Id { get; set; }
    public Guid FileId { get; set; }

    /// <summary>The table within the file, and what holds for the whole of it.</summary>
    public required string TableId { get; set; }
    public required string Title { get; set; }
    public required string Country { get; set; }

    public required string Series { get; set; }
    public required string Line { get; set; }
    public required string Period { get; set; }
    public DateOnly AsAt { get; set; }
    public required string Edition { get; set; }
    public required string Definition { get; set; }
    public required string Family { get; set; }
    public required string Coverage { get; set; }

    /// <summary>As exactly as it is known; null where it is not.</summary>
    public string? PublishedOn { get; set; }

    public required string Code { get; set; }
    public required string Label { get; set; }

    /// <summary>The published total of its table, which is no row of it.</summary>
    public bool IsTotal { get; set; }

    public required string Unit { get; set; }
    public long? Value { get; set; }
    public int ValueDecimals { get; set; }
    public long? Share { get; set; }
    public int ShareDecimals { get; set; }
    public long? ShareOf { get; set; }
    public int ShareOfDecimals { get; set; }
    public long? Change { get; set; }
    public int ChangeDecimals { get; set; }
    public long? ChangeFrom { get; set; }
    public int ChangeFromDecimals { get; set; }
    public long? Rounding { get; set; }
    public int RoundingDecimals { get; set; }

    public FlowPart Flow { get; set; }
    public PublishedStatus Status { get; set; }
    public Evidence Evidence { get; set; }
    public string? Revises { get; set; }
    public string? WithdrawnOn { get; set; }
    public required string Source { get; set; }
    public required string Locator { get; set; }
    public string? Note { get; set; }

    private sealed class Map : IEntityTypeConfiguration<PublishedFigure>
    {
        public void Configure(EntityTypeBuilder<PublishedFigure> b)
        {
            b.ToTable("workforce_published_figure");
            b.HasIndex(x => x.FileId);
            // Of one edition a figure stands once, and once more where it was withdrawn later.
            b.HasIndex(x => new { x.Series, x.Line, x.Period, x.Edition, x.Status }).IsUnique();
        }
    }
}
