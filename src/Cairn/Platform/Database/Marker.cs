using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Database;

/// <summary>What is true of the data as a whole: one row a fact.</summary>
[NotPersonal("What the data is for.")]
public sealed class Marker
{
    /// <summary>What the data is for.</summary>
    public const string Kind = "kind";

    public const string Demonstration = "demonstration";
    public const string Real = "real";

    /// <summary>The restore that made this database.</summary>
    public const string Restored = "restored";

    /// <summary>By what the master key is known under which this data was made; it tells nothing of the key.</summary>
    public const string MasterKey = "master-key";

    public required string Name { get; set; }
    public required string Value { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Marker>
    {
        public void Configure(EntityTypeBuilder<Marker> b)
        {
            b.ToTable("platform_marker");
            b.HasKey(x => x.Name);
        }
    }
}
