using System.Text;
using Xunit;

namespace Cairn.Engine.ServiceLists;

public sealed class ServiceListsTests
{
    private static readonly ListColumn[] Columns =
    [
        new("CSNumber", "number", ColumnMatch.Whole, true, false), new("ServiceType", "sector", ColumnMatch.Whole, false, true), new("Service Type", "sector", ColumnMatch.Whole, false, false),
        new("KQ_Setting", "grade", ColumnMatch.Whole, false, true), new("Complaints_upheld_", "yearly", ColumnMatch.Prefix, false, true), new("_Return", "", ColumnMatch.Suffix, false, false),
    ];

    [Fact]
    public void Strict_utf8_with_or_without_its_mark_is_read()
    {
        const string letters = "é – ’";
        Assert.Equal(new ListText(letters, "UTF-8", false), ListText.Read(Encoding.UTF8.GetBytes(letters)));
        Assert.Equal(new ListText(letters, "UTF-8 with byte order mark", false), ListText.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(letters)]));
    }

    [Fact]
    public void Anything_else_is_windows_1252_and_nothing_is_replaced()
    {
        Assert.Equal("O’Hara – Café", ListText.Read([(byte)'O', 0x92, .. "Hara "u8, 0x96, .. " Caf"u8, 0xE9]).Text);
        var mixed = ListText.Read([0xEF, 0xBB, 0xBF, .. "CSNumber "u8, 0xE9]);
        Assert.Equal(("CSNumber é", true), (mixed.Text, mixed.IsOdd));
        var stray = ListText.Read([.. "a"u8, 0x81, 0xE9]);
        Assert.Equal(("a\u0081é", true), (stray.Text, stray.IsOdd));
    }

    [Fact]
    public void What_is_no_text_is_refused_with_advice()
    {
        Assert.Contains("empty", Assert.Throws<UnusableListException>(() => ListText.Read([])).Message, StringComparison.Ordinal);
        Assert.Contains("Excel", Assert.Throws<UnusableListException>(() => ListText.Read([0x50, 0x4B, 3, 4, 5])).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Throws<UnusableListException>(() => ListText.Read([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heading_is_found_behind_other_lines_and_compared()
    {
        var heading = ListHeading.Find([["A list"], [], ["Published", "in May"], ["\uFEFFcsnumber ", "Service Type", "Complaints_upheld_2526", "Complaints_upheld_2627", "Dec18_Return", "Colour"]], Columns);
        Assert.Equal((3, "Colour", "KQ_Setting"), (heading.Row, heading.New.Single(), heading.Missing.Single()));
        Assert.Equal(["number", "sector", "yearly", "yearly", ""], heading.Found.Select(f => f.Column.Field));
        Assert.Empty(heading.Twice);
    }

    [Fact]
    public void Without_a_needed_column_or_any_heading_the_list_is_unusable()
    {
        Assert.Equal(["CSNumber"], Assert.Throws<UnusableListException>(() => ListHeading.Find([["ServiceType", "KQ_Setting"]], Columns)).Missing);
        Assert.Contains("No heading", Assert.Throws<UnusableListException>(() => ListHeading.Find([], Columns)).Message, StringComparison.Ordinal);
        Assert.Contains("No heading", Assert.Throws<UnusableListException>(() => ListHeading.Find([.. Enumerable.Repeat<string[]>(["x"], 20), ["CSNumber", "ServiceType"]], Columns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_stands_there_twice_counts_once_and_is_said()
    {
        Assert.Equal(["Service Type", "CSNumber"], ListHeading.Find([["CSNumber", "ServiceType", "Service Type", "CSNumber"]], Columns).Twice);
    }

    [Theory]
    [InlineData("05/04/2019", "2019-04-05")]
    [InlineData("5-Apr-19", "2019-04-05")]
    [InlineData("05-Apr-02", "2002-04-05")]
    [InlineData("2019-04-05", "2019-04-05")]
    [InlineData("31/02/2019", null)]
    [InlineData("04/2019", null)]
    public void Days_are_read_as_they_are_written_or_not_at_all(string text, string? day) =>
        Assert.Equal(day, ListValues.Day(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Values_are_read_exactly()
    {
        Assert.Equal([null, null, null, "N/A"], new[] { " ", ".", "NA\u00A0", "N/A" }.Select(ListValues.Said));
        Assert.Equal([295, 1, 0, null, null], new[] { "2.95", "0.01", "0", "-1", "1,5" }.Select(ListValues.Hundredths));
        Assert.Equal([6, 5, null, null, null], new[] { "6", "5.0", "7", "0", "5.5" }.Select(ListValues.Grade));
        Assert.Equal([new DateOnly(2002, 4, 1), new DateOnly(2011, 12, 1), null, null], new[] { "2002_4", "2011_12", "2011_13", "2011" }.Select(ListValues.Month));
    }
}
