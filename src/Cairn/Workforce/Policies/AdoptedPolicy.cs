using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A written policy as a provider adopted it once. The next one of its kind has the next number; the earlier ones stay.</summary>
[NotPersonal("A body’s own rules; posts and not names.")]
public sealed class AdoptedPolicy : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>Which template it was made from.</summary>
    public required string Policy { get; set; }

    public int Number { get; set; }

    /// <summary>Edition of the template.</summary>
    public required string Edition { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public DateOnly Adopted { get; set; }

    /// <summary>By whom: the post or body and not the name.</summary>
    public required string AdoptedBy { get; set; }

    /// <summary>By when it is looked at again.</summary>
    public DateOnly Review { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<AdoptedPolicy>
    {
        public void Configure(EntityTypeBuilder<AdoptedPolicy> b)
        {
            b.ToTable("workforce_policy");
            b.HasIndex(x => new { x.OrganisationId, x.Policy, x.Number }).IsUnique();
        }
    }
}
