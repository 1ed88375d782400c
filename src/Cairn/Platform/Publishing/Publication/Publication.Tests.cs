using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>W3: what is said, how tables lie, and what is refused before anything is written.</summary>
public sealed class PublicationTests
{
    private static readonly Publication sample = SamplePublications.Small;
    private static readonly StatTable byArea = sample.Tables.First();

    [Fact]
    public void W3_A_sentence_says_what_the_cells_hold() => Assert.Equal(
        ["1,230 people work in care, 1,060 of them in Highland & Moray", "That is 86.3%.", "No numbers here, but a {brace}"],
        sample.Parts.SelectMany(p => p.Findings).Select(sample.Text));

    [Theory]
    [InlineData("S12000027", "staff", "cannot be said: the cell staff-by-area, S12000027, staff is [c], hidden, so that nobody can be found in it")]
    [InlineData("S99", "staff", "names the cell staff-by-area, S99, staff. Table staff-by-area has no area \"S99\"")]
    [InlineData("total", "stuff", "Table staff-by-area has no value \"stuff\"")]
    public void A_number_that_is_no_cell_or_is_not_shown_cannot_be_said(string item, string value, string why) =>
        Refused(new("About {0}.", [new("staff-by-area", [item], value, v => $"{v}")]), why);

    [Fact]
    public void A_sentence_and_its_numbers_must_fit()
    {
        CellWord total = new("staff-by-area", ["total"], "staff", v => $"{v}");
        Refused(new("{0} and {1}", [total]), "has a place {1} but only 1 numbers");
        Refused(new("{0}", [total, total]), "does not say all of its 2 numbers");
        Refused(new("{0}", [total with { Table = "other" }]), "names the table other, which is not published");
        Refused(new("{0}", [total with { Items = ["total", "total"] }]), "the table has 1 axes");
    }

    [Fact]
    public void Numbers_are_rounded_half_away_from_zero_in_every_format_alike()
    {
        StatValue pay = new("pay", "Pay", "£", 2, false);

        Assert.Equal(["12.01", "-12.01", "0.00", "1230.00"], new[] { 12.005m, -12.005m, -0.001m, 1230m }.Select(pay.Plain));
        Assert.Equal(["12.01", "−12.01", "0.00", "1,230.00"], new[] { 12.005m, -12.005m, -0.001m, 1230m }.Select(v => pay.Written(pay.Round(v))));
    }

    [Fact]
    public void A_table_of_two_axes_lies_with_the_second_across_and_its_heads_are_all_different()
    {
        var layout = TableLayout.Of(sample.Tables.Last());

        Assert.Equal(["All", "Private", "Other", "Other (else)"], layout.Columns.Select(c => c.Head));
        Assert.Equal([0, 1, 1, 1, 1], layout.Rows.Select(r => r.Depth));
        Assert.Equal(4920, layout.Rows[1].Cells[0].Value);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var wrong = Broken(byArea with { Id = "Staff", Cells = [.. byArea.Cells.Skip(1)] });

        Assert.Contains("The table \"Staff\" cannot name a file", wrong, StringComparison.Ordinal);
        Assert.Contains("The table Staff has 14 cells, but its axes and values make 15.", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_format_can_hold_is_refused()
    {
        Assert.Contains("with neither number nor mark", Broken(byArea with { Cells = [new(null, Mark.None), .. byArea.Cells.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("with neither number nor mark", Broken(byArea with { Cells = [new(1, Mark.Confidential), .. byArea.Cells.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("two items \"total\"", Broken(byArea with { Axes = [byArea.Axes[0] with { Items = [.. byArea.Axes[0].Items.Take(4), new("total", "x")] }] }), StringComparison.Ordinal);
        Assert.Contains("must stand before it", Broken(byArea with { Axes = [byArea.Axes[0] with { Items = [new("a", "A", 1), .. byArea.Axes[0].Items.Take(4)] }] }), StringComparison.Ordinal);
        Assert.Contains("counts something in parts", Broken(byArea with { Cells = [new(1.5m, Mark.None), .. byArea.Cells.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("counts something in parts", Broken(byArea with { Cells = [new(-1, Mark.None), .. byArea.Cells.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("two values \"staff\"", Broken(byArea with { Values = [byArea.Values[0], byArea.Values[0], byArea.Values[2]] }), StringComparison.Ordinal);
        Assert.Contains("with two exactly one", Broken(byArea with { Axes = [byArea.Axes[0], byArea.Axes[0]] }), StringComparison.Ordinal);
        Assert.Contains("has the axis area twice", Broken(byArea with { Axes = [byArea.Axes[0], byArea.Axes[0]] }), StringComparison.Ordinal);
        Assert.Contains("not for reading", Broken(byArea with { Notes = ["two\nlines"] }), StringComparison.Ordinal);
        Assert.Contains("\"index\"", Assert.Throws<RefusedException>((sample with { Parts = [sample.Parts[0] with { Id = "index" }] }).Check).Message, StringComparison.Ordinal);
        Assert.Contains("says nothing", Assert.Throws<RefusedException>((sample with { Parts = [sample.Parts[1] with { Findings = [] }] }).Check).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "This is the first edition.")]
    [InlineData("2", "No figure was changed.")]
    public void It_says_so_when_nothing_was_revised(string edition, string sentence) =>
        Assert.Equal([sentence], (sample with { Edition = edition, Revisions = [] }).RevisionSentences());

    private static string Broken(StatTable table) => Assert.Throws<RefusedException>((sample with { Parts = [sample.Parts[0] with { Tables = [table] }] }).Check).Message;

    private static void Refused(Finding finding, string why)
    {
        var refused = Assert.Throws<RefusedException>((sample with { Parts = [sample.Parts[0] with { Findings = [finding] }] }).Check);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
