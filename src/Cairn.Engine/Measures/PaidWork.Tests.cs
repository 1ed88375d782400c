using Xunit;

namespace Cairn.Engine.Measures;

/// <summary>W5: pay beside rates and lines, and the cost of lifting it.</summary>
public sealed class PaidWorkTests
{
    /// <summary>As from April 2025: 15% above £5,000, 3% of £6,240 to £50,270 from £10,000 on.</summary>
    private static readonly OnCost Rules = new(15, 500_000, 21, 5_027_000, 3, 624_000, 5_027_000, 1_000_000);

    private static readonly AdultAlone Alone = new(40_014, 55, 1_257_000, 20, 1_257_000, 8);

    private static Lifting Lift(int pence, params PaidWork[] work) => Lifting.To(work, job => new LeastPay(pence, 18) is var least && least.Holds(job.Age) ? least : null, Rules);

    [Fact]
    public void Lifting_one_person_costs_the_gap_and_what_the_employer_pays_on_it()
    {
        // 37 hours at £12.00 to £12.60: 0.60 × 37 × 52.14 = £1,157.508; 15% and 3% of that on top, since both years lie above all thresholds.
        var lifted = Lift(1260, new PaidWork(1200, 37 * 60, 40));
        Assert.Equal((1, 1, 1, 0), (lifted.Below, lifted.Known, lifted.All, lifted.WithoutHours));
        Assert.Equal((115_750.8m, 20_835.144m), (lifted.Wages, lifted.OnTop));
        Assert.Equal(136_585.944m / 52.14m, lifted.Week);
    }

    [Fact]
    public void Thresholds_are_met_by_each_job_by_itself()
    {
        // 5 hours a week at £12: £3,128.40 a year, below every threshold before and after.
        Assert.Equal(0m, Lift(1260, new PaidWork(1200, 300, 40)).OnTop);
        // 16 hours: £10,010.88 at £12, £10,511.42 at £12.60; at £11.98 it is £9,994.20, and the pension begins with the rise.
        var begins = Lift(1200, new PaidWork(1198, 960, 40));
        Assert.Equal((1_001_088m - 999_419.52m) * 0.15m + (1_001_088m - 624_000) * 0.03m, begins.OnTop);
        // Under 21 no insurance is due; under 22 nobody must be enrolled.
        Assert.Equal(0m, Lift(1260, new PaidWork(1200, 2220, 20)).OnTop);
        Assert.Equal(115_750.8m * 0.15m, Lift(1260, new PaidWork(1200, 2220, 21)).OnTop);
    }

    [Fact]
    public void What_is_not_known_is_counted_apart_and_costs_nothing()
    {
        var lifted = Lift(1260, new(null, 2220, 30), new(1200, null, 30), new(1300, 2220, 30), new(1200, 600, null), new(1200, 600, 16));
        Assert.Equal((2, 3, 5, 1), (lifted.Below, lifted.Known, lifted.All, lifted.WithoutHours));
        Assert.Equal(60 * 10 * 52.14m, lifted.Wages);
    }

    [Fact]
    public void The_law_s_least_pay_goes_by_age()
    {
        LeastPay[] law = [new(1271, 21), new(1085, 18), new(800, 16)];
        Assert.Equal((1271, 1085, 800), (LeastPay.ForAge(law, 21)!.Pence, LeastPay.ForAge(law, 20)!.Pence, LeastPay.ForAge(law, 17)!.Pence));
        Assert.Null(LeastPay.ForAge(law, null));
        Assert.Null(LeastPay.ForAge(law, 15));
    }

    [Fact]
    public void Lifting_to_a_higher_rate_never_costs_less_and_parts_add_up()
    {
        var random = new Random(5);
        var work = Enumerable.Range(0, 500).Select(_ => new PaidWork(random.Next(8) == 0 ? null : random.Next(900, 2200), random.Next(9) == 0 ? null : random.Next(60, 2700), random.Next(7) == 0 ? null : random.Next(16, 70))).ToArray();
        var before = Lift(900, work);
        for (var pence = 950; pence < 2300; pence += 50)
        {
            var now = Lift(pence, work);
            Assert.True(now.Below >= before.Below && now.Wages >= before.Wages && now.OnTop >= before.OnTop);
            var (some, others) = (Lift(pence, work[..200]), Lift(pence, work[200..]));
            Assert.Equal((now.Below, now.Wages, now.OnTop), (some.Below + others.Below, some.Wages + others.Wages, some.OnTop + others.OnTop));
            before = now;
        }
        // Nobody is below what they have been lifted to.
        Assert.Equal(0, Lift(900, [.. work.Select(w => w with { Pence = w.Pence is { } p ? Math.Max(900, p) : null })]).Below);
    }

    [Fact]
    public void The_credit_falls_with_what_is_kept_of_pay()
    {
        // Nothing earned: 12 × £400.14. £5,000 earned and kept: £4,801.68 − £2,750. £20,000: kept 20,000 − 28% of 7,430, and the credit is gone.
        Assert.Equal((480_168m, 205_168m, 0m), (Alone.Credit(0), Alone.Credit(500_000), Alone.Credit(2_000_000)));
    }

    [Fact]
    public void Own_pay_is_set_beside_a_line_with_and_without_the_credit()
    {
        // £12 an hour: 5 hours are £60 a week, with the credit £60 + £59.09; 20 hours are £240.
        PaidWork[] work = [new(1200, 300, 30), new(1200, 1200, 30), new(1200, 2400, 30), new(null, 300, 30), new(1200, null, 30)];
        Assert.Equal(new OwnPay(2, 2, 3, 1, 1), OwnPay.Under(work, 25_000, Alone));
        Assert.Equal(new OwnPay(1, 0, 3, 1, 1), OwnPay.Under(work, 10_000, Alone));
        Assert.Null(OwnPay.Under(work, 10_000, null).BelowWithCredit);
        Assert.Equal(5, OwnPay.Under(work, 10_000, Alone).All);
    }
}
