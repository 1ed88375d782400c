using System.Text;
using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>GF2: every encoding, line end and separator, with names that break careless readers.</summary>
public sealed class EncodingsTests
{
    private static readonly string[] Names = ["O’Brien", "Anne – Marie", "José", "Siân ŵ", "Zoë 😀", "Smith, \"Jo\"", "two;parts"];

    public static TheoryData<string, string, string> Matrix()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var encoding in new[] { "utf-8", "utf-8-bom", "windows-1252", "utf-16le", "utf-16be", "utf-16le-bom", "utf-16be-bom" })
            foreach (var end in new[] { "\r\n", "\n", "\r" })
                foreach (var separator in new[] { ",", "\t", ";" })
                    data.Add(encoding, end, separator);
        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void GF2_every_name_arrives_as_it_was_written(string encoding, string end, string separator)
    {
        var names = encoding == "windows-1252" ? Names.Where(n => !n.Contains('ŵ') && !n.Contains("😀", StringComparison.Ordinal)).ToArray() : Names;
        var rows = names.Index().Select(n => TestReturns.Staff(("UNIQUEWORKERID", $"W{n.Index}"), ("NINUMBER", ""), ("DISPLAYID", n.Item))).ToArray();
        string Render(string table) => table.Replace("\",\"", $"\"{separator}\"").Replace("\r\n", end);
        string Headed(string[] header, params Dictionary<string, string>[] body)
        {
            var lines = TestReturns.Table(header, body).Split("\r\n", 2);
            return Render(lines[0].Replace(",", separator) + "\r\n" + lines[1]);
        }

        var kept = new List<StaffRow>();
        var (found, summary) = TestReturns.Run(
            new(TestReturns.Bytes(Encode(encoding, Headed(TestReturns.WorkplaceNames, TestReturns.Workplace()))),
                TestReturns.Bytes(Encode(encoding, Headed(TestReturns.StaffNames, rows)))),
            handlers: new() { Staff = (_, row) => kept.Add(row) });
        Assert.Equal(names, kept.Select(r => r.DisplayId));
        Assert.DoesNotContain(kept, r => r.DisplayId.Contains('\uFFFD'));
        Assert.Equal(encoding == "windows-1252" ? ["staff.file.encoding"] : [], found.Where(f => f.File == "staff").Select(f => f.Code));
        Assert.All(summary.Files, f => Assert.Equal(separator[0], f.Separator));
        if (encoding == "windows-1252")
            Assert.Contains("O’Brien", found.Single(f => f.File == "staff").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GF2_bytes_that_are_no_letters_make_the_file_unusable_and_nothing_is_replaced()
    {
        byte[] broken = [.. Encoding.ASCII.GetBytes(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff())), 0x81, 0xC3];
        AssertUnusable("staff.file.encoding", broken);
    }

    [Fact]
    public void GF2_a_letter_lost_in_an_earlier_conversion_refuses_the_row() =>
        Assert.Equal(["staff.displayid.lost-letters"], TestReturns.OfStaff(TestReturns.Staff(("DISPLAYID", "Jos\uFFFD"))).Select(f => f.Code));

    [Fact]
    public void A_workbook_is_named_as_one() => AssertUnusable("staff.file.kind", [0x50, 0x4B, 3, 4, 20, 0, 6, 0]);

    [Fact]
    public void An_empty_file_is_said_to_be_empty() => AssertUnusable("staff.file.empty", []);

    private static void AssertUnusable(string code, byte[] staff)
    {
        var (found, summary) = TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())), TestReturns.Bytes(staff)));
        Assert.True(summary.Unusable);
        Assert.Equal((code, 1, "", "error"), found.Select(f => (f.Code, f.Line, f.Column, f.Severity)).Single());
    }

    private static byte[] Encode(string name, string text) => name switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => Encoding.Unicode.GetBytes(text),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf-16le-bom" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be-bom" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
    };
}
