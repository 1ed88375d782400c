using Cairn.Engine.Measures;
using Cairn.Platform.Measures;

namespace Cairn.Workforce;

/// <summary>How many are below a rate, and what lifting them costs, as a reader may see it. Money in whole pounds.</summary>
/// <param name="Why">Why there is no figure; then all the others are nought.</param>
/// <param name="Year">Pounds a year, what the employer pays on top counted in where it is known.</param>
/// <param name="OnTop">Of that, what the employer pays on top; null where no rules are held for the day.</param>
public sealed record ShownLifting(NoFigure Why, long Below, long Known, long WithoutHours, decimal Year, decimal? OnTop)
{
    /// <summary>To how many pounds everybody's figures of a year are rounded.</summary>
    private const decimal PublicPounds = 1_000;

    public decimal Week => Math.Round(Year / PaidWork.Weeks, MidpointRounding.AwayFromZero);

    public decimal? Share => Why == NoFigure.None && Known > 0 ? 100m * Below / Known : null;

    public static ShownLifting Of(Lifting lifted, bool exact)
    {
        if (lifted.Known == 0)
            return None(lifted.All == 0 ? NoFigure.NothingHeld : NoFigure.NotAnswered);
        if (exact)
            return new(NoFigure.None, lifted.Below, lifted.Known, lifted.WithoutHours, Pounds(lifted.Year, 1), lifted.OnTop is { } own ? Pounds(own, 1) : null);
        // Of the cost too few is whoever it is reckoned for: those below whose hours are known.
        return PublicFigures.Count(lifted.Below) is { } below && PublicFigures.Count(lifted.Known) is { } known && PublicFigures.Count(lifted.Below - lifted.WithoutHours) is not null
            ? new(NoFigure.None, below, known, PublicFigures.Count(lifted.WithoutHours) ?? 0, Pounds(lifted.Year, PublicPounds), lifted.OnTop is { } onTop ? Pounds(onTop, PublicPounds) : null)
            : None(NoFigure.TooFew);
    }

    private static ShownLifting None(NoFigure why) => new(why, 0, 0, 0, 0, null);

    private static decimal Pounds(decimal pence, decimal to) => Math.Round(pence / 100 / to, MidpointRounding.AwayFromZero) * to;
}

/// <summary>How many lie below a line by their own pay, as a reader may see it.</summary>
/// <param name="WithCredit">With the credit of one adult alone; null where its rules are not held, or it is too few.</param>
public sealed record ShownOwnPay(NoFigure Why, long Below, long? WithCredit, long Known, long? NoPay, long? NoHours)
{
    public decimal? Share => Why == NoFigure.None && Known > 0 ? 100m * Below / Known : null;

    public static ShownOwnPay Of(OwnPay pay, bool exact)
    {
        if (pay.Known == 0)
            return new(pay.All == 0 ? NoFigure.NothingHeld : NoFigure.NotAnswered, 0, null, 0, pay.NoPay, pay.NoHours);
        if (exact)
            return new(NoFigure.None, pay.Below, pay.BelowWithCredit, pay.Known, pay.NoPay, pay.NoHours);
        return PublicFigures.Count(pay.Below) is { } below && PublicFigures.Count(pay.Known) is { } known
            ? new(NoFigure.None, below, pay.BelowWithCredit is { } with ? PublicFigures.Count(with) : null, known, PublicFigures.Count(pay.NoPay), PublicFigures.Count(pay.NoHours))
            : new(NoFigure.TooFew, 0, null, 0, null, null);
    }
}
