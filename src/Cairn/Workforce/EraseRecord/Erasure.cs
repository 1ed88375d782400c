using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Why something was erased.</summary>
public enum ErasureReason
{
    /// <summary>Its time had passed, by a rule of the country's pack.</summary>
    Retention,

    /// <summary>The person asked, and nothing stood against it (UK GDPR, article 17).</summary>
    Asked,

    /// <summary>It should never have been recorded.</summary>
    Mistake,

    /// <summary>They were to start, and will not.</summary>
    NotStarting,
}

/// <summary>Evidence that something was erased: what, when, by which rule, and how much; nothing of what it said.</summary>
[NotPersonal("An identifier that leads nowhere any more.")]
public sealed class Erasure : IOfOrganisation
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The engagement, or the return whose files went.</summary>
    public Guid Record { get; set; }

    public bool OfReturn { get; set; }
    public DateTime At { get; set; }
    public ErasureReason Why { get; set; }

    /// <summary>The rule with its edition; null where no rule bade it.</summary>
    public string? Rule { get; set; }

    /// <summary>Rows that went.</summary>
    public int Rows { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> b)
        {
            b.ToTable("workforce_erasure");
            b.HasIndex(x => new { x.OrganisationId, x.At });
        }
    }
}
