using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Webhooks;

/// <summary>Where another system of an organisation is told of what has changed, and of what.</summary>
[NotPersonal("Another system's address; who gave it is in the audit.")]
public sealed class Webhook : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>https, and reached from the public network unless the operator says otherwise.</summary>
    public required string Address { get; set; }

    /// <summary>What it is told of, parted by spaces.</summary>
    public required string Kinds { get; set; }

    /// <summary>The secret that signs, sealed under the master key: it must be read again for each message.</summary>
    [Secret]
    public required byte[] Sealed { get; set; }

    /// <summary>The secret before it, which signs beside it until <see cref="FormerUntil"/>.</summary>
    [Secret]
    public byte[]? Former { get; set; }

    public DateTime? FormerUntil { get; set; }
    public DateTime Made { get; set; }
    public Guid MadeBy { get; set; }

    /// <summary>Since when nothing is sent; null: it is told.</summary>
    public DateTime? Paused { get; set; }

    /// <summary>Why, where nobody paused it.</summary>
    public string? PausedWhy { get; set; }

    public DateTime? Removed { get; set; }

    public IReadOnlyList<string> Told => Kinds.Split(' ');

    /// <exception cref="NoSuchRecordException">The organisation has no such webhook.</exception>
    public static async Task<Webhook> Find(Db db, Guid organisation, Guid id, CancellationToken stop) =>
        await db.Set<Webhook>().FirstOrDefaultAsync(w => w.Id == id && w.OrganisationId == organisation && w.Removed == null, stop) ?? throw new NoSuchRecordException("There is no such webhook.");

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Webhook>
    {
        public void Configure(EntityTypeBuilder<Webhook> b)
        {
            b.ToTable("platform_webhook");
            b.Ignore(x => x.Told);
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
