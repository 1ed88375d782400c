using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: nobody can be found in what is published.</summary>
public sealed class DisclosureControlTests
{
    private static readonly DisclosureRule Under5 = DisclosureRule.Of("under-5");

    private static readonly TableAxis Area = TestTables.Axis("area", "a", "b", "c"), Role = TestTables.Axis("role", "x", "y", "z"), Age = TestTables.Axis("age", "old", "young");

    private static string[] Hidden(Protected made, int table = 0) =>
        [.. made.Tables[table].Cells.Index().Where(c => c.Item.Mark == Mark.Confidential).Select(c => TestTables.Key(made.Tables[table].Axes, c.Index))];

    private static void Holds(Protected made, params ShownTable[] earlier)
    {
        Assert.Empty(made.Unproven);
        Assert.True(Attack.On(Under5, made.Tables, earlier).Holds, string.Join('\n', Attack.On(Under5, made.Tables, earlier).Sentences()));
    }

    [Fact]
    public void W3_one_small_count_among_totals_takes_three_more_with_it()
    {
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 90)], []);
        Assert.Equal(["table \"t\", a / x"], made.Primary.Select(c => c.Name));
        Assert.Equal(["area=a role=x", "area=a role=y", "area=b role=x", "area=b role=y"], Hidden(made));
        Assert.Equal(3, made.Secondary.Count);
        Holds(made);
    }

    [Fact]
    public void W3_a_two_by_two_table_keeps_its_totals()
    {
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [TestTables.Axis("area", "a", "b"), TestTables.Axis("role", "x", "y")], 2, 20, 30, 40)], []);
        Assert.Equal(4, Hidden(made).Length);
        Assert.Equal(92, made.Tables[0].Cells[0].Value);
        Holds(made);
    }

    [Fact]
    public void W3_two_hidden_ones_of_a_row_are_not_given_away_by_their_sum()
    {
        // 1 + 1 + 30 = 32: with the 30 shown both must be 1, since a hidden count is at least that.
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area], 1, 1, 30)], []);
        Assert.Equal(["area=a", "area=b", "area=c"], Hidden(made));
        Holds(made);
        var naive = Attack.On(Under5, [TestTables.Shown(TestTables.Table("t", [Area], 1, 1, 30), Under5, 1, 2)], []);
        Assert.Equal([(1L, (long?)1), (1, 1)], naive.Cells.Select(c => (c.Low, c.High)));
        Assert.False(naive.Holds);
    }

    [Fact]
    public void W3_true_zeros_stay()
    {
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area, Role], 3, 0, 30, 0, 0, 60, 70, 80, 0)], []);
        Assert.All(made.Tables[0].Cells.Zip(TestTables.Table("t", [Area, Role], 3, 0, 30, 0, 0, 60, 70, 80, 0).Counts).Where(c => c.Second == 0), c => Assert.Equal(0, c.First.Value));
        Holds(made);
    }

    [Fact]
    public void W3_an_only_child_is_hidden_with_its_parent_or_shown_with_it()
    {
        // "s" has one area, so the two counts are one.
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [TestTables.Axis("area", "n: a b", "s: c")], 20, 30, 4)], []);
        Assert.Equal(2, made.Primary.Count);
        Assert.Equal(["area=n", "area=a", "area=s", "area=c"], Hidden(made));
        Holds(made);
    }

    [Fact]
    public void W3_a_hierarchy_gives_nothing_away()
    {
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [TestTables.Axis("area", "n: a b", "s: c d"), Role], 2, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 115)], []);
        Assert.Equal(3, made.Secondary.Count);
        Holds(made);
        var naive = TestTables.Table("t", [TestTables.Axis("area", "n: a b", "s: c d")], 2, 15, 25, 35);
        // With north hidden and south shown, the grand total gives north away, and north less b gives a.
        Assert.Equal(["it can only be 17.", "it can only be 2."], Attack.On(Under5, [TestTables.Shown(naive, Under5, 1, 2)], []).Recovered.Select(c => c.How));
    }

    [Fact]
    public void W3_a_linked_table_gives_nothing_away()
    {
        // Each table hides enough by itself, but the third shows what the first hides: the total of area a.
        CountTable[] tables = [TestTables.Table("by-role", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 90), TestTables.Table("by-age", [Area, Age], 3, 50, 100, 50, 140, 100), TestTables.Table("areas", [Area], 53, 150, 240)];
        var made = DisclosureControl.Protect(Under5, tables, []);
        Holds(made);
        foreach (var group in made.Tables.SelectMany(t => t.Cells.Select((c, p) => (Key: TestTables.Key(t.Axes, p), Cell: c))).GroupBy(x => x.Key))
            Assert.Single(group.Select(x => x.Cell).Distinct());
        var hidesTotal = TestTables.Shown(tables[0], Under5, TestTables.At([Area, Role], "a", "x"), TestTables.At([Area, Role], "a", "all"), TestTables.At([Area, Role], "b", "x"), TestTables.At([Area, Role], "b", "all"));
        Assert.True(Attack.On(Under5, [hidesTotal], []).Holds);
        var linked = Attack.On(Under5, [hidesTotal, TestTables.Shown(tables[2], Under5)], []);
        Assert.Contains(linked.Recovered, c => c.Name == "table \"by-role\", a / x" && c.How == "it can only be 3.");
        Assert.Contains(linked.Recovered, c => c.How == "hidden, and yet this release shows it in table \"areas\".");
    }

    [Fact]
    public void W3_years_do_not_add_up_and_protect_each_other_nothing()
    {
        var year = TestTables.Roots("year", "2024", "2025");
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [year, Area], 3, 20, 30, 40, 50, 60)], []);
        Assert.Equal(["year=2024 area=a", "year=2024 area=b"], Hidden(made).Select(k => string.Join(' ', k.Split(' ').OrderDescending(StringComparer.Ordinal))));
        Holds(made);
    }

    [Fact]
    public void W3_the_same_counts_are_protected_alike_every_time()
    {
        CountTable Table() => TestTables.Table("t", [Area, Role], 3, 4, 30, 4, 5, 6, 7, 8, 9);
        Assert.Equal(DisclosureControl.Protect(Under5, [Table()], []).Tables[0].Cells, DisclosureControl.Protect(Under5, [Table()], []).Tables[0].Cells);
    }

    [Fact]
    public void W3_counts_that_do_not_add_up_are_refused_by_table_and_cell()
    {
        var table = TestTables.Table("t", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 90);
        table.Counts[TestTables.At([Area, Role], "b", "all")]++;
        var refused = Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [table], []));
        Assert.Contains("table \"t\", b / All the count is 151, but its parts", refused.Message, StringComparison.Ordinal);
        Assert.Contains("add to 150", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void W3_tables_that_contradict_each_other_are_refused_by_table_and_cell()
    {
        var refused = Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [TestTables.Table("one", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 90), TestTables.Table("two", [Area], 53, 150, 241)], []));
        Assert.Equal("The count of table \"one\", All / All is 443, but the same cell in table \"two\", All is 444. Count all tables of a release from the same data.", refused.Message);
    }

    [Fact]
    public void W3_a_count_below_nought_is_refused() => Assert.Equal("The count of table \"t\", a is -1. Counts are 0 or more.",
        Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area], -1, 5, 6)], [])).Message);

    [Fact]
    public void W3_a_table_whose_cells_and_axes_differ_is_refused()
    {
        Assert.Contains("has 3 cells where its axes make 4", Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [new("t", [Area], [1, 2, 3])], [])).Message, StringComparison.Ordinal);
        Assert.Contains("has the item \"a\" twice", Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [new("t", [TestTables.Roots("area", "a", "a")], [1, 2])], [])).Message, StringComparison.Ordinal);
        Assert.Contains("has its parent at place 1", Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [new("t", [new("area", "area", [new("a", "a", 1), new("b", "b")])], [1, 2])], [])).Message, StringComparison.Ordinal);
        Assert.Contains("two tables \"t\"", Assert.Throws<UnfitTablesException>(() => DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area], 1, 2, 3), TestTables.Table("t", [Area], 1, 2, 3)], [])).Message, StringComparison.Ordinal);
    }
}
