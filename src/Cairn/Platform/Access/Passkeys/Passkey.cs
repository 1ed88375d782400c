using Cairn.Platform.Database;
using Cairn.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>A key pair on somebody's device or security key: the device proves that it has the one half, we hold the other (W3C Web Authentication).</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class Passkey : IAudited
{
    public const int LongestName = 60;

    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }

    /// <summary>What its owner calls it: "My phone".</summary>
    public required string Name { get; set; }

    public required byte[] CredentialId { get; set; }
    public required byte[] PublicKey { get; set; }

    /// <summary>Uses as the device counts them; a copy of the device would fall behind. Synchronised passkeys keep 0.</summary>
    public long SignCount { get; set; }

    /// <summary>How the device is reached, parted by spaces.</summary>
    public string Transports { get; set; } = "";

    public bool BackupEligible { get; set; }
    public bool BackedUp { get; set; }
    public DateTime Made { get; set; }
    public DateOnly? LastUsed { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    /// <param name="info">What the framework has verified. Its attestation is not kept: we ask for none.</param>
    public static Passkey Of(Guid account, string name, UserPasskeyInfo info, DateTime made) => new()
    {
        AccountId = account, Name = name, CredentialId = info.CredentialId, PublicKey = info.PublicKey, SignCount = info.SignCount,
        Transports = string.Join(' ', info.Transports ?? []), BackupEligible = info.IsBackupEligible, BackedUp = info.IsBackedUp, Made = made,
    };

    public UserPasskeyInfo Info() => new(
        CredentialId, PublicKey, new DateTimeOffset(Made, TimeSpan.Zero), (uint)SignCount, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, BackupEligible, BackedUp, [], []);

    private sealed class Map : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> b)
        {
            b.ToTable("access_passkey");
            b.HasIndex(x => x.CredentialId).IsUnique();
            b.HasIndex(x => x.AccountId);
        }
    }
}
