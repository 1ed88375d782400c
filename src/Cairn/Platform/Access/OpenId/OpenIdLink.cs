using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>That what an OpenID provider calls somebody opens an account. The name is the provider's for us alone, and says nothing elsewhere.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class OpenIdLink : IAudited
{
    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }
    public required string Issuer { get; set; }
    public required string Subject { get; set; }
    public DateTime Made { get; set; }
    public DateOnly? LastUsed { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    private sealed class Map : IEntityTypeConfiguration<OpenIdLink>
    {
        public void Configure(EntityTypeBuilder<OpenIdLink> b)
        {
            b.ToTable("access_open_id");
            b.HasIndex(x => new { x.Issuer, x.Subject }).IsUnique();
            b.HasIndex(x => x.AccountId);
        }
    }
}
