using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>A link with which somebody who has forgotten their password chooses another, once.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class PasswordReset : IOfOrganisation, IAudited
{
    public const int Hours = 24;

    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }

    /// <summary>Whose manager made it: it opens no account that works elsewhere too. <see cref="Membership.WholeSector"/>: whoever runs this Cairn.</summary>
    public Guid OrganisationId { get; set; }

    [Secret]
    public required byte[] Digest { get; set; }

    public DateTime Until { get; set; }
    public DateTime? Used { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    private sealed class Map : IEntityTypeConfiguration<PasswordReset>
    {
        public void Configure(EntityTypeBuilder<PasswordReset> b)
        {
            b.ToTable("access_password_reset");
            b.HasIndex(x => x.Digest);
            b.HasIndex(x => x.AccountId);
        }
    }
}
