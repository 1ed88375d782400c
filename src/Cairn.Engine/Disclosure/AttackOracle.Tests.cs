using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: what the attack finds is what there is to find, and what the control hides cannot be found.</summary>
public sealed class AttackOracleTests
{
    private const int Drill = 3000;

    /// <summary>Of a count that nothing bounds, for the oracle.</summary>
    private const int Most = 9;

    private static readonly TableAxis[][] Frames =
    [
        [TestTables.Axis("area", "a", "b"), TestTables.Axis("role", "x", "y")],
        [TestTables.Axis("area", "a", "b"), TestTables.Axis("role", "x", "y", "z")],
        [TestTables.Axis("area", "n: a b", "s: c"), TestTables.Axis("role", "x", "y")],
        [TestTables.Axis("area", "n: a b", "s: c d"), TestTables.Axis("role", "x")],
        [TestTables.Axis("area", "a", "b"), TestTables.Axis("age", "o", "u"), TestTables.Axis("role", "x", "y")],
        [TestTables.Roots("year", "1", "2"), TestTables.Axis("role", "x", "y", "z")],
        [TestTables.Axis("area", "a", "b", "c", "d")],
    ];

    private static readonly Gen<long> Count = Gen.Elements(0L, 0, 1, 1, 2, 3, 4, 5, 6, 7, 11);

    private static Gen<CountTable> Table(Gen<TableAxis[]> frame) =>
        from axes in frame
        from leaves in Count.ArrayOf(TestTables.LeavesOf(axes))
        select TestTables.Table("t", axes, leaves);

    private static Gen<DisclosureRule> Rule(params string[] ids) => Gen.Elements(ids).Select(DisclosureRule.Of);

    /// <summary>The small counts hidden, and of the others some at random.</summary>
    private static Gen<ShownTable> Pattern(CountTable table, DisclosureRule rule) =>
        from further in Gen.Choose(0, 3).ArrayOf(table.Counts.Length)
        select TestTables.Shown(table, rule, [.. Enumerable.Range(0, table.Counts.Length).Where(p => table.Counts[p] > 0 && (table.Counts[p] < rule.HideUnder || (rule.HideUnder > 0 && further[p] == 0)))]);

    [Fact]
    public void W3_the_attack_finds_the_bounds_that_trying_every_table_finds() => ExactBounds(150);

    private static void ExactBounds(int cases) =>
        Prop.ForAll((from rule in Rule("under-5", "under-10") from table in Table(Gen.Elements(Frames)) from shown in Pattern(table, rule) select (rule, shown)).ToArbitrary(), x => Compare(x.rule, x.shown)).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_the_attack_finds_the_bounds_where_shown_values_are_rounded() => RoundedBounds(60);

    private static void RoundedBounds(int cases) =>
        Prop.ForAll((from rule in Rule("under-5-round-5", "under-10-round-10") from table in Table(Gen.Elements(Frames[0], Frames[1], Frames[3])) from shown in Pattern(table, rule) select (rule, shown)).ToArbitrary(), x => Compare(x.rule, x.shown)).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_the_attack_finds_what_rounding_alone_leaves_determined() => RoundingAlone(60);

    private static void RoundingAlone(int cases) =>
        Prop.ForAll(Table(Gen.Elements(Frames[0], Frames[1], Frames[3])).ToArbitrary(), table =>
        {
            var rule = DisclosureRule.Of("round-5");
            var shown = TestTables.Shown(table, rule);
            if (Oracle.Try(Most, shown) is not { } truth)
                return;
            var report = Attack.On(rule, [shown], []);
            Assert.Equal(truth.Where(t => t.Value.Low == t.Value.High && t.Value.Low > 0).Select(t => t.Key).Order(), report.Recovered.Select(c => TestTables.Key(shown.Axes, c.Position)).Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_nothing_protected_is_recovered_and_no_hidden_cell_is_hidden_for_nothing() => NeededAndEnough(200);

    private static void NeededAndEnough(int cases) =>
        Prop.ForAll((from rule in Rule("under-5", "under-10", "under-5-round-5", "under-5-round-10", "under-10-round-10") from table in Table(Gen.Elements(Frames)) select (rule, table)).ToArbitrary(), x =>
        {
            var (rule, table) = x;
            var made = DisclosureControl.Protect(rule, [table], []);
            var shown = made.Tables[0];
            Assert.Empty(made.Unproven);
            Assert.Empty(Attack.On(rule, [shown], []).Recovered);
            for (var p = 0; p < table.Counts.Length; p++)
            {
                if (table.Counts[p] == 0)
                    Assert.Equal(0, shown.Cells[p].Value);
                else if (table.Counts[p] < rule.HideUnder)
                    Assert.Equal(Mark.Confidential, shown.Cells[p].Mark);
                else if (shown.Cells[p].Value is { } value)
                    Assert.Equal((long)Math.Round((decimal)table.Counts[p] / rule.RoundTo, MidpointRounding.AwayFromZero) * rule.RoundTo, value);
            }
            Assert.True(IsProtected(rule, table, shown));
            foreach (var needless in made.Secondary)
            {
                var key = TestTables.Key(table.Axes, needless.Position);
                var less = TestTables.Shown(table, rule, [.. Enumerable.Range(0, table.Counts.Length).Where(p => shown.Cells[p].Value is null && TestTables.Key(table.Axes, p) != key)]);
                Assert.False(IsProtected(rule, table, less), $"{needless.Name} need not be hidden.");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    /// <summary>Every small count can be all that its mark says: 1, or what true zeros force its parts to come to, to one under the threshold.</summary>
    private static bool IsProtected(DisclosureRule rule, CountTable table, ShownTable shown)
    {
        var nothingButZeros = TestTables.Shown(table, rule, [.. Enumerable.Range(0, table.Counts.Length).Where(p => table.Counts[p] > 0)]);
        var floors = Attack.On(rule, [nothingButZeros], []).Cells.ToDictionary(c => c.Position, c => c.Low);
        return Attack.On(rule, [shown], []).Cells.Where(c => table.Counts[c.Position] < rule.HideUnder).All(c => c.Low <= floors[c.Position] && (c.High ?? long.MaxValue) >= rule.HideUnder - 1);
    }

    private static void Compare(DisclosureRule rule, ShownTable shown)
    {
        if (Oracle.Try(Most, shown) is not { } truth)
            return;
        var report = Attack.On(rule, [shown], []);
        Assert.Equal(0, report.Outer);
        Assert.Equal(shown.Cells.Count(c => c.Value is null), report.Cells.Count);
        foreach (var cell in report.Cells)
        {
            var (low, high) = truth[TestTables.Key(shown.Axes, cell.Position)];
            Assert.Equal(low, cell.Low);
            if (cell.High is { } most)
                Assert.Equal(high, most);
            else
                Assert.True(high >= Most, $"{cell.Name} can be no more than {high}.");
        }
    }

    [Fact, Trait("Category", "Drill")]
    public void W3_the_same_holds_for_thousands_of_tables()
    {
        ExactBounds(Drill);
        RoundedBounds(Drill);
        RoundingAlone(Drill);
        NeededAndEnough(Drill);
    }
}
