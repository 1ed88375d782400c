using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A provider as a regulator lists it, found by regulator and number; written anew with each list, as its services are.</summary>
[NotPersonal("Published by the regulator.")]
public sealed class RegulatedProvider
{
    public long Id { get; set; }

    /// <inheritdoc cref="RegulatedService.ListId"/>
    public Guid ListId { get; set; }

    public required string Regulator { get; set; }
    public required string Number { get; set; }
    public string? Name { get; set; }

    /// <summary>Whether a service of its is a person's own: then its name is that person's and is not shown.</summary>
    public bool IsPersons { get; set; }

    private sealed class Map : IEntityTypeConfiguration<RegulatedProvider>
    {
        public void Configure(EntityTypeBuilder<RegulatedProvider> b)
        {
            b.ToTable("workforce_regulated_provider");
            b.HasIndex(x => new { x.ListId, x.Number }).IsUnique();
        }
    }
}
