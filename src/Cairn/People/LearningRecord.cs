using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>Training that a person had in an engagement.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class LearningRecord : RecordVersion
{
    /// <summary>The engagement's record.</summary>
    public Guid EngagementId { get; set; }

    /// <summary>Training category, a code of the country's list.</summary>
    public required string Category { get; set; }

    public string? Name { get; set; }
    public int? Accredited { get; set; }
    public int? DeliveredBy { get; set; }
    public string? ProviderCode { get; set; }
    public int? DeliveryMode { get; set; }

    /// <summary>Months that it stays valid; 0: for good; null: not said.</summary>
    public int? ValidMonths { get; set; }

    public DateOnly? Completed { get; set; }
    public DateOnly? Expires { get; set; }
    public string? Notes { get; set; }

    private sealed class Map : IEntityTypeConfiguration<LearningRecord>
    {
        public void Configure(EntityTypeBuilder<LearningRecord> b)
        {
            b.ToTable("people_learning_record");
            // All that tells whether training has run out, so that nobody's row is opened for it.
            b.HasIndex(x => new { x.EngagementId, x.EndedBy, x.Category, x.Expires, x.OrganisationId }).HasDatabaseName("ix_people_learning_record_due");
        }
    }
}
