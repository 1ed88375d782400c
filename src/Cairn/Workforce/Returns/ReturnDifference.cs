using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How a record in the files stands to what is held.</summary>
/// <remarks><see cref="Missing"/>: the files leave it out, or delete it. <see cref="MissingWithService"/>: somebody whose service they leave out too.</remarks>
public enum DifferenceKind { New, Changed, Moved, Missing, MissingWithService }

/// <summary>One record that accepting would add, change, move, or that the files leave out.</summary>
[Personal(PersonalBy.Record, nameof(Record))]
public sealed class ReturnDifference : IOfOrganisation
{
    public long Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ReturnId { get; set; }
    public DifferenceKind Kind { get; set; }

    /// <summary>Whether it is a service; else an engagement.</summary>
    public bool OfService { get; set; }

    /// <summary>The record held; empty for a new one.</summary>
    public Guid Record { get; set; }

    /// <summary>The provider's reference of the service, and of the staff member.</summary>
    public required string ServiceReference { get; set; }

    public required string Reference { get; set; }
    public required string DisplayName { get; set; }

    /// <summary>For a change: column, before, after, as a JSON array of triples.</summary>
    public string Fields { get; set; } = "[]";

    /// <summary>When somebody left whom the files leave out, or a service closed; null: nothing is said, and they stay.</summary>
    public DateOnly? LeftOn { get; set; }

    public int? LeavingReason { get; set; }

    private sealed class Map : IEntityTypeConfiguration<ReturnDifference>
    {
        public void Configure(EntityTypeBuilder<ReturnDifference> b)
        {
            b.ToTable("workforce_return_difference");
            b.HasIndex(x => new { x.ReturnId, x.Kind, x.Id });
        }
    }
}
