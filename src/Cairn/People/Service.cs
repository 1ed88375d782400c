using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>A place or team where care is given or run from; England's return calls it a workplace.</summary>
[NotPersonal("A place where care is given.")]
public sealed class Service : RecordVersion, IAudited
{
    /// <summary>The provider's own reference of it (LOCALESTID).</summary>
    public required string Reference { get; set; }

    public required string Name { get; set; }
    public required string NameKey { get; set; }
    public string? Address1 { get; set; }
    public string? Address2 { get; set; }
    public string? Address3 { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }

    /// <summary>Council area, a code of the country's pack.</summary>
    public string? Area { get; set; }

    /// <summary>The pack whose codes the record uses.</summary>
    public required string Country { get; set; }

    public string? EmployerType { get; set; }

    /// <summary>Main service, a code of the country's list.</summary>
    public string? MainService { get; set; }

    /// <summary>Sub-sector of the published statistics, where the country has them.</summary>
    public string? SubSector { get; set; }

    public bool? Regulated { get; set; }
    public string? ProviderNumber { get; set; }
    public string? LocationNumber { get; set; }

    /// <summary>Beds or places of the main service.</summary>
    public int? Capacity { get; set; }

    /// <summary>Of these, in use; or people served.</summary>
    public int? Utilisation { get; set; }

    /// <summary>Staff that the provider says it has, permanent and temporary.</summary>
    public int? StaffStated { get; set; }

    /// <summary>First day on which it was no longer run, in the last version of a service that closed.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The return's other answers, column to text, as the format writes them.</summary>
    public string Answers { get; set; } = "{}";

    /// <inheritdoc cref="Engagement.Confirmed"/>
    public DateOnly? Confirmed { get; set; }

    Guid IAudited.AuditId => Record;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Service>
    {
        public void Configure(EntityTypeBuilder<Service> b)
        {
            b.ToTable("people_service");
            b.HasIndex(x => new { x.OrganisationId, x.EndedBy, x.NameKey });
            b.HasIndex(x => x.Record);
            b.HasIndex(x => new { x.Area, x.EndedBy });
        }
    }
}
