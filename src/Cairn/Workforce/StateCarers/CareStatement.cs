using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How many of a kind of carer a council says there are in its area on a day, and how it knows.</summary>
[NotPersonal("Counts of an area.")]
public sealed class CareStatement : IAudited
{
    public Guid Id { get; set; }
    public required string Country { get; set; }

    /// <summary>Council area.</summary>
    public required string Area { get; set; }

    /// <summary>One of <see cref="CarerKinds"/>.</summary>
    public required string Kind { get; set; }

    public DateOnly AsAt { get; set; }
    public long People { get; set; }

    /// <summary>One of <see cref="HowCounted"/>.</summary>
    public required string How { get; set; }

    /// <summary>People more or fewer, 95 times in 100; of a survey alone.</summary>
    public long? Margin { get; set; }

    public required string Source { get; set; }
    public DateTime Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<CareStatement>
    {
        public void Configure(EntityTypeBuilder<CareStatement> b)
        {
            b.ToTable("workforce_care_statement");
            b.HasIndex(x => new { x.Area, x.Kind, x.AsAt }).IsUnique();
        }
    }
}
