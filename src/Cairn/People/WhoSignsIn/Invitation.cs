using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>That somebody may sign in for an organisation, if they take it up in time by the link that they are sent.</summary>
[Personal(PersonalBy.Beside, nameof(Email), Why = "An address to which a link was sent; cleared a month after the link ends.")]
public sealed class Invitation : IOfOrganisation, IAudited
{
    public const int Days = 7;

    public Guid Id { get; set; } = NewId.Next();
    public Guid OrganisationId { get; set; }

    /// <summary>Where the link is sent; whoever is new signs in with it.</summary>
    public required string Email { get; set; }

    public Role Role { get; set; }

    /// <summary>Council area of a council's account.</summary>
    public string? Area { get; set; }

    /// <inheritdoc cref="Account.PersonId"/>
    public Guid? PersonId { get; set; }

    [Secret]
    public required byte[] Digest { get; set; }

    public DateTime Made { get; set; }
    public Guid MadeBy { get; set; }
    public DateTime Until { get; set; }
    public DateTime? Accepted { get; set; }
    public DateTime? Withdrawn { get; set; }

    public bool IsOpen(DateTime now) => Accepted is null && Withdrawn is null && now < Until;

    Guid IAudited.AuditId => Id;

    // A key of its own: the address belongs to somebody who may never have an account, and can be erased.
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> b)
        {
            b.ToTable("people_invitation");
            b.HasIndex(x => x.Digest);
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
