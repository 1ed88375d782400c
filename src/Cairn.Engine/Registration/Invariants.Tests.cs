using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>What must hold of every history, tried over random ones (R1, R2, R4, R6).</summary>
public sealed class InvariantsTests
{
    private const int Histories = 4_000;

    private static readonly FactKind[] EndKinds = [FactKind.Left, FactKind.Lapsed, FactKind.RoleEnded, FactKind.ConditionUnmet, FactKind.InformationNotGiven];
    private static readonly FactKind[] SanctionKinds = [FactKind.Warning, FactKind.PracticeConditions, FactKind.Suspension, FactKind.Removed, FactKind.InterimSuspension];

    /// <summary>A life on the register: renewals done, half done or not at all, ends and sanctions by anybody, reversals, cases, appeals.</summary>
    private static (RegisterRules Rules, DateOnly Admitted, Fact[] Facts) History(int seed)
    {
        var random = new Random(seed);
        var rules = random.Next(2) == 0 ? Yearly : Changed;
        var admitted = Day(2019, 1, 1).AddDays(random.Next(1_800));
        List<Fact> facts = [new(FactKind.Applied, admitted.AddDays(-30)), new(FactKind.Admitted, admitted, By: Decision.Person), new(FactKind.Role, admitted, random.Next(3) == 0 ? admitted.AddDays(random.Next(1, 2_000)) : null, Code: "home/supervisor")];
        for (var period = 1; period < 6; period++)
            facts.AddRange(Renewed(rules, admitted, period).Where(_ => random.Next(6) > 0).Select(f => f with { On = f.On.AddDays(random.Next(4) == 0 ? random.Next(200) : 0) }));
        if (random.Next(2) == 0)
            facts.Add(new(FactKind.Condition, admitted, Code: "supervisor"));
        if (random.Next(3) == 0)
            facts.Add(new(FactKind.Qualification, admitted.AddDays(random.Next(2_500)), Code: "degree"));
        for (var n = random.Next(4); n > 0; n--)
        {
            var (on, number) = (admitted.AddDays(random.Next(2_400)), 10 + (n * 3));
            switch (random.Next(4))
            {
                case 0:
                    facts.Add(new(EndKinds[random.Next(EndKinds.Length)], on, By: (Decision)random.Next(4), Number: number));
                    facts.Add(new(FactKind.Notice, on.AddDays(-random.Next(60)), About: random.Next(4) == 0 ? 99 : number));
                    if (random.Next(4) == 0)
                        facts.Add(new(FactKind.EndReversed, on.AddDays(random.Next(60)), About: number, By: Decision.Person));
                    break;
                case 1:
                    facts.Add(new(SanctionKinds[random.Next(SanctionKinds.Length)], on, on.AddDays(random.Next(700)), By: (Decision)random.Next(4), Number: number));
                    break;
                case 2:
                    facts.Add(new(FactKind.CaseOpened, on, Number: number));
                    if (random.Next(2) == 0)
                        facts.Add(new(FactKind.CaseClosed, on.AddDays(random.Next(300)), About: number));
                    break;
                default:
                    facts.Add(new(FactKind.FeeAsked, on, on.AddDays(-random.Next(200)), random.Next(6), 2_500));
                    break;
            }
        }
        return (rules, admitted, InOrder(facts));
    }

