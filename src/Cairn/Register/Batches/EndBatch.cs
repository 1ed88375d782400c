using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>
/// A batch of ends by the register's office: one kind of end, on one day, for all whom its reason holds for. Until a second person has
/// signed it, it ends nobody's registration.
/// </summary>
[NotPersonal("Which end on which day, and who made and signed it. Whom it is about are its lines.")]
public sealed class EndBatch : IAudited
{
    public Guid Id { get; set; }
    public required string Register { get; set; }
    public FactKind Kind { get; set; }

    /// <summary>The day on which the ends have effect.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Id of the rule of the end when the batch was made, with the days that it gave: a later rule moves no notice.</summary>
    public required string Rule { get; set; }

    public int NoticeDays { get; set; }
    public int ReversibleDays { get; set; }

    public DateTime Made { get; set; }

    /// <summary>The day of it: no notice is of this batch that came before.</summary>
    public DateOnly MadeOn { get; set; }

    /// <summary>Account of who made it, and may not sign it.</summary>
    public Guid MadeBy { get; set; }

    /// <summary>Which sample counts: the first, or one drawn again after a line was wrong.</summary>
    public int Draw { get; set; }

    public long Seed { get; set; }
    public int SampleSize { get; set; }

    public DateTime? Signed { get; set; }
    public Guid? SignedBy { get; set; }

    /// <summary>The job that puts the ends in, once it is signed.</summary>
    public Guid? JobId { get; set; }

    public DateTime? Stopped { get; set; }
    public Guid? StoppedBy { get; set; }
    public string? StopReason { get; set; }
    public long Version { get; set; }

    public bool Open => Signed is null && Stopped is null;

    /// <summary>The latest day on which a notice can have reached somebody.</summary>
    public DateOnly LastNotice => Day.AddDays(-NoticeDays);

    /// <summary>The last day on which an end is undone without cost.</summary>
    public DateOnly FreeUntil => Day.AddDays(ReversibleDays);

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<EndBatch>
    {
        public void Configure(EntityTypeBuilder<EndBatch> b)
        {
            b.ToTable("register_batch");
            b.Ignore(x => x.Open);
            b.Ignore(x => x.LastNotice);
            b.Ignore(x => x.FreeUntil);
            b.Property(x => x.Kind).HasConversion<int>();
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.Made);
        }
    }
}
