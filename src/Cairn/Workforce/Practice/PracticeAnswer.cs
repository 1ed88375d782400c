using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>What an assessment says of one statement, and what comes next.</summary>
[NotPersonal("What a body says of its practice; posts and not names.")]
public sealed class PracticeAnswer : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    public Guid AssessmentId { get; set; }

    /// <summary>A code of the list of statements.</summary>
    public required string Statement { get; set; }

    public PracticeState State { get; set; }

    /// <summary>Why it does not apply.</summary>
    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    /// <summary>An adopted policy that shows it, by the code of its template (R9).</summary>
    public string? EvidencePolicy { get; set; }

    /// <summary>A measure of the library that shows it (R9).</summary>
    public string? EvidenceMeasure { get; set; }

    /// <summary>What is done next.</summary>
    public string? Step { get; set; }

    /// <summary>Who does it: the post and not the name.</summary>
    public string? Who { get; set; }

    public DateOnly? Due { get; set; }

    /// <summary>When the step was done.</summary>
    public DateOnly? Done { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<PracticeAnswer>
    {
        public void Configure(EntityTypeBuilder<PracticeAnswer> b)
        {
            b.ToTable("workforce_practice_answer");
            b.HasIndex(x => new { x.AssessmentId, x.Statement }).IsUnique();
        }
    }
}
