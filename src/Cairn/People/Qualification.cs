using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>A qualification that an engagement's record says the person achieved.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class Qualification : RecordVersion
{
    /// <summary>The engagement's record.</summary>
    public Guid EngagementId { get; set; }

    /// <summary>Code of the country's list of qualifications.</summary>
    public required string Code { get; set; }

    /// <summary>Null: not known.</summary>
    public int? Year { get; set; }

    public string? Notes { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Qualification>
    {
        public void Configure(EntityTypeBuilder<Qualification> b)
        {
            b.ToTable("people_qualification");
            b.HasIndex(x => new { x.EngagementId, x.EndedBy });
        }
    }
}
