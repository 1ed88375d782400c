using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: the attack sees only what is published, and prints what it found.</summary>
public sealed class AttackTests
{
    private static readonly DisclosureRule Under5 = DisclosureRule.Of("under-5");

    private static readonly TableAxis Area = TestTables.Axis("area", "a", "b", "c", "d");

    [Fact]
    public void W3_a_single_hidden_cell_of_a_row_is_recovered_and_named()
    {
        var report = Attack.On(Under5, [TestTables.Shown(TestTables.Table("staff", [Area], 3, 20, 1030, 40), Under5, 1)], []);
        Assert.False(report.Holds);
        Assert.Equal(
        [
            "1 cell was attacked; 1 was recovered. This must not be published.", "Recovered: table \"staff\", a: it can only be 3.",
            "The bounds are exact: all sums of all tables were solved together, in whole numbers.",
        ], report.Sentences());
    }

    [Fact]
    public void W3_bounds_narrower_than_the_mark_says_are_recovered_too()
    {
        // 1 + 2 = 3: either is 1 or 2, where the mark says 1 to 4.
        var report = Attack.On(Under5, [TestTables.Shown(TestTables.Table("t", [Area], 1, 2, 30, 40), Under5, 1, 2)], []);
        Assert.Equal(["it can only be from 1 to 2, which says more than that it is under 5.", "it can only be from 1 to 2, which says more than that it is under 5."], report.Recovered.Select(c => c.How));
    }

    [Fact]
    public void W3_a_release_that_holds_says_so_with_its_narrowest_bounds()
    {
        var report = Attack.On(Under5, [TestTables.Shown(TestTables.Table("t", [Area], 3, 20, 30, 40), Under5, 1, 2)], []);
        Assert.True(report.Holds);
        Assert.Equal(
        [
            "2 cells were attacked; none was recovered.", "The narrowest bounds are those of table \"t\", a: from 1 to 22.",
            "The bounds are exact: all sums of all tables were solved together, in whole numbers.",
        ], report.Sentences());
    }

    [Fact]
    public void W3_a_cell_that_nothing_bounds_has_no_most()
    {
        var cell = Attack.On(Under5, [TestTables.Shown(TestTables.Table("t", [Area], 3, 20, 30, 40), Under5, 0, 1)], []).Cells[0];
        Assert.Equal((91L, null, null), (cell.Low, cell.High, cell.How));
    }

    [Fact]
    public void W3_rounding_alone_can_determine_a_count_and_then_fails()
    {
        // Each shown 0 is 2 at the most, and the total of 10 is 8 at the least: all are 2.
        var rule = DisclosureRule.Of("round-5");
        var made = DisclosureControl.Protect(rule, [TestTables.Table("t", [Area], 2, 2, 2, 2)], []);
        Assert.All(made.Tables[0].Cells, c => Assert.Equal(Mark.None, c.Mark));
        var report = Attack.On(rule, made.Tables, []);
        Assert.Equal(5, report.Recovered.Count());
        Assert.Contains("Recovered: table \"t\", a: rounded, and yet it can only be 2.", report.Sentences());
        Assert.True(Attack.On(rule, DisclosureControl.Protect(rule, [TestTables.Table("t", [Area], 2, 2, 2, 6)], []).Tables, []).Holds);
    }

    [Fact]
    public void W3_cells_that_cannot_be_or_were_not_asked_are_no_secret()
    {
        ShownCell[] cells = [new(50, Mark.None), new(null, Mark.Confidential), new(null, Mark.Confidential), new(null, Mark.NotApplicable), new(null, Mark.NotAvailable)];
        var report = Attack.On(Under5, [new("t", [Area], cells)], []);
        Assert.Equal([(1L, (long?)49), (1, 49)], report.Cells.Select(c => (c.Low, c.High)));
        Assert.Equal(["No cell is hidden or rounded, so there was nothing to attack."], Attack.On(Under5, [new("t", [Area], [.. cells.Select(_ => new ShownCell(0, Mark.None))])], []).Sentences());
    }

    [Fact]
    public void W3_tables_that_no_counts_fit_are_refused()
    {
        ShownCell[] cells = [.. new[] { 5L, 20, 30, 40, 50 }.Select(v => new ShownCell(v, Mark.None))];
        Assert.StartsWith("No counts fit the published tables", Assert.Throws<UnfitTablesException>(() => Attack.On(Under5, [new("t", [Area], cells)], [])).Message);
        Assert.StartsWith("The tables show different values for table \"t\", All, also in table \"u\".",
            Assert.Throws<UnfitTablesException>(() => Attack.On(Under5, [new("t", [Area], [.. new[] { 10L, 10, 0, 0, 0 }.Select(v => new ShownCell(v, Mark.None))]), new("u", [TestTables.Roots("area", "all")], [new(11, Mark.None)])], [])).Message);
    }

    [Fact]
    public void W3_tables_too_large_to_solve_together_say_so()
    {
        TableAxis Many(string code) => TestTables.Axis(code, [.. Enumerable.Range(0, 25).Select(i => $"{code}{i}")]);
        TableAxis[] axes = [Many("one"), Many("two"), Many("three")];
        var rule = DisclosureRule.Of("under-5-round-10");
        var table = TestTables.Table("t", axes, [.. Enumerable.Range(0, 25 * 25 * 25).Select(i => i == 7 ? 3L : 20 + i % 7)]);
        var report = Attack.On(rule, [TestTables.Shown(table, rule, TestTables.At(axes, "one0", "two0", "three7"))], []);
        Assert.Equal(1, report.Outer);
        Assert.Contains("For 1 of them only outer bounds were found, since the tables are too large to solve together: a cleverer attack may find more. Publish them in smaller tables.", report.Sentences());
    }
}
