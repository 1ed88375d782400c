using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Counts at the end of a year for one area, sub-sector and employer type. Counts of people in posts, not of persons.</summary>
[NotPersonal("Counts by service.")]
public sealed class YearSnapshot
{
    public long Id { get; set; }
    public required string Country { get; set; }
    public int Year { get; set; }
    public required string Area { get; set; }
    public required string SubSector { get; set; }
    public required string EmployerType { get; set; }
    public int Headcount { get; set; }

    /// <summary>Whole-time equivalents in hundredths.</summary>
    public long WholeTimeHundredths { get; set; }

    public int Vacancies { get; set; }
    public int Starters { get; set; }
    public int Leavers { get; set; }

    /// <summary>What the counts rest on: "demonstration: …".</summary>
    public required string Source { get; set; }

    private sealed class Map : IEntityTypeConfiguration<YearSnapshot>
    {
        public void Configure(EntityTypeBuilder<YearSnapshot> b)
        {
            b.ToTable("workforce_year_snapshot");
            b.HasIndex(x => new { x.Country, x.Year });
        }
    }
}
