namespace Cairn.Engine.Registration;

/// <summary>Registers made up for the tests: a yearly one, and one whose rules changed on 3 June 2024 as Scotland's did.</summary>
internal static class TestRegisters
{
    public const string Part = "part";

    private static readonly Dictionary<string, long> None = [];

    public static readonly DateOnly Change = new(2024, 6, 3);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    /// <summary>Yearly, 28 days of notice, one piece of learning with a peer of two.</summary>
    public static readonly RegisterRules Yearly = Of("yearly",
        [new(Head("renew"), 12, 0, 0, 60, false)],
        [new(Head("learn"), LearningUnit.Pieces, 2, 1, [], [], None)],
        [new(Head("qualify"), 36, [], false)]);

    public static readonly RegisterRules Changed = Of("changed",
        [new(Head("renew-5", until: Change), 60, 0, 0, 60, false), new(Head("renew-1", Change), 12, 0, 0, 60, true)],
        [new(Head("hours", until: Change), LearningUnit.Minutes, 3_600, 0, [], [], None), new(Head("core", Change), LearningUnit.Elements, 0, 0, ["protection", "trauma"], [], None)],
        [new(Head("qualify-5", until: Change), 60, [], false), new(Head("qualify-3", Change), 36, [], false), new(Head("qualify-longer", Change), 60, ["supervisor"], true)]);

    public static RuleHead Head(string id, DateOnly? from = null, DateOnly? until = null) => new(id, from ?? Day(2000, 1, 1), until, id, "the tests", "derived");

    private static RegisterRules Of(string id, IReadOnlyList<RenewalRule> renewals, IReadOnlyList<LearningRule> learning, IReadOnlyList<ConditionRule> conditions) => new(
        id, id, "nowhere", [new(Head(Part), "Part", [], null), new(Head("other"), "Other", [], null)], [], [],
        [new(Head("supervisor"), [], ["supervisor"], [new("practice", ["svq", "degree"]), new("supervision", ["pda", "degree"])], false)],
        conditions, renewals, [], learning,
        [.. new[] { FactKind.Lapsed, FactKind.RoleEnded, FactKind.ConditionUnmet, FactKind.InformationNotGiven }.Select(k => new EndRule(Head($"end-{k}"), k, 28, 28))],
        [.. new[] { FactKind.Warning, FactKind.PracticeConditions, FactKind.Suspension, FactKind.InterimSuspension, FactKind.InterimConditions }.Select(k => new ShownRule(Head($"shown-{k}"), k, 0)), new(Head("shown-removed"), FactKind.Removed, 36)],
        [])
    { FeeNotice = Head("fee-notice"), FeeNoticeDays = 28, Appeal = Head("appeal"), AppealDays = 28 };

    /// <summary>In the order in which they are judged, numbered from 1 where they have no number.</summary>
    public static Fact[] InOrder(params IEnumerable<Fact> facts) => [.. facts.Select((f, n) => f.Number == 0 ? f with { Number = 1_000 + n } : f).OrderBy(f => f.On).ThenBy(f => f.Number)];

    /// <summary>All that a renewal into a period rests on.</summary>
    public static IEnumerable<Fact> Renewed(RegisterRules rules, DateOnly admitted, int period, long fee = 3_500)
    {
        var into = Period(rules, admitted, period);
        yield return new(FactKind.FeeAsked, into.Opened, into.Start, period, fee);
        yield return new(FactKind.FeePaid, into.Opened.AddDays(5), Period: period, Amount: fee);
        yield return new(FactKind.Declared, into.Opened.AddDays(6), Period: period);
        yield return new(FactKind.ContactConfirmed, into.Opened.AddDays(6));
        foreach (var piece in Learned(into))
            yield return piece;
    }

    public static IEnumerable<Fact> Learned(Period into)
    {
        yield return new(FactKind.Learning, into.Before.AddDays(10), Period: into.Number - 1, Amount: 1_800, Code: "protection");
        yield return new(FactKind.Learning, into.Before.AddDays(20), Period: into.Number - 1, Amount: 1_800, Code: "trauma");
        yield return new(FactKind.PeerReflection, into.Before.AddDays(20), Period: into.Number - 1);
    }

    public static Period Period(RegisterRules rules, DateOnly admitted, int number)
    {
        var period = Periods.Of(rules, admitted, admitted);
        while (period.Number < number)
            period = Periods.Of(rules, admitted, period.End);
        return period;
    }
}
