namespace Cairn.Engine.Returns;

/// <summary>What staff and training rows need to know of a workplace in the file, and what they add up to in it.</summary>
internal sealed class WorkplaceFacts
{
    public required int Line { get; init; }

    public required RowStatus Status { get; init; }

    /// <summary>REGTYPE is 2.</summary>
    public bool Regulated { get; init; }

    public int MainService { get; init; }

    /// <summary>DHA is 2: no member of staff carries out delegated healthcare activities.</summary>
    public bool SaysNoDelegatedHealthcare { get; init; }

    /// <summary>The row says what the workplace is, since it is NEW or UPDATE.</summary>
    public bool IsTold => Status is RowStatus.New or RowStatus.Update;

    /// <summary>NEW and UPDATE staff rows.</summary>
    public int Staff { get; set; }

    /// <summary>Registered managers among them.</summary>
    public int RegisteredManagers { get; set; }

    /// <summary>Set when the workplace's own row is checked, before the staff rows are.</summary>
    public bool Refused { get; set; }
}
