using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

public enum ReturnState { Waiting, Checking, Unusable, Checked, Accepting, Accepted, Left, Failed }

/// <summary>The files that a provider brought in one go, what the check said of them, and what became of them.</summary>
[NotPersonal("Counts of what was brought in.")]
public sealed class Return : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>"ascwds": England's bulk upload.</summary>
    public required string Format { get; set; }

    public ReturnState State { get; set; }
    public DateTime Uploaded { get; set; }
    public Guid UploadedBy { get; set; }

    /// <summary>The day on which the rules looked at it.</summary>
    public DateOnly Today { get; set; }

    /// <summary>Names of the files as the provider had them: workplace, staff, training; shown, never used as a path.</summary>
    public required string WorkplaceName { get; set; }
    public required string StaffName { get; set; }
    public string? TrainingName { get; set; }

    /// <summary>SHA-256 over the three files: the same files again are known.</summary>
    public required string Digest { get; set; }

    /// <summary>The job that checks it, then the one that takes it in.</summary>
    public Guid JobId { get; set; }

    /// <summary>The batch that stages it; 0 until it is accepted.</summary>
    public long Batch { get; set; }

    /// <summary>Counts the changes of the organisation's records: those that the difference was made against.</summary>
    public long RecordsAt { get; set; }

    // Staff rows
    public int StaffRows { get; set; }
    public int StaffRefused { get; set; }
    public int StaffToCheck { get; set; }

    // Other rows
    public int WorkplaceRows { get; set; }
    public int WorkplaceRefused { get; set; }
    public int TrainingRows { get; set; }
    public int TrainingRefused { get; set; }

    public int Errors { get; set; }
    public int Warnings { get; set; }

    // What accepting would do
    public int New { get; set; }
    public int Changed { get; set; }
    public int Moved { get; set; }
    public int Missing { get; set; }
    public int Unchanged { get; set; }
    public int ServicesNew { get; set; }
    public int ServicesChanged { get; set; }
    public int ServicesMissing { get; set; }

    public DateTime? Ended { get; set; }

    /// <summary>The day on which its files, findings and differences were erased; the counts stay.</summary>
    public DateOnly? Cleared { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Return>
    {
        public void Configure(EntityTypeBuilder<Return> b)
        {
            b.ToTable("workforce_return");
            b.HasIndex(x => new { x.OrganisationId, x.Uploaded });
        }
    }
}
