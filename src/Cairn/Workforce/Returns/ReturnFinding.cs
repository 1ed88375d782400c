using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>One finding of a return's check, as the report shows it.</summary>
[Personal(PersonalBy.Files, nameof(ReturnId))]
public sealed class ReturnFinding : IOfOrganisation
{
    public long Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ReturnId { get; set; }

    /// <summary>"workplace", "staff" or "training".</summary>
    public required string File { get; set; }

    public int Line { get; set; }
    public bool Error { get; set; }
    public required string Column { get; set; }
    public required string Value { get; set; }

    /// <summary>Ours.</summary>
    public required string Code { get; set; }

    /// <summary>The format's own; empty where its checker says nothing.</summary>
    public required string AscwdsCode { get; set; }

    public required string Message { get; set; }
    public required string Advice { get; set; }

    /// <summary>"Row refused", "Value set aside", "Kept, check", "You decide", "File cannot be read".</summary>
    public required string Outcome { get; set; }

    private sealed class Map : IEntityTypeConfiguration<ReturnFinding>
    {
        public void Configure(EntityTypeBuilder<ReturnFinding> b)
        {
            b.ToTable("workforce_return_finding");
            b.HasIndex(x => new { x.ReturnId, x.Error, x.Id });
        }
    }
}
