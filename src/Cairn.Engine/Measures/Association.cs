namespace Cairn.Engine.Measures;

/// <summary>One provider as an association looks at it. Its people stand or fall together, so it counts as one.</summary>
/// <param name="Id">Decides the order in which sums are made, so that the same units give the same bits.</param>
/// <param name="Stratum">Only units of one stratum are set beside each other: kind of service and size.</param>
/// <param name="Offers">Which of the two sides it is on.</param>
/// <param name="Above">Numerator of its rate, such as leavers; 0 or more.</param>
/// <param name="Below">Denominator, such as staff; more than 0, else the unit is left out.</param>
public readonly record struct AssociationUnit(string Id, string Stratum, bool Offers, decimal Above, decimal Below);

/// <summary>Why two sides cannot be set beside each other.</summary>
public enum NoAssociation
{
    /// <summary>They can.</summary>
    None,

    /// <summary>Fewer than <see cref="Association.Fewest"/> units offer it.</summary>
    TooFewOffer,

    /// <summary>Fewer than <see cref="Association.Fewest"/> units do not offer it.</summary>
    TooFewDoNot,

    /// <summary>No stratum, or too few units in all, where both sides have two units at least.</summary>
    NothingInCommon,

    /// <summary>Fewer than <see cref="Association.FewestCounted"/> of what is counted on a side: somebody could be found in it.</summary>
    TooFewCounted,

    /// <summary>One unit has more than <see cref="Association.LargestShare"/> of a side: the figure would be its own.</summary>
    MostlyOne,

    /// <summary>Every unit of a stratum has the same rate: there is nothing to tell how sure the difference is.</summary>
    NoSpread,
}

/// <summary>
/// The rates of two sides and their difference, held against each other stratum by stratum. It says that two things go together, never that
/// one makes the other.
/// </summary>
/// <remarks>
/// In stratum h each side's rate is the ratio R = Σ above ÷ Σ below over its units, with the variance of a ratio over clusters,
/// v = n/(n − 1) × Σ (above − R × below)² ÷ (Σ below)² (Cochran, Sampling Techniques, 3rd ed. 1977, section 6.3, without finite population
/// correction). The differences are weighted by w = B₁B₀/(B₁ + B₀), B being Σ below of a side: the weights of Mantel and Haenszel for a
/// difference of risks (Greenland and Robins, Biometrics 41, 1985). Then d = Σ w(R₁ − R₀) ÷ Σ w and its variance is
/// Σ w²(v₁ + v₀) ÷ (Σ w)². The interval is d ± 1.96 standard errors, by the normal distribution; with ten units a side it is a little narrow.
/// </remarks>
/// <param name="With">Rate of those that offer, each stratum weighted as in the difference; null where <paramref name="Why"/> says why.</param>
/// <param name="Difference"><paramref name="With"/> less <paramref name="Without"/>.</param>
/// <param name="Low">Lower end of the 95% interval.</param>
/// <param name="P">How often chance alone would give so large a difference: 0 to 1, of both tails.</param>
/// <param name="Offering">Units that offer, of the strata that could be compared.</param>
/// <param name="LeftOut">Units of strata where one side has fewer than two.</param>
public sealed record Association(
    double? With, double? Without, double? Difference, double? Low, double? High, double? P, int Offering, int NotOffering, int Strata, int LeftOut, NoAssociation Why)
{
    /// <summary>Fewer units on a side could be told apart, and tell too little.</summary>
    public const int Fewest = 10;

    /// <summary>Fewer above on a side, such as leavers, are not told.</summary>
    public const int FewestCounted = 10;

    /// <summary>No unit may have more of its side's denominator than this.</summary>
    public const decimal LargestShare = 0.4m;

    /// <summary>Standard errors on each side of the 95% interval.</summary>
    public const double Reach = 1.959963984540054;

    /// <summary>Sets those that offer beside those that do not.</summary>
    /// <param name="units">In any order.</param>
    /// <param name="scale">Rates are multiplied by it: 100 for per cent.</param>
    public static Association Of(IEnumerable<AssociationUnit> units, double scale)
    {
        var all = units.Where(u => u.Below > 0).OrderBy(u => u.Id, StringComparer.Ordinal).ToList();
        if (all.Count(u => u.Offers) < Fewest)
            return None(NoAssociation.TooFewOffer, all, 0);
        if (all.Count(u => !u.Offers) < Fewest)
            return None(NoAssociation.TooFewDoNot, all, 0);
        var strata = all.GroupBy(u => u.Stratum, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (With: g.Where(u => u.Offers).ToList(), Without: g.Where(u => !u.Offers).ToList())).Where(s => s.With.Count > 1 && s.Without.Count > 1).ToList();
        var compared = strata.SelectMany(s => s.With.Concat(s.Without)).ToList();
        var leftOut = all.Count - compared.Count;
        if (compared.Count(u => u.Offers) < Fewest || compared.Count(u => !u.Offers) < Fewest)
            return None(NoAssociation.NothingInCommon, compared, leftOut);
        if (compared.GroupBy(u => u.Offers).Any(side => side.Sum(u => u.Above) < FewestCounted))
            return None(NoAssociation.TooFewCounted, compared, leftOut);
        if (compared.GroupBy(u => u.Offers).Any(side => side.Max(u => u.Below) > LargestShare * side.Sum(u => u.Below)))
            return None(NoAssociation.MostlyOne, compared, leftOut);
        var (weights, with, without, variance) = (0.0, 0.0, 0.0, 0.0);
        foreach (var stratum in strata)
        {
            var (one, other) = (Side.Of(stratum.With), Side.Of(stratum.Without));
            var weight = one.Below * other.Below / (one.Below + other.Below);
            weights += weight;
            with += weight * one.Rate;
            without += weight * other.Rate;
            variance += weight * weight * (one.Variance + other.Variance);
        }
        if (variance <= 0)
            return None(NoAssociation.NoSpread, compared, leftOut) with { Strata = strata.Count };
        var (difference, error) = ((with - without) / weights, Math.Sqrt(variance) / weights);
        return new Association(scale * with / weights, scale * without / weights, scale * difference, scale * (difference - Reach * error), scale * (difference + Reach * error),
            Chance.BothTails(difference / error), compared.Count(u => u.Offers), compared.Count(u => !u.Offers), strata.Count, leftOut, NoAssociation.None);
    }

    private static Association None(NoAssociation why, List<AssociationUnit> units, int leftOut) =>
        new(null, null, null, null, null, null, units.Count(u => u.Offers), units.Count(u => !u.Offers), 0, leftOut, why);

    /// <summary>Rate, its variance, and denominator of one side of one stratum.</summary>
    private readonly record struct Side(double Rate, double Variance, double Below)
    {
        public static Side Of(List<AssociationUnit> units)
        {
            var below = units.Sum(u => u.Below);
            var rate = units.Sum(u => u.Above) / below;
            var squares = units.Sum(u => Square((double)(u.Above - rate * u.Below)));
            return new Side((double)rate, units.Count / (units.Count - 1.0) * squares / Square((double)below), (double)below);
        }

        private static double Square(double x) => x * x;
    }
}
