using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: tables that share cells, in one release or one after another, are one system.</summary>
public sealed class LinkedTablesTests
{
    private const int Drill = 3000;

    private static readonly TableAxis Area = TestTables.Axis("area", "n: a b", "s: c"), Role = TestTables.Axis("role", "x", "y"), Age = TestTables.Axis("age", "o", "u");

    /// <summary>Three tables of the same people, by two of three things each.</summary>
    private static readonly Gen<CountTable[]> Tables =
        from people in Gen.Elements(0L, 0, 1, 1, 2, 3, 6, 9).ArrayOf(12)
        select (CountTable[])
        [
            TestTables.Table("area-role", [Area, Role], [.. Enumerable.Range(0, 6).Select(i => people[2 * i] + people[2 * i + 1])]),
            TestTables.Table("role-age", [Role, Age], [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 3).Sum(a => people[a * 4 + i]))]),
            TestTables.Table("age-area", [Age, Area], [.. Enumerable.Range(0, 6).Select(i => people[i % 3 * 4 + i / 3] + people[i % 3 * 4 + 2 + i / 3])]),
        ];

    private static Gen<DisclosureRule> Rule => Gen.Elements("under-5", "under-10", "under-5-round-5", "under-10-round-10").Select(DisclosureRule.Of);

    [Fact]
    public void W3_nothing_is_recovered_from_linked_tables_together() => LinkedHold(100);

    private static void LinkedHold(int cases) =>
        Prop.ForAll((from rule in Rule from tables in Tables select (rule, tables)).ToArbitrary(), x =>
        {
            var made = DisclosureControl.Protect(x.rule, x.tables, []);
            Assert.True(made.Unproven.Count == 0, string.Join(" | ", x.tables.Select(t => string.Join(',', t.Counts))));
            var report = Attack.On(x.rule, made.Tables, []);
            Assert.True(report.Holds, string.Join('\n', report.Sentences()));
            foreach (var same in made.Tables.SelectMany(t => t.Cells.Select((c, p) => (Key: TestTables.Key(t.Axes, p), Cell: c))).GroupBy(c => c.Key))
                Assert.Single(same.Select(c => c.Cell).Distinct());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_the_attack_on_linked_tables_finds_the_bounds_that_trying_every_table_finds() => LinkedBounds(100);

    private static void LinkedBounds(int cases) =>
        Prop.ForAll((from tables in Tables from further in Gen.Choose(0, 2).ArrayOf(64) select (tables, further)).ToArbitrary(), x =>
        {
            var rule = DisclosureRule.Of("under-5");
            var keys = x.tables.SelectMany(t => t.Counts.Select((c, p) => (Key: TestTables.Key(t.Axes, p), Count: c))).DistinctBy(c => c.Key).ToList();
            var hidden = keys.Index().Where(k => k.Item.Count > 0 && (k.Item.Count < 5 || (k.Item.Key.Length > 0 && x.further[k.Index] == 0))).Select(k => k.Item.Key).ToHashSet();
            var shown = x.tables.Select(t => TestTables.Shown(t, rule, [.. Enumerable.Range(0, t.Counts.Length).Where(p => hidden.Contains(TestTables.Key(t.Axes, p)))])).ToArray();
            if (Oracle.Try(9, shown) is not { } truth)
                return;
            var report = Attack.On(rule, shown, []);
            Assert.Equal(hidden.Count, report.Cells.Count);
            foreach (var cell in report.Cells)
                Assert.Equal(truth[TestTables.Key(shown.First(s => s.Id == cell.Table).Axes, cell.Position)], (cell.Low, cell.High!.Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_tables_released_one_after_another_give_nothing_away_unless_the_control_says_so() => OneAfterAnother(100);

    private static void OneAfterAnother(int cases) =>
        Prop.ForAll((from rule in Rule from tables in Tables select (rule, tables)).ToArbitrary(), x =>
        {
            List<ShownTable> released = [];
            foreach (var table in x.tables)
            {
                var made = DisclosureControl.Protect(x.rule, [table], released);
                var report = Attack.On(x.rule, made.Tables, released);
                // True zeros, or an earlier pattern, can leave too little open: then the release must not go out, and the control says so first.
                var named = made.Unproven.Concat(made.AlreadyOut).Select(c => c.Name).ToHashSet();
                Assert.All(report.Recovered, r => Assert.Contains(r.Name, named));
                if (!report.Holds)
                    return;
                released.AddRange(made.Tables);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    [Fact]
    public void W3_what_true_zeros_of_several_tables_tell_together_is_not_asked_to_be_kept_back()
    {
        // x/u is b/x and c/x together, by three tables and their zeros: it cannot seem to be 1.
        var made = DisclosureControl.Protect(DisclosureRule.Of("under-5"),
            [TestTables.Table("area-role", [Area, Role], 2, 0, 1, 1, 3, 0), TestTables.Table("role-age", [Role, Age], 2, 4, 0, 1), TestTables.Table("age-area", [Age, Area], 2, 0, 0, 0, 2, 3)], []);
        Assert.Empty(made.Unproven);
        Assert.True(Attack.On(DisclosureRule.Of("under-5"), made.Tables, []).Holds);
    }

    [Fact, Trait("Category", "Drill")]
    public void W3_the_same_holds_for_thousands_of_tables()
    {
        LinkedHold(Drill);
        LinkedBounds(Drill);
        OneAfterAnother(Drill);
    }
}
