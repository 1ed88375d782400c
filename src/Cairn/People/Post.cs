using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>The posts of one role in one service: vacant now, and who came and went in twelve months.</summary>
[NotPersonal("Counts by role.")]
public sealed class Post : RecordVersion, IAudited
{
    /// <summary>The service's record.</summary>
    public Guid ServiceId { get; set; }

    /// <summary>Job role, a code of the country's list.</summary>
    public required string Role { get; set; }

    /// <summary>Null: not known, or not answered.</summary>
    public int? Vacancies { get; set; }

    /// <summary>In the last twelve months; null: not known.</summary>
    public int? Starters { get; set; }

    /// <inheritdoc cref="Starters"/>
    public int? Leavers { get; set; }

    Guid IAudited.AuditId => Record;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> b)
        {
            b.ToTable("people_post");
            b.HasIndex(x => new { x.ServiceId, x.EndedBy });
            b.HasIndex(x => new { x.OrganisationId, x.EndedBy });
        }
    }
}
