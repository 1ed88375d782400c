using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>S4, B9: a claim is as strong as what it rests on, and none is published whose rivals nobody weighed.</summary>
public sealed class ClaimRuleTests
{
    // As the packs have them.
    private static readonly ClaimStrength[] strengths =
    [
        new("none", false, [], ArrowGrade.None, RivalsStand.Unnamed, true),
        new("plausible", true, ["theory", "activities"], ArrowGrade.None, RivalsStand.Weighed, true),
        new("supported", true, ["theory", "activities", "chain"], ArrowGrade.Weak, RivalsStand.Weighed, false),
        new("strong", true, ["theory", "activities", "chain", "others"], ArrowGrade.Some, RivalsStand.Answered, false),
    ];

    private static readonly RivalStand open = new(RivalExplains.NotJudged, false, false), part = new(RivalExplains.Part, true, false), whole = new(RivalExplains.All, true, true), ruledOut = new(RivalExplains.None, true, true);
    private static readonly HashSet<string> all = ["theory", "activities", "chain", "others"];

    private static ArrowStand Inner(ArrowGrade grade) => new(grade, false, true, []);

    private static ArrowStand Outer(ArrowGrade grade, params RivalStand[] rivals) => new(grade, true, true, rivals);

    private static string Of(IReadOnlyList<ArrowStand> arrows, params string[] met) => strengths[ClaimRule.Strongest(strengths, arrows, met.ToHashSet())].Id;

    [Fact]
    public void Without_a_rival_named_and_weighed_there_is_no_claim()
    {
        Assert.Equal("none", Of([Inner(ArrowGrade.Strong), Outer(ArrowGrade.Strong)], [.. all]));
        Assert.Equal("none", Of([Inner(ArrowGrade.Strong), Outer(ArrowGrade.Strong, ruledOut, open)], [.. all]));
        var gap = Assert.Single(ClaimRule.Gaps(strengths[1], [Inner(ArrowGrade.None), Outer(ArrowGrade.Strong, open)], all));
        Assert.Equal((ClaimLack.Rivals, 1), (gap.Lack, Assert.Single(gap.Arrows)));
    }

    [Fact]
    public void The_weakest_link_and_the_rivals_decide_how_strong_a_claim_is()
    {
        Assert.Equal("plausible", Of([Inner(ArrowGrade.None), Outer(ArrowGrade.Strong, ruledOut)], [.. all]));
        Assert.Equal("supported", Of([Inner(ArrowGrade.Weak), Outer(ArrowGrade.Strong, ruledOut)], [.. all]));
        Assert.Equal("supported", Of([Inner(ArrowGrade.Some), Outer(ArrowGrade.Strong, part)], [.. all]));
        Assert.Equal("strong", Of([Inner(ArrowGrade.Some), Outer(ArrowGrade.Some, ruledOut)], [.. all]));
        Assert.Equal("plausible", Of([Inner(ArrowGrade.Some), Outer(ArrowGrade.Some, whole)], [.. all]));
    }

    [Fact]
    public void A_condition_that_is_not_met_and_a_way_that_is_not_there_are_named()
    {
        Assert.Equal("supported", Of([Outer(ArrowGrade.Strong, ruledOut)], "theory", "activities", "chain"));
        Assert.Equal("none", Of([Outer(ArrowGrade.Strong, ruledOut)], "activities", "chain", "others"));
        Assert.Equal(["theory"], ClaimRule.Gaps(strengths[1], [Outer(ArrowGrade.Strong, ruledOut)], new HashSet<string> { "activities" }).Select(g => g.Test));
        Assert.Equal(ClaimLack.NoWay, Assert.Single(ClaimRule.Gaps(strengths[1], [], all)).Lack);
        Assert.Equal(ClaimLack.Assumption, Assert.Single(ClaimRule.Gaps(strengths[1], [new(ArrowGrade.Strong, false, false, [])], all)).Lack);
    }

    private static readonly Gen<ArrowStand> arrow =
        from grade in Gen.Choose(0, 3)
        from outcome in Gen.Elements(true, false)
        from assumption in Gen.Elements(true, true, true, false)
        from rivals in Gen.ListOf(from explains in Gen.Choose(0, 3) from reason in Gen.Elements(true, false) from evidence in Gen.Elements(true, false) select new RivalStand((RivalExplains)explains, reason, evidence))
        select new ArrowStand((ArrowGrade)grade, outcome, assumption, [.. rivals.Take(3)]);

    private static readonly Arbitrary<(ArrowStand[] Arrows, string[] Met)> claims = Arb.From(
        from arrows in Gen.ArrayOf(arrow) from met in Gen.SubListOf("theory", "activities", "chain", "others") select (arrows.Take(6).ToArray(), met.ToArray()));

    [Fact]
    public void One_more_link_one_more_open_rival_and_one_condition_less_never_make_a_claim_stronger() => Prop.ForAll(claims, Arb.From(arrow), (claim, more) =>
    {
        if (claim.Arrows.Length == 0)
            return true;
        int At(IReadOnlyList<ArrowStand> arrows, IEnumerable<string> met) => ClaimRule.Strongest(strengths, arrows, met.ToHashSet());
        var now = At(claim.Arrows, claim.Met);
        ArrowStand[] doubted = [.. claim.Arrows.Select(l => l with { Rivals = [.. l.Rivals, open] })];
        return At([.. claim.Arrows, more], claim.Met) <= now && At(doubted, claim.Met) <= now && At(claim.Arrows, claim.Met.Skip(1)) <= now;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_may_be_published_has_every_rival_on_the_way_to_an_outcome_weighed() => Prop.ForAll(claims, claim =>
    {
        var strength = strengths[ClaimRule.Strongest(strengths, claim.Arrows, claim.Met.ToHashSet())];
        return !strength.Publish || claim.Arrows.All(l => !l.ToOutcome || (l.Rivals.Count > 0 && l.Rivals.All(r => r.Explains != RivalExplains.NotJudged && r.HasReason)));
    }).QuickCheckThrowOnFailure();
}
