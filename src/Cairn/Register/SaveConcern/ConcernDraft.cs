using System.Text.Json;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>
/// A concern that somebody writes and has not sent (R6). It is found by its code alone, of which only a digest is held; no page of the
/// office shows it, the audit keeps none of its words, and it goes when it is sent or its days are over.
/// </summary>
[Personal(PersonalBy.Register, nameof(Id))]
public sealed class ConcernDraft : IAudited
{
    /// <summary>The concern's, once it is sent.</summary>
    public Guid Id { get; set; }

    [Secret]
    public required byte[] Code { get; set; }

    /// <summary>The answers as they were written, whole or not.</summary>
    [Secret]
    public required string Written { get; set; }

    public DateTime Saved { get; set; }

    /// <summary>The first day on which it is kept no longer.</summary>
    public DateOnly Until { get; set; }

    public long Version { get; set; }

    public RaiseConcern.Input Answers => JsonSerializer.Deserialize<RaiseConcern.Input>(Written)!;

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    /// <summary>The draft of a code; null where there is none, or its days are over.</summary>
    public static Task<ConcernDraft?> Find(Db db, string? code, CancellationToken stop)
    {
        var (digest, today) = (ConcernCode.Digest(code), db.Store.Clock.Today);
        return db.Set<ConcernDraft>().FirstOrDefaultAsync(d => d.Code == digest && d.Until > today, stop);
    }

    /// <summary>For how many days after it was last saved a draft is kept, by the country's rule.</summary>
    public static int Days(Packs packs, string country, DateOnly day) =>
        System.Xml.XmlConvert.ToTimeSpan((packs[country].List("retention").Find("concern-draft", day) ?? throw new InvalidOperationException($"The pack of {country} has no rule for how long a concern that is not sent is kept."))["keep"]).Days;

    private sealed class Map : IEntityTypeConfiguration<ConcernDraft>
    {
        public void Configure(EntityTypeBuilder<ConcernDraft> b)
        {
            b.ToTable("register_concern_draft");
            b.Ignore(x => x.Answers);
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.Code).IsUnique();
            b.HasIndex(x => x.Until);
        }
    }
}