    private static IEnumerable<(int Seed, RegisterRules Rules, DateOnly Admitted, Fact[] Facts, DateOnly Day)> Days()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var (rules, admitted, facts) = History(seed);
            var random = new Random(~seed);
            for (var n = 0; n < 12; n++)
                yield return (seed, rules, admitted, facts, admitted.AddDays(random.Next(2_600)));
        }
    }

    [Fact]
    public void Nobody_whose_fee_is_paid_and_learning_done_is_taken_off_but_by_a_decision_about_them()
    {
        var (ended, guarded) = (0, 0);
        foreach (var (seed, rules, admitted, facts, day) in Days())
        {
            var judged = Judging.On(facts, rules, Part, day);
            if (judged.Family is not (StandingFamily.EndedByOffice or StandingFamily.Sanction))
            {
                guarded += judged.Has(StandingMarks.EndWithoutEffect) ? 1 : 0;
                continue;
            }
            ended++;
            var cause = facts.Where(f => f.On <= judged.Since && (judged.Standing == Standing.Removed ? f.Kind == FactKind.Removed : Ends.Is(f.Kind))).ToList();
            Assert.Contains(cause, f => f.Kind == FactKind.Left || f.By != Decision.None);
            if (judged.Standing is Standing.Left or Standing.Removed || cause.Any(f => f.By == Decision.Person || f.Kind == FactKind.Left))
                continue;
            var period = Periods.Of(rules, admitted, cause.Max(f => f.On));
            Assert.False(cause.All(f => Ends.FeePaid(facts, rules, f.On) && Ends.LearningMet(facts, rules, Part, Periods.Of(rules, admitted, f.On), f.On)), $"history {seed}, {day}, period {period.Number}");
        }
        Assert.True(ended > 1_000 && guarded > 1_000, $"{ended} ended, {guarded} held: the histories try both");
    }

    [Fact]
    public void Sanctions_and_ends_by_the_office_are_never_mixed()
    {
        foreach (var (_, rules, _, facts, day) in Days())
        {
            var judged = Judging.On(facts, rules, Part, day);
            if (judged.Family == StandingFamily.Sanction)
                Assert.Contains(facts, f => f.Kind == FactKind.Removed && f.By != Decision.None && f.On == judged.Since);
            if (judged.Family == StandingFamily.EndedByOffice)
                Assert.Contains(facts, f => Ends.Is(f.Kind) && f.On <= judged.Since && judged.Standing.ToString() == f.Kind.ToString());
        }
    }

    [Fact]
    public void A_due_date_never_precedes_its_notice()
    {
        foreach (var (_, rules, _, facts, day) in Days())
            foreach (var asked in facts.Where(f => f.Kind == FactKind.FeeAsked && f.On <= day))
            {
                var fee = Renewal.Fee(facts, rules, asked.Period, day);
                Assert.True(fee.Due >= fee.AskedOn!.Value.AddDays(rules.FeeNoticeDays));
                Assert.False(fee.Overdue(day) && day <= asked.On.AddDays(rules.FeeNoticeDays) && fee.AskedOn == asked.On);
            }
    }

    [Fact]
    public void What_happens_later_never_changes_what_was_so_on_a_day()
    {
        foreach (var (_, rules, _, facts, day) in Days())
            Assert.Equal(Judging.On([.. facts.Where(f => f.On <= day)], rules, Part, day), Judging.On(facts, rules, Part, day));
    }

    [Fact]
    public void A_renewal_never_touches_an_earlier_period_or_another_registration()
    {
        foreach (var (_, rules, admitted, facts, day) in Days())
        {
            var period = Periods.Of(rules, admitted, day);
            // Contact details that are said to hold now do for a late renewal too; everything else is the one period's.
            var next = Renewed(rules, admitted, period.Number + 1).Where(f => f.Kind is FactKind.FeeAsked or FactKind.FeePaid or FactKind.Declared);
            var with = InOrder([.. facts, .. next]);
            Assert.Equal(period, Periods.Of(rules, admitted, day));
            Assert.Equal(Renewal.Complete(facts, rules, Part, period, day), Renewal.Complete(with, rules, Part, period, day));
            Assert.Equal(LearningDone.Of(facts, rules, Part, period.Before, period.Start, period.Number - 1, day), LearningDone.Of(with, rules, Part, period.Before, period.Start, period.Number - 1, day));
        }
    }

    [Fact]
    public void The_checklist_is_complete_exactly_when_the_renewal_is()
    {
        foreach (var (_, rules, admitted, facts, day) in Days())
        {
            var list = Checklist.Of(facts, rules, Part, day);
            var own = list.Items.Where(i => i.Kind != ItemKind.Qualification).All(i => i.State is ItemState.Done or ItemState.NotNeeded or ItemState.WaitsForUs or ItemState.NotOpen);
            if (list.Late)
                Assert.Equal(own && list.Items.All(i => i.Kind is ItemKind.Qualification or ItemKind.Fee || i.State is ItemState.Done or ItemState.NotNeeded), Renewal.Complete(facts, rules, Part, Periods.Of(rules, admitted, list.From), day));
            Assert.All(list.Items, i => Assert.False(i is { State: ItemState.Late, Due: null }));
        }
    }

    [Fact]
    public void Facts_packed_for_the_whole_register_are_the_facts()
    {
        var packed = new PackedFacts();
        Fact[] buffer = [];
        for (var seed = 0; seed < 500; seed++)
        {
            var facts = History(seed).Facts.Select(f => f with { Number = f.Number % 30_000 }).ToArray();
            var place = packed.Place();
            packed.Put(place, [((byte)1, new Fact(FactKind.Admitted, Day(2001, 1, 1)))]);
            packed.Put(place, [.. facts.Select((f, n) => ((byte)(n % 3), f))]);
            for (byte ordinal = 1; ordinal < 3; ordinal++)
            {
                var count = packed.Of(place, ordinal, ref buffer);
                Assert.Equal(facts.Where((_, n) => n % 3 == 0 || n % 3 == ordinal), buffer[..count]);
            }
        }
    }
}
