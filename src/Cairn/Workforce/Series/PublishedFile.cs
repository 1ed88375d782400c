using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A file of published tables that was imported: when, by whom, and what was new in it.</summary>
[NotPersonal("Which files of published figures were imported.")]
public sealed class PublishedFile
{
    public Guid Id { get; set; }
    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file's bytes, in hexadecimal.</summary>
    public required string Digest { get; set; }

    public required string Country { get; set; }
    public DateTime Imported { get; set; }

    /// <summary>The account that brought it; empty for whoever runs this Cairn.</summary>
    public Guid ImportedBy { get; set; }

    /// <summary>Figures that it brought, and those that were held before it came.</summary>
    public int New { get; set; }

    /// <inheritdoc cref="New"/>
    public int HeldBefore { get; set; }

    private sealed class Map : IEntityTypeConfiguration<PublishedFile>
    {
        public void Configure(EntityTypeBuilder<PublishedFile> b)
        {
            b.ToTable("workforce_published_file");
            b.HasIndex(x => x.Digest).IsUnique();
            b.HasIndex(x => x.Imported);
        }
    }
}
