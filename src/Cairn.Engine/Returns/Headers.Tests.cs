using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>Files that are not quite the format: T36, GF1.</summary>
public sealed class HeadersTests
{
    private static (List<Found> Found, ReturnsSummary Summary) Staff(string text) =>
        TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())), TestReturns.Text(text)));

    private static string Sound => TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff());

    [Fact]
    public void Columns_may_stand_in_any_order()
    {
        var reversed = TestReturns.Table([.. TestReturns.StaffNames.Reverse()], TestReturns.Staff(("GENDER", "9")));
        Assert.Equal(["staff.gender.code"], Staff(reversed).Found.Select(f => f.Code));
    }

    [Fact]
    public void Columns_that_the_format_lacks_are_named_and_left_out()
    {
        var found = Assert.Single(Staff(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("SHOESIZE", "9")))).Found);
        Assert.Equal(("staff.file.column-extra", "warning", 1, ""), (found.Code, found.Severity, found.Line, found.Column));
        Assert.Contains("SHOESIZE", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_missing_or_doubled_makes_the_file_unusable()
    {
        var missing = Staff(Sound.Replace("GENDER", "GENDRE"));
        Assert.Contains(missing.Found, f => f.Code == "staff.file.column-missing" && f.Message.Contains("GENDER", StringComparison.Ordinal));
        var doubled = Staff(Sound.Replace("ETHNICITY", "GENDER"));
        Assert.Contains(doubled.Found, f => f.Code == "staff.file.column-twice");
        Assert.True(missing.Summary.Unusable && doubled.Summary.Unusable);
    }

    [Fact]
    public void Lines_before_the_header_are_passed_over_and_lines_are_counted_from_the_first()
    {
        var junk = string.Concat(Enumerable.Repeat("Export of 22 November,,\r\n", 19));
        Assert.Equal(21, Assert.Single(Staff(junk + TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("GENDER", "9")))).Found).Line);
        Assert.True(Staff(junk + junk + Sound).Summary.Unusable);
    }

    [Fact]
    public void A_line_is_the_physical_line_on_which_its_row_starts()
    {
        var rows = TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("QUALACH01", "53;2018"), ("QUALACH01NOTES", "one\r\ntwo\nthree")),
            TestReturns.Staff(("UNIQUEWORKERID", "W2"), ("NINUMBER", ""), ("GENDER", "9")));
        Assert.Equal(5, Assert.Single(Staff(rows).Found, f => f.File == "staff").Line);
    }

    [Fact]
    public void The_other_files_kind_is_told_from_its_columns()
    {
        var found = Staff(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())).Found;
        Assert.Contains("This is a workplace file", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_never_closes_is_said_with_its_line()
    {
        var found = Assert.Single(Staff(Sound + "\"WP0001,W2\r\n" + new string('x', 3_000_000)).Found);
        Assert.Equal("staff.file.quote", found.Code);
        Assert.Contains("line 3", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        var found = Assert.Single(Staff(Sound + new string('x', 3_000_000)).Found);
        Assert.Equal("staff.file.row-length", found.Code);
    }

    [Fact]
    public void A_row_with_more_cells_than_columns_is_refused_and_a_text_after_a_closing_quote_too()
    {
        var row = Sound.Split("\r\n")[1];
        Assert.Equal(["staff.row.cells"], Staff(Sound.Split("\r\n")[0] + "\r\n" + row + ",,x\r\n").Found.Select(f => f.Code));
        Assert.Equal(["staff.row.quotes"], Staff(Sound.Replace("\"Staff 1\"", "\"Staff\" 1")).Found.Select(f => f.Code));
        Assert.Equal([("staff.row.blank-cells", "warning", "")], Staff(Sound.Split("\r\n")[0] + "\r\n" + row + ",,\r\n").Found.Select(f => (f.Code, f.Severity, f.Ascwds)));
        Assert.Empty(Staff(Sound.Split("\r\n")[0] + ",,\r\n" + row + ",,\r\n").Found.Where(f => f.Line > 1));
    }

    [Fact]
    public void GF1_a_row_with_fewer_cells_than_the_header_is_told_and_kept_unless_it_lacks_a_required_answer()
    {
        var (header, cells) = (Sound.Split("\r\n")[0], Sound.Split("\r\n")[1].Split(','));
        List<Found> Cut(int from) => Staff($"{header}\r\n{string.Join(',', cells[..from])}\r\n").Found;

        var notes = Assert.Single(Cut(cells.Length - 6)); // the qualifications are optional
        Assert.Equal(("staff.row.few-cells", "warning", "", 2, ""), (notes.Code, notes.Severity, notes.Ascwds, notes.Line, notes.Column));
        Assert.EndsWith($"The header names {cells.Length}, the row has {cells.Length - 6}.", notes.Message, StringComparison.Ordinal);

        var codes = Cut(header.Split(',').IndexOf("MAINJOBROLE")).Where(f => f.File == "staff").Select(f => f.Code).ToArray();
        Assert.Equal("staff.row.few-cells", codes[0]);
        Assert.Contains("staff.mainjobrole.blank", codes);
    }

    [Fact]
    public void A_row_that_ends_before_columns_that_the_format_lacks_is_whole()
    {
        var (header, row) = (Sound.Split("\r\n")[0], Sound.Split("\r\n")[1]);
        Assert.Equal(["staff.file.column-extra"], Staff($"{header},SHOESIZE,\r\n{row}\r\n").Found.Select(f => f.Code));
    }

    [Fact]
    public void A_semicolon_file_with_unquoted_lists_is_refused_with_advice()
    {
        var lines = TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()).Replace("\"", "").Replace(",", ";").Split("\r\n");
        var found = Staff(string.Join("\r\n", lines)).Found;
        Assert.Contains(found, f => f.Severity == "error");
    }

    [Fact]
    public void Labels_are_read_as_codes_in_any_case()
    {
        StaffRow? kept = null;
        TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("GENDER", "female"), ("MAINJOBROLE", "Care Worker"), ("GENDER", "don’t know"))))),
            handlers: new() { Staff = (_, row) => kept = row });
        Assert.Equal((Answer.DontKnow(3), Answer.Of(8)), (kept!.Gender, kept.MainJobRole));
    }

    [Fact]
    public void Cancelling_stops_the_check()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var input = TestReturns.Text(Sound);
        Assert.Throws<OperationCanceledException>(() => ReturnsCheck.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())), input),
            new(TestReturns.Lists, TestReturns.Today), new(), source.Token));
    }
}
