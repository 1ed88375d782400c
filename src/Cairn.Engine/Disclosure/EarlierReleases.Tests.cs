using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: a release gives nothing away together with those before it.</summary>
public sealed class EarlierReleasesTests
{
    private static readonly DisclosureRule Under5 = DisclosureRule.Of("under-5");

    private static readonly TableAxis Area = TestTables.Axis("area", "a", "b", "c"), Role = TestTables.Axis("role", "x", "y", "z");

    private static readonly CountTable Table = TestTables.Table("t", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 90);

    [Fact]
    public void W3_the_same_release_again_hides_the_same()
    {
        var first = DisclosureControl.Protect(Under5, [Table], []);
        var again = DisclosureControl.Protect(Under5, [Table], first.Tables);
        Assert.Equal(first.Tables[0].Cells, again.Tables[0].Cells);
        Assert.Equal(first.Secondary.Select(c => c.Name), again.HiddenBefore.Select(c => c.Name));
        Assert.Empty(again.Secondary);
        Assert.True(Attack.On(Under5, again.Tables, first.Tables).Holds);
    }

    [Fact]
    public void W3_two_patterns_that_hold_each_by_itself_do_not_hold_together()
    {
        int At(string area, string role) => TestTables.At([Area, Role], area, role);
        var first = TestTables.Shown(Table, Under5, At("a", "x"), At("a", "y"), At("b", "x"), At("b", "y"));
        var second = TestTables.Shown(Table, Under5, At("a", "x"), At("a", "z"), At("c", "x"), At("c", "z"));
        Assert.True(Attack.On(Under5, [first], []).Holds);
        Assert.True(Attack.On(Under5, [second], []).Holds);
        var together = Attack.On(Under5, [second], [first]);
        Assert.Contains(together.Recovered, c => c.Name == "table \"t\", a / x" && c.Low == 3 && c.High == 3);
        Assert.Contains(together.Recovered, c => c.How == "hidden, and yet an earlier release shows it in table \"t\".");
    }

    [Fact]
    public void W3_a_cell_that_an_earlier_release_showed_is_named()
    {
        var shown = TestTables.Shown(Table, Under5);
        var made = DisclosureControl.Protect(Under5, [Table], [shown]);
        Assert.Equal(["table \"t\", a / x"], made.AlreadyOut.Select(c => c.Name));
        Assert.False(Attack.On(Under5, made.Tables, [shown]).Holds);
    }

    [Fact]
    public void W3_a_finer_table_later_does_not_answer_what_an_earlier_one_hid()
    {
        var roles = TestTables.Axis("role", "g: x y", "z");
        var first = DisclosureControl.Protect(Under5, [Table], []);
        var later = DisclosureControl.Protect(Under5, [TestTables.Table("finer", [Area, roles], 3, 20, 30, 40, 50, 60, 70, 80, 90)], first.Tables);
        Assert.Empty(later.Unproven);
        Assert.True(Attack.On(Under5, later.Tables, first.Tables).Holds, string.Join('\n', Attack.On(Under5, later.Tables, first.Tables).Sentences()));
    }

    [Fact]
    public void W3_what_an_earlier_release_alone_has_is_attacked_too()
    {
        // The earlier table hid x and y and told their sum; now y is shown.
        var first = TestTables.Shown(TestTables.Table("t", [Role], 3, 20, 30), Under5, 1, 2);
        var report = Attack.On(Under5, [new("now", [TestTables.Roots("role", "y")], [new(20, Mark.None)]) { Rule = Under5 }], [first]);
        Assert.Equal(["hidden in an earlier release, and with this one it can only be 3."], report.Recovered.Select(c => c.How));
    }

    [Fact]
    public void W3_an_earlier_rounding_narrows_what_a_later_one_leaves_open()
    {
        var (five, ten) = (DisclosureRule.Of("under-5-round-5"), DisclosureRule.Of("under-5-round-10"));
        var table = TestTables.Table("t", [Area], 3, 12, 14);
        var earlier = TestTables.Shown(table, five, 1);
        var now = TestTables.Shown(table, ten, 1);
        Assert.Equal((1L, (long?)24), Attack.On(ten, [now], []).Cells.Select(c => (c.Low, c.High)).Single());
        var both = Attack.On(ten, [now], [earlier]).Cells.Single();
        Assert.Equal((2L, (long?)11), (both.Low, both.High));
    }

    [Fact]
    public void W3_figures_corrected_since_are_no_evidence()
    {
        var old = TestTables.Shown(TestTables.Table("t", [Area, Role], 3, 20, 30, 40, 50, 60, 70, 80, 95), Under5);
        var made = DisclosureControl.Protect(Under5, [TestTables.Table("t", [Area, Role], 2, 21, 30, 40, 50, 60, 70, 80, 90)], [old]);
        Assert.Empty(made.AlreadyOut);
        Assert.NotEmpty(made.Remarks.Concat(Attack.On(Under5, made.Tables, [old]).Remarks));
    }
}
