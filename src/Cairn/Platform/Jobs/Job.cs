using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Jobs;

public enum JobState { Waiting, Running, Done, Failed }

/// <summary>Long work as a row: it outlives the process that began it, and two processes never both finish it.</summary>
[NotPersonal("Work and how far it is.")]
public sealed class Job : IOfOrganisation
{
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>Who asked for it.</summary>
    public Guid AccountId { get; set; }

    /// <summary>What to work on, as the kind understands it.</summary>
    public required string Input { get; set; }

    public JobState State { get; set; }

    /// <summary>Fencing number: raised each time a process takes the job, checked at each of its commits.</summary>
    public long Lease { get; set; }

    /// <summary>When the lease runs out unless it is renewed, UTC.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>How far it got, so that the next process goes on from there.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>What it is doing, in words.</summary>
    public string Step { get; set; } = "Waiting";

    public long DoneUnits { get; set; }

    /// <summary>0 while unknown.</summary>
    public long TotalUnits { get; set; }

    /// <summary>Why it failed, in words for the person who asked.</summary>
    public string? Problem { get; set; }

    public DateTime Created { get; set; }
    public DateTime? Finished { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> b)
        {
            b.ToTable("platform_job");
            // Where writers run side by side, of two that take or renew a lease at once the second is told.
            b.Property(x => x.Lease).IsConcurrencyToken();
            b.Property(x => x.LeaseUntil).IsConcurrencyToken();
            b.HasIndex(x => new { x.State, x.LeaseUntil });
            b.HasIndex(x => new { x.OrganisationId, x.Created });
        }
    }
}
