using System.Text;
using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: 1060 where the packs hold a table of postcodes, and where they hold none.</summary>
public sealed class PostcodeTableTests
{
    private static PostcodeTable Table(string text) => PostcodeTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static (string Code, string Severity)[] Check(PostcodeTable? table, string status, string postcode)
    {
        var lists = new CodeLists(TestReturns.Tables) { Postcodes = table };
        var held = new HeldReferences();
        if (status == "UPDATE")
            held.AddWorkplace("WP0001");
        List<(string, string)> found = [];
        ReturnsCheck.Run(
            new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace(("STATUS", status), ("POSTCODE", postcode)))), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))),
            new ReturnsOptions(lists, TestReturns.Today) { Held = held },
            new() { Finding = (in Finding f) => found.Add((f.Rule.Code, $"{f.Rule.AscwdsCode} {f.Rule.Outcome}")) });
        return [.. found.Where(f => f.Item1.StartsWith("workplace.postcode", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("LS1 2RP", "NEW", null, null)]
    [InlineData("ls12rp", "NEW", null, null)]
    [InlineData("SW1A 1AA", "UPDATE", null, null)]
    [InlineData("ZZ99 9ZZ", "NEW", "workplace.postcode.unknown", "1060 RowRefused")]
    [InlineData("ZZ99 9ZZ", "UPDATE", "workplace.postcode.unknown-held", "1060 KeptCheck")]
    [InlineData("LS1", "NEW", "workplace.postcode.form", "1060 RowRefused")]
    public void A_postcode_is_looked_up_where_there_is_a_table(string postcode, string status, string? code, string? outcome) =>
        Assert.Equal(code is null ? [] : [(code, outcome!)], Check(Table("postcode,from\nLS1 2RP,1980\n\"sw1a1aa\"\n"), status, postcode));

    [Fact]
    public void Without_a_table_the_form_alone_counts() => Assert.Empty(Check(null, "NEW", "ZZ99 9ZZ"));

    [Fact]
    public void A_table_of_something_else_is_refused_with_its_line() =>
        Assert.Contains("Line 3 ", Assert.Throws<InvalidDataException>(() => Table("postcode\nLS1 2RP\nLeeds\n")).Message, StringComparison.Ordinal);
}
