namespace Cairn.Workforce;

/// <summary>Staff in post and what the posts' answers say, for one service. Null: not known.</summary>
public sealed record ServiceStaffing(Guid Service, int Staff, int? Vacancies, int? Starters, int? Leavers);
