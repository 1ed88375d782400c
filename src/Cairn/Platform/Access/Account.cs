using Cairn.Platform.Database;
using Cairn.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>Someone who signs in. What they may do follows from role and organisation by the access table: those of the membership in which they work at the moment.</summary>
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

    /// <summary>The day of the last sign-in; null: never.</summary>
    public DateOnly? LastSignIn { get; set; }

    /// <summary>What the authenticator app shares, sealed; null: the account asks for no code.</summary>
    [Secret]
    public byte[]? OneTimeSecret { get; set; }

    public DateTime? OneTimeSince { get; set; }

    /// <summary>The half minute of the last code that was used: neither it nor an earlier one is taken again.</summary>
    public long? OneTimeStep { get; set; }

    public bool AsksForCode => OneTimeSecret is not null;

    /// <summary>Made up, with a password that the front page tells.</summary>
    public bool Demonstration { get; set; }

    /// <summary>
    /// Locked without an end: every session ends at its next request. The quarter of an hour after wrong passwords is no suspension,
    /// for it would let anybody who knows a user name throw its owner out; it keeps new sign-ins away and no more.
    /// </summary>
    public bool IsSuspended => LockoutEnd == DateTimeOffset.MaxValue;

    /// <summary>Takes up one of its memberships; with none it is the account of a worker of no organisation, which opens the public's pages and its own.</summary>
    public void WorkFor(Membership? membership)
    {
        (Role, Area, PersonId) = (membership?.Role ?? Role.Worker, membership?.Area, membership?.PersonId);
        OrganisationId = membership is null || membership.OrganisationId == Membership.WholeSector ? null : membership.OrganisationId;
    }

    /// <summary>Nobody signs in to it at the moment, for too much that was wrong came, or it is suspended.</summary>
    public bool Rests(DateTime now) => LockoutEnd?.UtcDateTime > now;

    /// <summary>A wrong password or code: five in a row, and the account rests for a quarter of an hour.</summary>
    public void Fail(DateTime now)
    {
        if (++AccessFailedCount < Accounts.Options.Lockout.MaxFailedAccessAttempts)
            return;
        AccessFailedCount = 0;
        LockoutEnd = new DateTimeOffset(now + Accounts.Options.Lockout.DefaultLockoutTimeSpan, TimeSpan.Zero);
    }

    public void Succeed() => (AccessFailedCount, LockoutEnd) = (0, null);

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
            b.Ignore(x => x.Email).Ignore(x => x.NormalizedEmail).Ignore(x => x.IsSuspended).Ignore(x => x.AsksForCode);
            b.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            b.Property(x => x.LockoutEnd).HasConversion(t => t == null ? (long?)null : t.Value.UtcTicks, n => n == null ? null : new DateTimeOffset(n.Value, TimeSpan.Zero));
            b.HasIndex(x => x.NormalizedUserName).IsUnique();
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
