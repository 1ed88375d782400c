namespace Cairn.Platform.Database;

/// <summary>A row that belongs to one organisation and that no other organisation may see.</summary>
public interface IOfOrganisation
{
    Guid OrganisationId { get; }
}

/// <summary>
/// One version of a record. A changed record is a new row and the old one ends, so each answer's age and source can be told
/// without a row per answer.
/// </summary>
public abstract class RecordVersion : IOfOrganisation
{
    /// <summary>This version's own number.</summary>
    public long Id { get; set; }

    /// <summary>The record, the same in all its versions; what an address names.</summary>
    public Guid Record { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>First day on which these answers hold.</summary>
    public DateOnly From { get; set; }

    /// <summary>First day on which they hold no longer; null while they do.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>When the system learned it, UTC.</summary>
    public DateTime Recorded { get; set; }

    /// <summary>Where it came from: "return 12, staff.csv", "page", "demonstration".</summary>
    public string Source { get; set; } = "";

    /// <summary>The batch that brought this version; 0 when it was saved on its own.</summary>
    public long Batch { get; set; }

    /// <summary>0 while current; else the batch that ended it, or -1 when it was ended on its own.</summary>
    public long EndedBy { get; set; }
}
