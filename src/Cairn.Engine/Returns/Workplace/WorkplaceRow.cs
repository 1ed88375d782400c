namespace Cairn.Engine.Returns;

/// <summary>A service that a workplace provides. Capacity and use are numbers of places, beds or people; null where not asked or not said.</summary>
public readonly record struct ServiceLine(int Service, int? Capacity, int? Utilisation, string? Description);

/// <summary>A group of people served, with its description where the group is an "other".</summary>
public readonly record struct ServedGroup(int Group, string? Description);

/// <summary>Starters, leavers and vacancies of one job role; a count is blank where that column does not go role by role.</summary>
public readonly record struct RoleCount(int Role, int? Starters, int? Leavers, int? Vacancies);

/// <summary>Leavers for one reason.</summary>
public readonly record struct ReasonCount(int Reason, int Leavers);

/// <summary>What a column of counts says as a whole.</summary>
public enum CountsState : byte { Blank, None, DontKnow, ByRole }

/// <summary>One workplace as it would be stored.</summary>
public sealed record WorkplaceRow
{
    /// <summary>Provider's reference of the workplace, 1 to 50 characters.</summary>
    public string LocalEstId { get; set; } = "";

    /// <summary>For <see cref="RowStatus.Delete"/>, NoChange and Unchecked the rest of the row is neither checked nor read.</summary>
    public RowStatus Status { get; set; }

    public string Name { get; set; } = "";

    public string? Address1 { get; set; }

    public string? Address2 { get; set; }

    public string? Address3 { get; set; }

    public string? Town { get; set; }

    public string? Postcode { get; set; }

    public Answer EmployerType { get; set; }

    public string? OtherEmployerType { get; set; }

    /// <summary>1 shares with the Care Quality Commission, 0 does not.</summary>
    public Answer ShareWithCqc { get; set; }

    public Answer ShareWithLocalAuthorities { get; set; }

    /// <summary>2 regulated by the Care Quality Commission, 0 not.</summary>
    public Answer Regulation { get; set; }

    public string? ProviderId { get; set; }

    public string? LocationId { get; set; }

    public Answer MainService { get; set; }

    /// <summary>Every service, the main one among them.</summary>
    public ValueList<ServiceLine> Services { get; set; }

    /// <summary>ALLSERVICES held 0: there is no other service.</summary>
    public bool NoOtherServices { get; set; }

    public ValueList<ServedGroup> Serves { get; set; }

    public Answer DelegatedHealthcare { get; set; }

    public ValueList<int> DelegatedActivities { get; set; }

    /// <summary>DHAACTIVITIES is 999.</summary>
    public bool DelegatedActivitiesUnknown { get; set; }

    /// <summary>Staff in all.</summary>
    public int? TotalStaff { get; set; }

    public CountsState Starters { get; set; }

    public CountsState Leavers { get; set; }

    public CountsState Vacancies { get; set; }

    public ValueList<RoleCount> Roles { get; set; }

    public ValueList<ReasonCount> LeavingReasons { get; set; }

    public Answer RepeatTraining { get; set; }

    public Answer PathwayAwareness { get; set; }

    public Answer PathwayUse { get; set; }

    public ValueList<int> PathwayReasons { get; set; }

    public string? PathwayOtherReason { get; set; }

    /// <summary>1 yes, 0 no, don't know for the word unknown.</summary>
    public Answer SickPay { get; set; }

    /// <summary>1 yes, 0 no, don't know for the word unknown.</summary>
    public Answer Pension { get; set; }

    /// <summary>Employer's pension contribution in hundredths of a per cent, over 300 and up to 10,000.</summary>
    public int? PensionBasisPoints { get; set; }

    public Answer PensionOptOut { get; set; }

    /// <summary>Days of leave a year of a full-time care worker.</summary>
    public int? LeaveDays { get; set; }

    public Answer SleepIns { get; set; }

    public Answer SleepInPay { get; set; }

    public Answer TravelTime { get; set; }

    /// <summary>Travel time rate in pence an hour, 250 to 20,000.</summary>
    public long? TravelPence { get; set; }
}
