using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>One registration that a batch is about: why, whether it was checked, its notice, and what came of it.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class EndLine : IAudited
{
    public long Id { get; set; }
    public Guid BatchId { get; set; }

    /// <summary>Its place in the batch, from 1.</summary>
    public int Place { get; set; }

    public Guid RegistrantId { get; set; }
    public int Ordinal { get; set; }

    /// <summary>What the batch would do when it was made: end it, or leave it out for a person to look at.</summary>
    public BatchOutcome Outcome { get; set; }

    /// <summary>What was missing when the batch was made, as <see cref="LineReason"/> writes it.</summary>
    public required string Reasons { get; set; }

    /// <summary>Why it was left out when the batch was made; null: it was not.</summary>
    public string? Against { get; set; }

    /// <summary>The latest sample that it was drawn for; 0: none.</summary>
    public int Draw { get; set; }

    public bool? IsRight { get; set; }
    public string? CheckWords { get; set; }
    public DateTime? Checked { get; set; }
    public Guid? CheckedBy { get; set; }

    /// <summary>What was mended after it had been found wrong and was not taken out.</summary>
    public string? Mended { get; set; }

    /// <summary>The day on which the notice reached the registrant; null: none is kept.</summary>
    public DateOnly? NoticeOn { get; set; }

    /// <summary>See <see cref="NoticeWays"/>.</summary>
    public string? NoticeWay { get; set; }

    /// <summary>Who says so, and the reference by which it is found.</summary>
    public string? NoticeProof { get; set; }

    public DateTime? NoticeKept { get; set; }
    public Guid? NoticeBy { get; set; }

    public DateTime? TakenOut { get; set; }
    public Guid? TakenOutBy { get; set; }
    public string? TakenOutWhy { get; set; }

    /// <summary>Number of the registrant's fact that is the end; null: none was put in.</summary>
    public int? EndNumber { get; set; }

    /// <summary>Why no end was put in, although the batch had meant to; null: it was, or has not had its turn.</summary>
    public string? Spared { get; set; }

    public DateTime? Reversed { get; set; }
    public Guid? ReversedBy { get; set; }
    public string? ReversedWhy { get; set; }

    /// <summary>Whether it is among those whom the batch would end.</summary>
    public bool In => Outcome == BatchOutcome.WouldEnd && TakenOut is null;

    Guid IAudited.AuditId => BatchId;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<EndLine>
    {
        public void Configure(EntityTypeBuilder<EndLine> b)
        {
            b.ToTable("register_batch_line");
            b.Ignore(x => x.In);
            b.Property(x => x.Outcome).HasConversion<int>();
            b.HasIndex(x => new { x.BatchId, x.Place }).IsUnique();
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>A reason as a line keeps it: the rule's id, a tab, the sentence.</summary>
public static class LineReason
{
    public static string Write(IEnumerable<Reason> reasons) => string.Join('\n', reasons.Select(r => $"{r.Rule}\t{r.Text}"));

    public static IEnumerable<(string Rule, string Text)> Read(string reasons) => reasons.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('\t', 2)).Select(r => (r[0], r[^1]));
}

/// <summary>Ways in which a notice reaches somebody so that it can be proved.</summary>
public static class NoticeWays
{
    public static readonly IReadOnlyList<(string Code, string Words, string Proof)> All =
    [
        ("post", "By post, signed for", "Number of the delivery, and who signed"), ("hand", "By hand", "Who gave it, and the receipt"),
        ("email", "By e-mail that they answered", "Number of their answer"), ("account", "Read in their account", "The entry of the log"),
    ];

    public static string? Words(string? code) => All.Where(w => w.Code == code).Select(w => w.Words).FirstOrDefault();
}
