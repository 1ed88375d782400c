namespace Cairn.Engine.Returns;

/// <summary>One training record as it would be stored. All rows of a staff member together replace what is held.</summary>
public sealed record TrainingRow
{
    public string LocalEstId { get; set; } = "";

    public string UniqueWorkerId { get; set; } = "";

    /// <summary>Code of training_category.</summary>
    public int Category { get; set; }

    public string? Name { get; set; }

    public Answer Accredited { get; set; }

    /// <summary>1 in-house, 2 external.</summary>
    public Answer DeliveredBy { get; set; }

    public Answer Provider { get; set; }

    /// <summary>1 face to face, 2 e-learning.</summary>
    public Answer DeliveryMode { get; set; }

    /// <summary>Months for which it is valid, 1 to 999.</summary>
    public int? ValidMonths { get; set; }

    /// <summary>The file said none: it does not expire.</summary>
    public bool DoesNotExpire { get; set; }

    public DateOnly? Completed { get; set; }

    /// <summary>Last day of validity. Where the file leaves it blank and gives months, it is completed + months − 1 day.</summary>
    public DateOnly? Expires { get; set; }

    public string? Notes { get; set; }
}
