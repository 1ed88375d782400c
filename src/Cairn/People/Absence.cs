using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>A time in which somebody who is in post was not at work.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class Absence : RecordVersion
{
    /// <summary>The engagement's record.</summary>
    public Guid EngagementId { get; set; }

    /// <summary>Why, a code of the country's list of absences.</summary>
    public required string Kind { get; set; }

    public DateOnly FirstDay { get; set; }

    /// <summary>Null while it lasts.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Working time lost, in half days; null: not said.</summary>
    public int? HalfDays { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> b)
        {
            b.ToTable("people_absence");
            b.HasIndex(x => new { x.EngagementId, x.EndedBy });
        }
    }
}
