using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A made-up assessment of the demonstration's last year, signed off.</summary>
public sealed record DemoAssessment(int Organisation, bool Short, IReadOnlyList<(string Statement, PracticeState State)> Answers);

/// <summary>A made-up notice.</summary>
/// <param name="Size">What others read of its provider.</param>
public sealed record DemoNotice(int Organisation, HelpKind Kind, string Subject, string? ForSize, string Size, string Words);

/// <summary>How made-up providers do as employers: by lot, and without regard to anything else.</summary>
internal static class DemoPractice
{
    /// <summary>Of a thousand providers, so many have an assessment; the one that the demonstration signs in as always has.</summary>
    private const int Assessed = 90;

    /// <summary>In a thousand answers.</summary>
    private const int Done = 560, InPart = 270, NotYet = 140;

    public static IEnumerable<DemoAssessment> Assessments(Packs packs, string country, DemoRandom random, int providers, int main)
    {
        var statements = packs[country].List("practice-statements").On(DemoSector.AsAt).ToArray();
        for (var p = 0; p < providers; p++)
        {
            if (p != main && !random.Happens(Draw.Assessed, p, Assessed))
                continue;
            var small = p != main && random.Happens(Draw.Assessed, ~p, 500);
            yield return new DemoAssessment(p, small, [.. statements.Select((s, n) => (s, n)).Where(x => !small || x.s["all-sizes"].Length > 0).Select(x => (x.s.Code, State(random.Below(Draw.Practice, p * statements.Length + x.n, 1000))))]);
        }
    }

    private static PracticeState State(int lot) =>
        lot < Done ? PracticeState.Done : lot < Done + InPart ? PracticeState.InPart : lot < Done + InPart + NotYet ? PracticeState.NotYet : PracticeState.DoesNotApply;

    /// <summary>Of three of the smaller providers, which come after the councils and the large one.</summary>
    public static IReadOnlyList<DemoNotice> Notices(int main) =>
    [
        new(main, HelpKind.Offer, "training", "under-10", "250-over", "We have two places free on each of our induction days, for employers with a few workers.\n\nNo charge. Bring lunch."),
        new(main + 40, HelpKind.Ask, "policies", null, "10-49", "Who has a lone working policy for care at home in the country, and would talk it through with us?"),
        new(main + 75, HelpKind.Offer, "supervision", null, "10-49", "Two of our seniors were trained to supervise. We can sit in with yours, once or twice."),
        new(main + 110, HelpKind.Ask, "recruitment", "under-10", "under-10", "How do other small employers get references quickly?"),
    ];

    /// <summary>Policies that the main provider has adopted, with what fills their blanks.</summary>
    public static readonly IReadOnlyList<(string Policy, string[] Answers)> Adopted =
    [
        ("recruitment", ["registered manager"]), ("induction", ["six"]), ("supervision", ["six"]), ("raising-concerns", ["registered manager", "the director of care"]),
    ];
}
