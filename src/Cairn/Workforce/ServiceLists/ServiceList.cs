using Cairn.Platform.Database;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How a list's day is known.</summary>
public enum AsAtFrom { Said, FileName, Today }

/// <summary>A regulator's list that was taken in: when, from which file, and what became of it.</summary>
[NotPersonal("Which lists were taken in.")]
public sealed class ServiceList
{
    public Guid Id { get; set; }
    public required string Regulator { get; set; }

    /// <summary>The day that the list describes.</summary>
    public DateOnly AsAt { get; set; }

    public AsAtFrom AsAtFrom { get; set; }

    /// <summary>What its bringer calls it; shown, never a path.</summary>
    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file's bytes, in hexadecimal.</summary>
    public required string Digest { get; set; }

    public DateTime Taken { get; set; }

    /// <summary>The account that brought it; empty for whoever runs this Cairn.</summary>
    public Guid TakenBy { get; set; }

    /// <summary>Whether readers see the services that this list wrote: one for each regulator. The switch.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Whether all of it was written; until then nobody sees any of it.</summary>
    public bool IsDone { get; set; }

    /// <summary>Newest day of all its regulator's lists so far: a service last seen before it is not in the newest list.</summary>
    public DateOnly Newest { get; set; }

    // Counts of the file.
    public int Services { get; set; }
    public int Providers { get; set; }
    public int Inactive { get; set; }
    public int Refused { get; set; }
    public int AreasUnknown { get; set; }

    // Counts of what changed by it.
    public int New { get; set; }
    public int Closed { get; set; }
    public int Gone { get; set; }
    public int Regraded { get; set; }

    /// <summary>JSON of a <see cref="ListReport"/>.</summary>
    public string Report { get; set; } = "{}";

    public bool IsOlder => AsAt < Newest;

    public ListReport Details => JsonSerializer.Deserialize<ListReport>(Report)!;

    private sealed class Map : IEntityTypeConfiguration<ServiceList>
    {
        public void Configure(EntityTypeBuilder<ServiceList> b)
        {
            b.ToTable("workforce_service_list");
            b.Ignore(x => x.IsOlder);
            b.Ignore(x => x.Details);
            b.HasIndex(x => new { x.Regulator, x.Taken });
        }
    }
}

/// <summary>What somebody should look at in a list, beside its counts. No value of a person's stands in it.</summary>
public sealed record ListReport
{
    public string Encoding { get; init; } = "";
    public IReadOnlyList<string> ColumnsNew { get; init; } = [];
    public IReadOnlyList<string> ColumnsMissing { get; init; } = [];
    public IReadOnlyList<string> AreaNamesUnknown { get; init; } = [];

    /// <summary>Everything else, in sentences: refused rows, values set aside, odd letters.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Fields that its columns fill, so that the next list can tell what it lacks.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Numbers of some services that are new, closed, no longer listed, or graded otherwise.</summary>
    public IReadOnlyList<string> New { get; init; } = [];

    /// <inheritdoc cref="New"/>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <inheritdoc cref="New"/>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <inheritdoc cref="New"/>
    public IReadOnlyList<string> Regraded { get; init; } = [];

    /// <summary>Whether somebody should look at it.</summary>
    public bool HasNews => ColumnsNew.Count + ColumnsMissing.Count + AreaNamesUnknown.Count + Notes.Count > 0;
}
