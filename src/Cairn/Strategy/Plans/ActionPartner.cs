using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>An organisation that has a part in an action.</summary>
[NotPersonal("A body that has a part in an action.")]
public sealed class ActionPartner : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }

    /// <summary>An organisation of this Cairn; null: it is named in words.</summary>
    public Guid? PartnerId { get; set; }

    /// <summary>As it was typed.</summary>
    public required string Words { get; set; }

    Guid IAudited.AuditId => ActionId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionPartner>
    {
        public void Configure(EntityTypeBuilder<ActionPartner> b)
        {
            b.ToTable("strategy_action_partner");
            b.HasIndex(x => x.ActionId);
            b.HasIndex(x => x.PartnerId);
        }
    }
}
