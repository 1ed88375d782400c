using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>(R1)</summary>
public sealed class WholeRegisterTests
{
    private static (PackedFacts Facts, List<RegisterRow> Rows) Register(int registrants)
    {
        var (facts, rows) = (new PackedFacts(), new List<RegisterRow>());
        for (var n = 0; n < registrants; n++)
        {
            var admitted = Day(2020, 1, 1).AddDays(n % 1_800);
            var place = facts.Place();
            List<(byte, Fact)> own = [(1, new(FactKind.Admitted, admitted)), (1, new(FactKind.Condition, admitted, Code: "supervisor"))];
            if (n % 5 == 0)
                own.Add((2, new(FactKind.Admitted, admitted.AddDays(9))));
            if (n % 7 == 0)
                own.Add((0, new(FactKind.Left, Day(2025, 6, 1), Number: 3)));
            facts.Put(place, [.. own]);
            rows.Add(new(place, n % 5 == 0 ? ["part", "other"] : ["part"]));
        }
        return (facts, rows);
    }

    [Fact]
    public void People_and_registrations_are_counted_apart_whatever_the_number_of_processors()
    {
        var (facts, rows) = Register(35_000);
        var counts = WholeRegister.On(facts, rows, Yearly, Day(2025, 5, 31));
        Assert.Equal((35_000, 42_000), (counts.People, counts.Registrations));
        var after = WholeRegister.On(facts, rows, Yearly, Day(2025, 6, 1));
        Assert.Equal((30_000, 36_000), (after.People, after.Registrations));
        Assert.Equal((5_000, 1_000), (after.ByPart.Where(p => p.Key.Part == "part" && p.Key.Standing == Standing.Left).Sum(p => p.Value), after.ByPart.Where(p => p.Key.Part == "other" && p.Key.Standing == Standing.Left).Sum(p => p.Value)));
        Assert.Equal(counts.ByPart.OrderBy(p => p.ToString()), WholeRegister.On(facts, [.. rows.AsEnumerable().Reverse()], Yearly, Day(2025, 5, 31)).ByPart.OrderBy(p => p.ToString()));
    }

    [Fact]
    public void A_rule_that_changes_on_a_day_moves_those_whom_it_would_move_and_nobody_else()
    {
        var (facts, rows) = Register(1_800);
        var day = Day(2026, 1, 1);
        var shorter = WhatIf.Change(Yearly, "qualify", 24, Day(2023, 1, 1));
        var moved = WholeRegister.Compare(facts, rows, Yearly, shorter, day);
        // Admitted from 1 January 2023, and on the register for more than 24 months but not 36: from 2 January 2023 to before 1 January 2024; who left is moved by nothing.
        var expected = Enumerable.Range(0, 1_800).Count(n => n % 7 != 0 && Day(2020, 1, 1).AddDays(n) is var admitted && admitted >= Day(2023, 1, 1) && admitted.AddMonths(24) < day && admitted.AddMonths(36) >= day);
        var change = Assert.Single(moved);
        Assert.Equal((expected, Standing.Registered, true, false), (change.Registrations, change.Is, (change.IsMarks & StandingMarks.ConditionOverdue) != StandingMarks.None, (change.WasMarks & StandingMarks.ConditionOverdue) != StandingMarks.None));
        Assert.Empty(WholeRegister.Compare(facts, rows, Yearly, WhatIf.Change(Yearly, "qualify", 36, Day(2023, 1, 1)), day));
        Assert.Throws<ArgumentException>(() => WhatIf.Change(Yearly, "appeal", 1, day));
    }
}
