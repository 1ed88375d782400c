namespace Cairn.Engine.Networks;

/// <summary>What an arrow of a logic model rests on, weakest first.</summary>
public enum ArrowGrade { None, Weak, Some, Strong }

/// <summary>How much of the change another explanation was found to explain.</summary>
public enum RivalExplains { NotJudged, All, Part, None }

/// <summary>How far the other explanations on a way are dealt with, least first.</summary>
public enum RivalsStand : byte
{
    /// <summary>An arrow to an outcome names none.</summary>
    Unnamed,

    Named,

    /// <summary>Each has a judgement with its reason.</summary>
    Weighed,

    /// <summary>Each has evidence that it explains nothing, or a share that is stated.</summary>
    Answered,
}

/// <summary>Another explanation of the change to which an arrow leads.</summary>
/// <param name="HasReason">Whether a reason is given for the judgement.</param>
/// <param name="HasEvidence">Whether evidence is named for it, or the share stated.</param>
public readonly record struct RivalStand(RivalExplains Explains, bool HasReason, bool HasEvidence);

/// <summary>An arrow that a claim leans on.</summary>
/// <param name="ToOutcome">Whether it leads to an outcome, of which something else may be the cause.</param>
/// <param name="HasAssumption">Whether it is said what has to be true for it to hold.</param>
public readonly record struct ArrowStand(ArrowGrade Grade, bool ToOutcome, bool HasAssumption, IReadOnlyList<RivalStand> Rivals);

/// <summary>What a strength of claim asks for; the packs' list has them weakest first.</summary>
/// <param name="Publish">Whether a claim of this strength may be published.</param>
/// <param name="Tests">Ids of the conditions that must be met.</param>
/// <param name="Least">Weakest grade of an arrow.</param>
/// <param name="MayExplainAll">Whether another explanation may be found to explain the whole change.</param>
public sealed record ClaimStrength(string Id, bool Publish, IReadOnlyList<string> Tests, ArrowGrade Least, RivalsStand Rivals, bool MayExplainAll);

/// <summary>Why a claim falls short of a strength.</summary>
public enum ClaimLack : byte { NoWay, Assumption, Test, Grade, Rivals, ExplainsAll }

/// <param name="Test">Id of the condition where it is <see cref="ClaimLack.Test"/>.</param>
/// <param name="Arrows">Places of the arrows that fall short, among those the claim leans on.</param>
public sealed record ClaimGap(ClaimLack Lack, string? Test, IReadOnlyList<int> Arrows);

/// <summary>How strong a claim is that one box contributed to another: by the rule of the packs, whatever its author hopes.</summary>
public static class ClaimRule
{
    /// <summary>How far the rivals of some arrows are dealt with: the least of them.</summary>
    public static RivalsStand Stand(ArrowStand arrow)
    {
        if (!arrow.ToOutcome)
            return RivalsStand.Answered;
        if (arrow.Rivals.Count == 0)
            return RivalsStand.Unnamed;
        return arrow.Rivals.Min(r => r.Explains == RivalExplains.NotJudged || !r.HasReason ? RivalsStand.Named : !r.HasEvidence || r.Explains == RivalExplains.All ? RivalsStand.Weighed : RivalsStand.Answered);
    }

    /// <summary>Everything that a claim lacks for a strength; nothing: it has it.</summary>
    /// <param name="arrows">All that the claim leans on; none: no way leads from the one box to the other.</param>
    /// <param name="met">Ids of the conditions that are met.</param>
    public static IReadOnlyList<ClaimGap> Gaps(ClaimStrength strength, IReadOnlyList<ArrowStand> arrows, IReadOnlySet<string> met)
    {
        List<ClaimGap> gaps = [];
        void Arrows(ClaimLack lack, Func<ArrowStand, bool> falls)
        {
            if (Enumerable.Range(0, arrows.Count).Where(n => falls(arrows[n])).ToList() is { Count: > 0 } found)
                gaps.Add(new(lack, null, found));
        }
        if (strength.Publish && arrows.Count == 0)
            gaps.Add(new(ClaimLack.NoWay, null, []));
        if (strength.Publish)
            Arrows(ClaimLack.Assumption, l => !l.HasAssumption);
        gaps.AddRange(strength.Tests.Where(t => !met.Contains(t)).Select(t => new ClaimGap(ClaimLack.Test, t, [])));
        Arrows(ClaimLack.Grade, l => l.Grade < strength.Least);
        Arrows(ClaimLack.Rivals, l => Stand(l) < strength.Rivals);
        if (!strength.MayExplainAll)
            Arrows(ClaimLack.ExplainsAll, l => l.ToOutcome && l.Rivals.Any(r => r.Explains == RivalExplains.All));
        return gaps;
    }

    /// <summary>The strongest of some strengths that a claim has without a gap, those before it in the list among them.</summary>
    /// <param name="strengths">Weakest first; the first asks for nothing.</param>
    /// <returns>Its place.</returns>
    public static int Strongest(IReadOnlyList<ClaimStrength> strengths, IReadOnlyList<ArrowStand> arrows, IReadOnlySet<string> met)
    {
        var reached = 0;
        for (var n = 1; n < strengths.Count && Gaps(strengths[n], arrows, met).Count == 0; n++)
            reached = n;
        return reached;
    }
}
