using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>
/// A service as its regulator lists it: a public fact that belongs to no organisation, found by regulator and number. A list taken in
/// writes all its regulator's services anew, those it does not name as they were; readers see the list that was switched to last.
/// </summary>
[NotPersonal("Published by the regulator.")]
public sealed class RegulatedService
{
    public long Id { get; set; }

    /// <summary>The <see cref="ServiceList"/> that wrote this row.</summary>
    public Guid ListId { get; set; }

    /// <summary>Code of the country's list of regulators.</summary>
    public required string Regulator { get; set; }

    public required string Number { get; set; }
    public string? ProviderNumber { get; set; }

    /// <summary>As listed. Of a service that is a person's own it is that person's name: see <see cref="ShownName"/>.</summary>
    public string? Name { get; set; }

    /// <summary>What everybody may read: "Child minder in Fife" where the service is a person's own.</summary>
    public string ShownName { get; set; } = "";

    /// <summary>The shown name folded for search and order, so that neither tells a name that is not shown.</summary>
    public string ShownKey { get; set; } = "";

    /// <summary>Whether it is a person's own, so that its name, address and provider are that person's.</summary>
    public bool IsPersons { get; set; }

    /// <summary>As listed, several separated by "|".</summary>
    public string? Kind { get; set; }

    public string? Subtype { get; set; }
    public string? Sector { get; set; }
    public bool? CouncilRun { get; set; }
    public string? Care { get; set; }
    public string? ClientGroup { get; set; }
    public string? Address1 { get; set; }
    public string? Address2 { get; set; }
    public string? Address3 { get; set; }
    public string? Address4 { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }

    /// <summary>Town and address folded for search.</summary>
    public string PlaceKey { get; set; } = "";

    /// <summary>The postcode in capitals without its space.</summary>
    public string PostcodeKey { get; set; } = "";

    /// <summary>As listed.</summary>
    public string? AreaName { get; set; }

    /// <summary>Code in force on the list's day; null where the name is not known or is no council's area.</summary>
    public string? Area { get; set; }

    public string? Status { get; set; }
    public int? Places { get; set; }

    /// <summary>Hundredths of whole-time equivalents: the source's number is a decimal, so no headcount.</summary>
    public int? StaffHundredths { get; set; }

    public DateOnly? Registered { get; set; }

    /// <summary>First day of the month in which it was registered, where the list tells no more.</summary>
    public DateOnly? RegisteredMonth { get; set; }

    /// <summary>Whether it was there when regulation began, so that the list does not tell when it opened.</summary>
    public bool FromTheBeginning { get; set; }

    public DateOnly? Inspected { get; set; }
    public string? Link { get; set; }

    /// <summary>JSON: grade by the column's name as listed, whichever edition of questions it belongs to.</summary>
    public string Grades { get; set; } = "{}";

    public string? GradeSpread { get; set; }
    public int? GradeLeast { get; set; }
    public int? GradeMost { get; set; }
    public string? GradeChange { get; set; }
    public DateOnly? Graded { get; set; }

    /// <summary>JSON: what is listed for single years, by the column's name as listed.</summary>
    public string Yearly { get; set; } = "{}";

    /// <summary>Day of the newest list that says the rest.</summary>
    public DateOnly AsAt { get; set; }

    /// <summary>Day of the newest list in which it stands.</summary>
    public DateOnly Seen { get; set; }

    public bool IsInactive => string.Equals(Status, "Inactive", StringComparison.OrdinalIgnoreCase);

    public RegulatedService Copy() => (RegulatedService)MemberwiseClone();

    private sealed class Map : IEntityTypeConfiguration<RegulatedService>
    {
        public void Configure(EntityTypeBuilder<RegulatedService> b)
        {
            b.ToTable("workforce_regulated_service");
            b.Ignore(x => x.IsInactive);
            b.HasIndex(x => new { x.ListId, x.Number }).IsUnique();
            b.HasIndex(x => new { x.ListId, x.ShownKey, x.Number });
            b.HasIndex(x => new { x.ListId, x.ProviderNumber });
        }
    }
}
