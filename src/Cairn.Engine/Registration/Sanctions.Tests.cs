using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>Every boundary day of a sanction's effect and of its publication (R5, R6).</summary>
public sealed class SanctionsTests
{
    private static readonly DateOnly On = Day(2026, 5, 1);

    private static (string Days, Judgement Last) Seen(FactKind kind, DateOnly? until, params Fact[] more)
    {
        Fact[] facts = InOrder([new(FactKind.Admitted, Day(2020, 1, 1)), new(kind, On, until, By: Decision.Panel, Number: 5), .. more]);
        bool Shown(DateOnly day) => Sanctions.IsShown(Sanctions.Of(facts, facts.Single(f => f.Number == 5), day), Yearly, day);
        var changes = Enumerable.Range(-40, 1_500).Select(n => On.AddDays(n)).Where(d => Shown(d) != Shown(d.AddDays(-1))).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return (string.Join(' ', changes), Judging.On(facts, Yearly, Part, On.AddYears(4)));
    }

    [Fact]
    public void A_removal_is_shown_for_three_years_and_is_a_removal_for_good()
    {
        var (days, last) = Seen(FactKind.Removed, null);
        Assert.Equal(("2026-05-01 2029-05-01", Standing.Removed, StandingFamily.Sanction), (days, last.Standing, last.Family));
    }

    [Theory]
    [InlineData(FactKind.Warning)]
    [InlineData(FactKind.PracticeConditions)]
    [InlineData(FactKind.Suspension)]
    [InlineData(FactKind.InterimSuspension)]
    [InlineData(FactKind.InterimConditions)]
    public void Everything_else_is_shown_until_it_is_spent_or_revoked(FactKind kind)
    {
        Assert.Equal("2026-05-01 2027-05-01", Seen(kind, Day(2027, 5, 1)).Days);
        Assert.Equal("2026-05-01 2026-08-01", Seen(kind, Day(2027, 5, 1), new Fact(FactKind.Revoked, Day(2026, 8, 1), About: 5)).Days);
        Assert.Equal(Standing.Registered, Seen(kind, Day(2027, 5, 1)).Last.Standing);
    }

    [Fact]
    public void An_appeal_lodged_in_time_holds_a_sanction_back_until_it_is_dismissed_or_for_good()
    {
        var lodged = new Fact(FactKind.AppealLodged, Day(2026, 4, 20), About: 5);
        Assert.Equal("", Seen(FactKind.Removed, null, lodged).Days);
        Assert.Equal("2026-09-01 2029-09-01", Seen(FactKind.Removed, null, lodged, new Fact(FactKind.AppealDismissed, Day(2026, 9, 1), About: 5)).Days);
        Assert.Equal(("", Standing.Registered), Seen(FactKind.Removed, null, lodged, new Fact(FactKind.AppealUpheld, Day(2026, 9, 1), About: 5)) is var (days, last) ? (days, last.Standing) : default);
    }

    [Fact]
    public void A_sanction_that_nobody_decided_has_no_effect()
    {
        Fact[] facts = InOrder(new(FactKind.Admitted, Day(2020, 1, 1)), new(FactKind.Removed, On, Number: 5));
        Assert.Equal(Standing.Registered, Judging.On(facts, Yearly, Part, On.AddYears(1)).Standing);
    }

    [Fact]
    public void An_order_whose_review_was_missed_says_so_until_it_is_reviewed()
    {
        Fact[] facts = InOrder(new(FactKind.Admitted, Day(2020, 1, 1)), new(FactKind.InterimSuspension, On, Day(2027, 11, 1), By: Decision.Panel, Number: 5), new(FactKind.ReviewSet, On, Day(2026, 11, 1), About: 5), new(FactKind.Reviewed, Day(2026, 12, 1), About: 5), new(FactKind.ReviewSet, Day(2026, 12, 1), Day(2027, 5, 1), About: 5));
        bool Overdue(int year, int month, int day) => Judging.On(facts, Yearly, Part, Day(year, month, day)).Has(StandingMarks.ReviewOverdue);
        Assert.Equal([false, true, true, false, false, true, false], [Overdue(2026, 11, 1), Overdue(2026, 11, 2), Overdue(2026, 11, 30), Overdue(2026, 12, 1), Overdue(2027, 5, 1), Overdue(2027, 5, 2), Overdue(2027, 11, 1)]);
        Assert.Equal(Standing.Suspended, Judging.On(facts, Yearly, Part, Day(2027, 1, 1)).Standing);
    }
}
