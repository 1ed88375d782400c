namespace Cairn.Workforce;

// The made-up sector as plain records. Numbers count from 0 within each kind and are its keys; codes are those of the country's pack.

/// <param name="Parent">The organisation that it is a subsidiary of.</param>
/// <param name="ParentOwnsData">Whether the parent keeps its data.</param>
public sealed record DemoOrganisation(
    int Number, string Name, string Country, bool Council, string EmployerType, string Area, int? Parent = null, bool ParentOwnsData = false);

/// <param name="Reference">The provider's own reference, unique within the sector.</param>
/// <param name="Staff">People in post.</param>
public sealed record DemoService(
    int Number, int Organisation, string Country, string Reference, string Name, string Town, string Area, string EmployerType,
    string? SubSector, string MainService, bool Regulated, int? Capacity, int? Utilisation, int Staff)
{
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public string? ProviderNumber { get; init; }
    public string? LocationNumber { get; init; }
}

/// <summary>The posts of one role in one service.</summary>
/// <param name="Filled">People in post; their numbers run from <paramref name="FirstPerson"/>.</param>
/// <param name="Starters">Of the people in post, those who started in the last twelve months.</param>
/// <param name="Leavers">In the last twelve months.</param>
public sealed record DemoPost(int Number, int Service, string Role, int FirstPerson, int Filled, int Vacancies, int Starters, int Leavers);

/// <summary>A person in post: one person has one engagement.</summary>
/// <param name="Gender">1 male, 2 female, 4 other.</param>
/// <param name="ContractedMinutes">A week; 0 where no hours are contracted.</param>
/// <param name="HourlyPay">Pence.</param>
/// <param name="StartedInSector">Year.</param>
/// <param name="Qualification">The highest one held for the role; null where none is.</param>
public sealed record DemoPerson(
    int Number, int Service, string Reference, string Name, DateOnly BirthDate, int Gender, string Role, int ContractType,
    int ContractedMinutes, int HourlyPay, DateOnly StartDate, int StartedInSector, string? Qualification, int? QualificationYear)
{
    public int? Ethnicity { get; init; }
    public int? Nationality { get; init; }
    public int? Disabled { get; init; }
    public int? RecruitedFrom { get; init; }
    public int? SickHalfDays { get; init; }
}

/// <summary>Somebody who left a post in the last twelve months. Numbers go on from the people in post.</summary>
public sealed record DemoLeaver(int Number, int Service, string Reference, string Name, string Role, DateOnly StartDate, DateOnly LeftOn, int Reason);

/// <summary>What a year that ended on 31 March cost a provider, in pence.</summary>
public sealed record DemoCost(int Organisation, int Year, long Staff, long Agency, long Training, long Total);

/// <param name="ValidMonths">0 where it does not run out.</param>
public sealed record DemoTraining(int Person, string Category, DateOnly Completed, int ValidMonths, DateOnly? Expires);

/// <summary>One year's count of one sub-sector, area and type of employer, at 31 December.</summary>
/// <param name="Wte">Hundredths of a whole-time equivalent.</param>
/// <param name="Starters">In the year: last year's headcount + starters − leavers = this year's headcount.</param>
public sealed record DemoSnapshot(
    int Year, string SubSector, string Area, string EmployerType, int Headcount, int Wte, int Vacancies, int Starters, int Leavers);
