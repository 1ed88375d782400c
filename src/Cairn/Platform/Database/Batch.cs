using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Database;

/// <summary>
/// A change too large for one transaction: its rows are staged in chunks that nobody sees, and one switch makes them all visible.
/// No other save waits longer than a chunk takes.
/// </summary>
[NotPersonal("Which rows were staged together.")]
public sealed class Batch : IOfOrganisation
{
    public long Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>False while its rows are staged; the switch.</summary>
    public bool Published { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Batch>
    {
        public void Configure(EntityTypeBuilder<Batch> b)
        {
            b.ToTable("platform_batch");
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
