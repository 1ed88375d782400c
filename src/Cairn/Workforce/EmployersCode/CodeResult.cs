using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How a provider stands under one heading of the standard for employers. <see cref="NotSaid"/>: nothing under it was asked of it, or nothing applies.</summary>
public enum HeadingResult { NotSaid, NotYet, InPart, Met }

/// <summary>The result under one heading, kept when the year's assessment was signed off; it stands whatever the standard becomes.</summary>
[NotPersonal("What a body says of its practice.")]
public sealed class CodeResult : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid AssessmentId { get; set; }
    public int Year { get; set; }

    /// <summary>Edition of the standard.</summary>
    public required string Edition { get; set; }

    /// <summary>A code of the list of headings.</summary>
    public required string Heading { get; set; }

    public HeadingResult Result { get; set; }

    /// <summary>Statements under it that are done, that apply, and that were asked.</summary>
    public int Done { get; set; }
    public int Applies { get; set; }
    public int Asked { get; set; }

    public DateOnly SignedOff { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<CodeResult>
    {
        public void Configure(EntityTypeBuilder<CodeResult> b)
        {
            b.ToTable("workforce_code_result");
            b.HasIndex(x => new { x.OrganisationId, x.Year, x.Heading }).IsUnique();
        }
    }
}
