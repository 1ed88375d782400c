using Cairn.Platform.Database;
using Cairn.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>Someone who signs in. What they may do follows from role and organisation by the access table.</summary>
[Personal(PersonalBy.Account, nameof(Id))]
public sealed class Account : IdentityUser<Guid>, IAudited
{
    public const int PasswordLength = 12;

    public required string Name { get; set; }
    public Role Role { get; set; }

    /// <summary>Where they work; null for those of the whole sector.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>Council area of a council's account.</summary>
    public string? Area { get; set; }

    /// <summary>The person whose record a worker sees.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Made up, with a password that the front page tells.</summary>
    public bool Demonstration { get; set; }

    /// <summary>
    /// Locked without an end: every session ends at its next request. The quarter of an hour after wrong passwords is no suspension,
    /// for it would let anybody who knows a user name throw its owner out; it keeps new sign-ins away and no more.
    /// </summary>
    public bool IsSuspended => LockoutEnd == DateTimeOffset.MaxValue;

    [Secret]
    public override string? PasswordHash { get; set; }

    [Secret]
    public override string? SecurityStamp { get; set; }

    [Secret]
    public override string? ConcurrencyStamp { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> b)
        {
            b.ToTable("access_account");
            b.Ignore(x => x.PhoneNumber).Ignore(x => x.PhoneNumberConfirmed).Ignore(x => x.EmailConfirmed).Ignore(x => x.TwoFactorEnabled);
            b.Ignore(x => x.Email).Ignore(x => x.NormalizedEmail).Ignore(x => x.IsSuspended);
            b.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            b.Property(x => x.LockoutEnd).HasConversion(t => t == null ? (long?)null : t.Value.UtcTicks, n => n == null ? null : new DateTimeOffset(n.Value, TimeSpan.Zero));
            b.HasIndex(x => x.NormalizedUserName).IsUnique();
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
