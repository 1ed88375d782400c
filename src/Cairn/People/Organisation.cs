using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

public enum OrganisationKind { Provider, Council, Household, Regulator, Other }

/// <summary>A body that employs, commissions, regulates or is followed up. Organisations nest: a subsidiary names its parent.</summary>
[NotPersonal("A body and its name.")]
public sealed class Organisation : IAudited
{
    public Guid Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The name folded for search and order: see <see cref="SearchKey"/>.</summary>
    public required string NameKey { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>Pack of its country: "scotland", "england".</summary>
    public required string Country { get; set; }

    /// <summary>Employer type, a code of the country's list; null while not known.</summary>
    public string? EmployerType { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Whether the parent keeps this organisation's data; else it keeps its own.</summary>
    public bool ParentOwnsData { get; set; }

    /// <summary>Who has asked that the keeping of this organisation's data change hands, itself or its parent; null while nobody asks.</summary>
    public Guid? HandOverAskedBy { get; set; }

    public DateTime? HandOverAskedAt { get; set; }

    /// <summary>Council area where it sits.</summary>
    public string? Area { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> b)
        {
            b.ToTable("people_organisation");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.ParentId);
            b.HasIndex(x => x.NameKey);
        }
    }
}
