namespace Cairn.Engine.Measures;

/// <summary>
/// What was there, what came, what went and what was there at the end. Published flows seldom close: people whose hours are not known,
/// moves within the sector and late returns are in the ends and not in the flows. The residual is shown, never spread.
/// </summary>
/// <param name="Out">What went, above nought.</param>
public sealed record SeriesFlow(decimal Opening, decimal In, decimal Out, decimal Closing)
{
    /// <summary>What would be there at the end if the flows were all: opening + in − out.</summary>
    public decimal Expected => Opening + In - Out;

    /// <summary>Closing less expected: above nought where more are there than the flows explain.</summary>
    public decimal Residual => Closing - Expected;

    /// <summary>The residual in per cent of the opening, to one decimal, half away from zero; null where the opening is nought.</summary>
    public decimal? ResidualPercent => Opening == 0 ? null : Math.Round(Residual / Opening * 100, 1, MidpointRounding.AwayFromZero);
}
