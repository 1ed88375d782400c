using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>Who cares without being employed to.</summary>
public static class CarerKinds
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("unpaid", "Unpaid carers", "Who look after family, friends or neighbours"),
        new("foster", "Foster carers", "Approved, each person once"),
        new("volunteers", "Volunteers", "Who give time to services without pay"),
    ];

    public static string Label(string kind) => All.First(k => k.Value == kind).Text;
}

/// <summary>How a count came about, and how far it can be relied on: A counted, B a survey with its margin, C an estimate, D a guess.</summary>
public static class HowCounted
{
    public const string Survey = "survey";

    public static readonly IReadOnlyList<Choice> All =
    [
        new("register", "Counted one by one", "From a register or a census"),
        new(Survey, "A survey", "Give its margin as well"),
        new("estimate", "An estimate", "From other figures, by a stated method"),
        new("guess", "A guess"),
    ];

    public static string Reliability(string how) => how switch { "register" => "A", Survey => "B", "estimate" => "C", _ => "D" };

    /// <summary>The letter with what it stands for.</summary>
    public static string Words(string letter) => letter switch { "A" => "A: counted one by one", "B" => "B: a survey with its margin", "C" => "C: an estimate", "D" => "D: a guess, or nobody says how", _ => "Not stated" };
}
