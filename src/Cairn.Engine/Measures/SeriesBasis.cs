namespace Cairn.Engine.Measures;

/// <summary>What a value rests on. Two values can be compared where all three are the same.</summary>
/// <param name="Definition">What is counted and how, by its id: "filled-posts".</param>
/// <param name="Family">Editions that continue each other. An edition that re-estimates earlier years begins a family of its own.</param>
/// <param name="Coverage">Who is in it, where not all are: "25 of 32 councils". Empty for all.</param>
public sealed record SeriesBasis(string Definition, string Family, string Coverage = "");

/// <summary>Why two values of one series cannot be joined.</summary>
public enum SeriesBreakKind { Definition, Edition, Coverage }

/// <summary>The place where a series does not join: the last value before it and the first after it.</summary>
public sealed record SeriesBreak(SeriesValue Before, SeriesValue After)
{
    /// <summary>The weightiest of what differs: definition, then family of editions, then coverage.</summary>
    public SeriesBreakKind Kind =>
        Before.Basis.Definition != After.Basis.Definition ? SeriesBreakKind.Definition
        : Before.Basis.Family != After.Basis.Family ? SeriesBreakKind.Edition : SeriesBreakKind.Coverage;

    /// <summary>Such as "2020/21 counts jobs and 2021/22 counts filled posts".</summary>
    public string Why => Kind switch
    {
        SeriesBreakKind.Definition => $"{PartDate.Words(Before.Period)} counts {Words(Before.Basis.Definition)} and {PartDate.Words(After.Period)} counts {Words(After.Basis.Definition)}",
        SeriesBreakKind.Edition => $"{PartDate.Words(Before.Period)} is as the {Before.Edition} edition estimated it and {PartDate.Words(After.Period)} as the {After.Edition} edition did, which estimates earlier years anew",
        _ => $"{PartDate.Words(Before.Period)} covers {Covered(Before)} and {PartDate.Words(After.Period)} covers {Covered(After)}",
    };

    private static string Words(string id) => id.Replace('-', ' ');

    private static string Covered(SeriesValue value) => value.Basis.Coverage is { Length: > 0 } coverage ? coverage : "all";
}
