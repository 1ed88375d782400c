using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>What another system of an organisation shows for itself. Its text is told once, when it is made; held is a digest.</summary>
[NotPersonal("Another system's key; who made it is in the audit.")]
public sealed class ApiKey : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>What the organisation calls it: "Payroll".</summary>
    public required string Name { get; set; }

    /// <summary>What it may do, parted by spaces.</summary>
    public required string Permissions { get; set; }

    /// <summary>SHA-256 of the secret, which is random enough to need no slower one.</summary>
    [Secret]
    public required byte[] Digest { get; set; }

    public DateTime Made { get; set; }
    public Guid MadeBy { get; set; }

    /// <summary>The last day on which it was used; null: never.</summary>
    public DateOnly? LastUsed { get; set; }

    public DateTime? Revoked { get; set; }

    public IReadOnlyList<string> Allowed => Permissions.Split(' ');

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> b)
        {
            b.ToTable("access_api_key");
            b.Ignore(x => x.Allowed);
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
