using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>That a provider has gone through the whole list of elements: what it did not tick it does not offer. Who never has is not known to offer nothing.</summary>
[NotPersonal("That a body answered.")]
public sealed class RewardsSaid : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    public DateOnly First { get; set; }

    public DateOnly Last { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<RewardsSaid>
    {
        public void Configure(EntityTypeBuilder<RewardsSaid> b)
        {
            b.ToTable("workforce_rewards_said");
            b.HasIndex(x => x.OrganisationId).IsUnique();
        }
    }
}
