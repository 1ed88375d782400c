using System.Security.Cryptography;
using System.Text;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OtpNet;

namespace Cairn.Platform.Access;

/// <summary>Signs in once in place of a one-time code, for whoever has lost the device. Told once; held is a digest.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class RecoveryCode : IAudited
{
    public const int Many = 10;
    private const int Bytes = 10, Group = 4;

    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }

    /// <summary>SHA-256: 80 random bits need no slower one.</summary>
    [Secret]
    public required byte[] Digest { get; set; }

    public DateTime? Used { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    /// <summary>New codes in place of those that the account has.</summary>
    public static async Task<IReadOnlyList<string>> Renew(Db db, Guid account, CancellationToken stop)
    {
        await Clear(db, account, stop);
        List<string> codes = [];
        for (var n = 0; n < Many; n++)
        {
            var text = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant();
            db.Add(new RecoveryCode { AccountId = account, Digest = DigestOf(text) });
            codes.Add(string.Join('-', text.Chunk(Group).Select(c => new string(c))));
        }
        return codes;
    }

    public static async Task Clear(Db db, Guid account, CancellationToken stop) =>
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account).ToListAsync(stop));

    /// <param name="text">As it was typed: hyphens, spaces and capitals do not matter.</param>
    public static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));

    private sealed class Map : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> b)
        {
            b.ToTable("access_recovery_code");
            b.HasIndex(x => x.AccountId);
        }
    }
}
