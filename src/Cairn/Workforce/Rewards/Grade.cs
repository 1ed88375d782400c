using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A step of a provider’s career grading: what it is called, whom it is for, what it pays and what is asked for to reach it.</summary>
[NotPersonal("Steps of a body.")]
public sealed class Grade : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    public required string Name { get; set; }

    /// <summary>Its place, the lowest first.</summary>
    public int Order { get; set; }

    /// <summary>Codes of roles, separated by ";"; empty where it is for none in particular.</summary>
    public string Roles { get; set; } = "";

    /// <summary>Pence an hour; null where it is not said.</summary>
    public long? PayFrom { get; set; }

    /// <summary>Pence an hour, at most.</summary>
    public long? PayTo { get; set; }

    /// <summary>What is asked for to move up to it.</summary>
    public string? Asks { get; set; }

    public DateOnly From { get; set; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly? Until { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Grade>
    {
        public void Configure(EntityTypeBuilder<Grade> b)
        {
            b.ToTable("workforce_grade");
            b.HasIndex(x => new { x.OrganisationId, x.Order });
        }
    }
}
