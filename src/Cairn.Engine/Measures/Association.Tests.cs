using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Measures;

/// <summary>(W11) What goes with what, with its uncertainty.</summary>
public sealed class AssociationTests
{
    private static IEnumerable<AssociationUnit> Units(string stratum, bool offers, decimal below, params decimal[] above) =>
        above.Select((a, n) => new AssociationUnit($"{stratum}{offers}{n:00}", stratum, offers, a, below));

    private static readonly AssociationUnit[] One =
        [.. Units("a", true, 10, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3), .. Units("a", false, 10, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4)];

    private static readonly AssociationUnit[] Two = [.. One, .. Units("b", true, 10, 0, 2), .. Units("b", false, 20, 1, 3)];

    [Fact]
    public void One_stratum_is_as_worked_out_by_hand()
    {
        // R₁ = 20/100, R₀ = 30/100; every remainder is 1 or −1, so v = 10/9 × 10/100² on each side; √(2 × 0.001111…) = 0.0471405.
        var found = Association.Of(One, 100);
        Assert.Equal((20.0, 30.0, -10.0), (found.With!.Value, found.Without!.Value, Math.Round(found.Difference!.Value, 9)));
        Assert.Equal(-19.2394, found.Low!.Value, 0.0001);
        Assert.Equal(-0.7606, found.High!.Value, 0.0001);
        Assert.Equal(0.033895, found.P!.Value, 0.000001); // z = −2.121320
        Assert.Equal((10, 10, 1, 0, NoAssociation.None), (found.Offering, found.NotOffering, found.Strata, found.LeftOut, found.Why));
    }

    [Fact]
    public void Two_strata_are_weighted_as_worked_out_by_hand()
    {
        // b: R₁ = 2/20, R₀ = 4/40, v₁ = 2 × 2/20² = 0.01, v₀ = 2 × 2/40² = 0.0025. Weights 100×100/200 = 50 and 20×40/60 = 13⅓.
        // d = 50 × −0.1 ÷ 63⅓ = −0.0789474; variance (2500 × 0.00222… + 177.78 × 0.0125) ÷ 4011.11 = 0.00193906; error 0.0440348.
        var found = Association.Of(Two, 100);
        Assert.Equal(-7.89474, found.Difference!.Value, 0.00001);
        Assert.Equal(-7.89474 - 1.959964 * 4.40348, found.Low!.Value, 0.0001);
        Assert.Equal(found.With!.Value - found.Without!.Value, found.Difference.Value, 1e-9);
        Assert.Equal((12, 12, 2), (found.Offering, found.NotOffering, found.Strata));
    }

    [Fact]
    public void A_stratum_where_a_side_has_one_unit_is_left_out_and_counted()
    {
        var found = Association.Of([.. One, .. Units("lonely", true, 10, 9), .. Units("lonely", false, 10, 1, 1, 1)], 100);
        Assert.Equal(-10, found.Difference!.Value, 1e-9);
        Assert.Equal((1, 4), (found.Strata, found.LeftOut));
    }

    [Fact]
    public void What_cannot_be_compared_has_its_reason_and_no_figure()
    {
        static NoAssociation Why(params IEnumerable<AssociationUnit>[] units)
        {
            var found = Association.Of(units.SelectMany(u => u), 100);
            Assert.Null(found.Difference);
            Assert.Null(found.P);
            return found.Why;
        }
        var (some, others) = (One.Where(u => u.Offers).ToList(), One.Where(u => !u.Offers).ToList());
        Assert.Equal(NoAssociation.TooFewOffer, Why(some.Skip(1), others));
        Assert.Equal(NoAssociation.TooFewDoNot, Why(some, others.Skip(1)));
        Assert.Equal(NoAssociation.TooFewOffer, Why(some.Select((u, n) => n == 0 ? u with { Below = 0 } : u), others));
        Assert.Equal(NoAssociation.NothingInCommon, Why(some, others.Select(u => u with { Stratum = "b" })));
        Assert.Equal(NoAssociation.TooFewCounted, Why(some.Select((u, n) => u with { Above = n == 0 ? 9 : 0 }), others));
        Assert.Equal(NoAssociation.MostlyOne, Why(some.Select((u, n) => n == 0 ? u with { Below = 100 } : u), others));
        Assert.Equal(NoAssociation.NoSpread, Why(some.Select(u => u with { Above = 1 }), others.Select(u => u with { Above = 2 })));
    }

    [Fact]
    public void The_order_of_the_units_changes_no_bit() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var mixed = Two.ToArray();
            new Random(seed).Shuffle(mixed);
            Assert.Equal(Association.Of(Two, 100), Association.Of(mixed, 100));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_no_difference_the_interval_holds_nought_about_95_times_in_a_hundred()
    {
        var random = new Random(11);
        var held = Enumerable.Range(0, 2000).Count(_ =>
        {
            var found = Association.Of(Enumerable.Range(0, 120).Select(n => new AssociationUnit($"{n:000}", n % 3 == 0 ? "a" : "b", n % 2 == 0, random.Next(0, 10), random.Next(20, 60))), 100);
            return found.Low <= 0 && found.High >= 0;
        });
        Assert.InRange(held, 1860, 1930);
    }
}
