using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>A file of payments as a bank or payment provider sent it: brought in, judged line by line, then kept.</summary>
[NotPersonal("Which file came when, and who kept it. Whom its payments are about are its lines.")]
public sealed class PaymentFile : IAudited
{
    public const int LongestName = 200;

    public Guid Id { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of its bytes, by which the same file is known when it comes again.</summary>
    public required string Digest { get; set; }

    public int Lines { get; set; }
    public DateTime Brought { get; set; }
    public DateOnly BroughtOn { get; set; }
    public Guid BroughtBy { get; set; }

    /// <summary>When it was last asked that its lines that are due be kept; null: nothing of it counts yet.</summary>
    public DateTime? Kept { get; set; }

    public Guid? KeptBy { get; set; }
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<PaymentFile>
    {
        public void Configure(EntityTypeBuilder<PaymentFile> b)
        {
            b.ToTable("register_payment_file");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.Digest).IsUnique();
        }
    }
}
