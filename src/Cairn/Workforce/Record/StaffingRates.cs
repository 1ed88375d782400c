namespace Cairn.Workforce;

/// <summary>Why there is no figure. Nothing held is never shown as nought.</summary>
public enum NoData
{
    /// <summary>There is a figure.</summary>
    None,

    /// <summary>No record that the figure counts is held.</summary>
    NothingHeld,

    /// <summary>Records are held, but nobody has answered what the figure needs.</summary>
    NotAnswered,
}

/// <param name="Percent">Null where <paramref name="Why"/> says why not.</param>
/// <param name="Above">What was counted above the line.</param>
/// <param name="Below">What was counted below it.</param>
public sealed record Rate(decimal? Percent, NoData Why, int Above, int Below)
{
    public static Rate None(NoData why) => new(null, why, 0, 0);
}

/// <summary>Staff in post and what the posts' answers say, for one service. Null: not known.</summary>
public sealed record ServiceStaffing(Guid Service, int Staff, int? Vacancies, int? Starters, int? Leavers);

/// <summary>The two rates that England and Scotland publish of services, computed alike for one service or many.</summary>
public static class StaffingRates
{
    /// <summary>Vacancies in per cent of vacancies and staff in post, over the services that said how many vacancies they have.</summary>
    public static Rate Vacancy(IEnumerable<ServiceStaffing> services) => Of(services, s => s.Vacancies, aboveCountsBelow: true);

    /// <summary>Leavers in the last 12 months in per cent of staff in post, over the services that said how many left.</summary>
    public static Rate Turnover(IEnumerable<ServiceStaffing> services) => Of(services, s => s.Leavers, aboveCountsBelow: false);

    private static Rate Of(IEnumerable<ServiceStaffing> services, Func<ServiceStaffing, int?> counted, bool aboveCountsBelow)
    {
        var all = services.ToList();
        var answered = all.Where(s => counted(s) is not null).ToList();
        if (answered.Count == 0)
            return Rate.None(all.Count == 0 ? NoData.NothingHeld : NoData.NotAnswered);
        var above = answered.Sum(s => counted(s)!.Value);
        var below = answered.Sum(s => s.Staff) + (aboveCountsBelow ? above : 0);
        return below == 0 ? Rate.None(NoData.NothingHeld) : new Rate(above * 100m / below, NoData.None, above, below);
    }
}
