using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Recruitment;

/// <summary>(R10, R11) What lets somebody start, and what a code of international recruitment says of a campaign.</summary>
public sealed class RecruitmentTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void A_check_holds_to_the_last_day_of_its_months_or_of_its_document()
    {
        Assert.Equal(new DateOnly(2031, 4, 2), CheckRule.RenewBy(new(2026, 4, 2), 60, null));
        Assert.Equal(new DateOnly(2027, 2, 28), CheckRule.RenewBy(new(2026, 8, 31), 6, null));
        Assert.Equal(new DateOnly(2027, 1, 9), CheckRule.RenewBy(new(2026, 4, 2), 60, new(2027, 1, 9)));
        Assert.Null(CheckRule.RenewBy(new(2026, 4, 2), null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckRule.RenewBy(Day, 0, null));
    }

    [Theory]
    [InlineData(null, null, false, null, CheckState.NotAsked)]
    [InlineData(null, null, true, null, CheckState.Waiting)]
    [InlineData(null, null, true, 0, CheckState.Waived)]
    [InlineData(null, null, true, -1, CheckState.Waiting)]
    [InlineData(CheckResult.Clear, null, false, null, CheckState.Clear)]
    [InlineData(CheckResult.Clear, 0, true, 5, CheckState.Clear)]
    [InlineData(CheckResult.ClearWithNote, -1, false, null, CheckState.RunOut)]
    [InlineData(CheckResult.Clear, -1, true, null, CheckState.Waiting)]
    [InlineData(CheckResult.Clear, -1, true, 3, CheckState.Waived)]
    [InlineData(CheckResult.NotClear, null, true, 30, CheckState.NotClear)]
    public void A_check_stands_by_its_newest_result_its_end_and_its_waiver(CheckResult? result, int? renewIn, bool waiting, int? waivedFor, CheckState expected)
    {
        var state = CheckRule.State(result, renewIn is { } r ? Day.AddDays(r) : null, waiting, waivedFor is { } w ? Day.AddDays(w) : null, Day);
        Assert.Equal(expected, state);
        Assert.Equal(expected is CheckState.Clear or CheckState.Waived, CheckRule.LetsStart(state));
    }

    [Theory]
    [InlineData(new CountryColour[0], CountryColour.Unknown)]
    [InlineData(new[] { CountryColour.Green }, CountryColour.Green)]
    [InlineData(new[] { CountryColour.Unknown, CountryColour.Green }, CountryColour.Unknown)]
    [InlineData(new[] { CountryColour.Green, CountryColour.Amber, CountryColour.Unknown }, CountryColour.Amber)]
    [InlineData(new[] { CountryColour.Amber, CountryColour.Red, CountryColour.Green }, CountryColour.Red)]
    public void A_campaign_is_judged_by_the_strictest_list_under_which_it_went_on(CountryColour[] lists, CountryColour strictest) => Assert.Equal(strictest, CampaignRule.Strictest(lists));

    [Fact]
    public void Time_alone_never_makes_a_check_better() => Prop.ForAll(
        (from result in Gen.Elements<CheckResult?>(null, CheckResult.Clear, CheckResult.ClearWithNote, CheckResult.NotClear)
         from renew in Gen.Choose(-40, 40)
         from waived in Gen.Choose(-40, 40)
         from waiting in Gen.Elements(true, false)
         from later in Gen.Choose(0, 80)
         select (result, renew, waived, waiting, later)).ToArbitrary(),
        c =>
        {
            bool May(DateOnly on) => CheckRule.LetsStart(CheckRule.State(c.result, Day.AddDays(c.renew), c.waiting, Day.AddDays(c.waived), on));
            return May(Day) || !May(Day.AddDays(c.later));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(CountryColour.Red, HowFound.Sought, false, Adherence.DoesNot, CountryReason.Red)]
    [InlineData(CountryColour.Red, HowFound.Sought, true, Adherence.Adheres, CountryReason.WithinAgreement)]
    [InlineData(CountryColour.Red, HowFound.AppliedDirectly, false, Adherence.Adheres, CountryReason.OwnAccord)]
    [InlineData(CountryColour.Amber, HowFound.Sought, false, Adherence.DoesNot, CountryReason.AmberWithoutAgreement)]
    [InlineData(CountryColour.Amber, HowFound.Sought, true, Adherence.Adheres, CountryReason.WithinAgreement)]
    [InlineData(CountryColour.Green, HowFound.Sought, false, Adherence.Adheres, CountryReason.NotListed)]
    [InlineData(CountryColour.Unknown, HowFound.Sought, true, Adherence.CannotTell, CountryReason.NoList)]
    public void A_campaign_is_judged_by_colour_agreement_and_how_people_were_found(CountryColour colour, HowFound found, bool agreement, Adherence verdict, CountryReason why) =>
        Assert.Equal((verdict, why), CampaignRule.Country(colour, found, agreement));

    [Fact]
    public void The_whole_is_no_better_than_its_worst_part() => Prop.ForAll(
        Gen.Elements(Adherence.CannotTell, Adherence.Adheres, Adherence.DoesNot).ListOf().ToArbitrary(),
        parts => CampaignRule.Whole(parts) == (parts.Contains(Adherence.DoesNot) ? Adherence.DoesNot : parts.Count == 0 || parts.Contains(Adherence.CannotTell) ? Adherence.CannotTell : Adherence.Adheres))
        .QuickCheckThrowOnFailure();
}
