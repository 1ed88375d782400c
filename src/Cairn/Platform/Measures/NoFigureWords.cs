using Cairn.Engine.Measures;

namespace Cairn.Platform.Measures;

/// <summary>Why there is no figure, in words.</summary>
public static class NoFigureWords
{
    public static string Of(NoFigure why) => why switch
    {
        NoFigure.NothingHeld => "nothing is held that it counts",
        NoFigure.NotAnswered => "nobody has answered what it needs",
        NoFigure.NotComparable => "it is not asked, or does not mean the same, there or then",
        NoFigure.TooFew => "too few: somebody could be found in it",
        NoFigure.NotConsistent => "the answers contradict each other",
        NoFigure.NotYetKnown => "not yet known",
        _ => "",
    };

    /// <summary>As machines read it: "not-answered".</summary>
    public static string Code(NoFigure why) => why switch
    {
        NoFigure.NothingHeld => "no-data", NoFigure.NotAnswered => "not-answered", NoFigure.NotComparable => "not-comparable", NoFigure.TooFew => "too-few",
        NoFigure.NotConsistent => "not-consistent", NoFigure.NotYetKnown => "not-yet-known", _ => "",
    };
}
