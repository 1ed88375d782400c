using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A summary that was published: its files as they went out, and the facts behind it, frozen.</summary>
[NotPersonal("Published files, and rows without names, references, services or providers, in no order of theirs.")]
public sealed class Release
{
    public Guid Id { get; set; }

    /// <summary>Such as "scotland-2025".</summary>
    public required string Name { get; set; }

    public int Edition { get; set; }

    public required string Title { get; set; }

    public required string Country { get; set; }

    /// <summary>Council area; null for the whole country.</summary>
    public string? Area { get; set; }

    public DateOnly AsAt { get; set; }

    /// <summary>Id of the disclosure rule.</summary>
    public required string Rule { get; set; }

    /// <summary>SHA-256, in hexadecimal, of the counts that it was made of.</summary>
    public required string Digest { get; set; }

    public DateTime Made { get; set; }

    /// <summary>The account that published it; empty for whoever runs this Cairn.</summary>
    public Guid MadeBy { get; set; }

    /// <summary>When it was withdrawn; null while it stands. The notice stays, the files do not.</summary>
    public DateTime? Withdrawn { get; set; }

    public string? WithdrawnWhy { get; set; }

    /// <summary>All files of the release, as a zip.</summary>
    public required byte[] Files { get; set; }

    /// <summary>The facts that it can still be asked by, compressed: see <see cref="FrozenFacts"/>.</summary>
    public required byte[] Frozen { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Release>
    {
        public void Configure(EntityTypeBuilder<Release> b)
        {
            b.ToTable("workforce_release");
            b.HasIndex(x => new { x.Name, x.Edition }).IsUnique();
        }
    }
}
