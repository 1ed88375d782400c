using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Something that a provider offers its staff beyond bare pay, from a day until a day.</summary>
[NotPersonal("What a body offers.")]
public sealed class Reward : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>A code of the list of elements.</summary>
    public required string Element { get; set; }

    /// <summary>Groups of roles that it is for, separated by ";"; empty where it is for everybody.</summary>
    public string Roles { get; set; } = "";

    /// <summary>The first day; where the provider could not say, the day on which it said so.</summary>
    public DateOnly From { get; set; }

    /// <summary>The first day on which it is no longer offered.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Of elements that have an amount, in the unit that the list says.</summary>
    public long? Pence { get; set; }

    public string? Words { get; set; }

    public DateTime Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Reward>
    {
        public void Configure(EntityTypeBuilder<Reward> b)
        {
            b.ToTable("workforce_reward");
            b.HasIndex(x => new { x.OrganisationId, x.Element });
        }
    }
}
