using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>GF1: whatever the bytes, every row read is accepted or refused, nothing throws and nothing hangs.</summary>
public sealed class DamagedFilesTests
{
    private static readonly byte[] Sample = File.ReadAllBytes(TestReturns.Sample("staff.csv")).AsSpan(0, 20_000).ToArray();
    private static readonly byte[] Workplaces = File.ReadAllBytes(TestReturns.Sample("workplace.csv"));

    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), "\"\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(),
        "\t"u8.ToArray(), "=cmd"u8.ToArray(), "😀"u8.ToArray(), "99999999999999999999"u8.ToArray(), "-1"u8.ToArray(), "999"u8.ToArray(), "31/02/2020"u8.ToArray(), "Admin"u8.ToArray(),
    ];

    private static void Conserves(byte[] staff)
    {
        var accepted = 0L;
        var refusedLines = new HashSet<int>();
        var summary = ReturnsCheck.Run(new(TestReturns.Bytes(Workplaces), TestReturns.Bytes(staff)), new(TestReturns.Lists, TestReturns.Today), new()
        {
            Staff = (_, _) => accepted++,
            Finding = (in Finding f) =>
            {
                if (f.Rule.File == ReturnsFile.Staff && f.Rule.Severity == Severity.Error)
                    refusedLines.Add(f.Line);
            },
        });
        if (summary.Unusable)
        {
            Assert.NotEmpty(refusedLines);
            return;
        }
        var file = summary.Files.Single(f => f.File == ReturnsFile.Staff);
        Assert.Equal(file.Rows, file.Accepted + file.Refused);
        Assert.Equal(accepted, file.Accepted);
        Assert.Equal(refusedLines.Count, file.Refused);
    }

    [Fact]
    public void GF1_rows_in_are_rows_accepted_and_refused_when_a_file_is_damaged_anywhere()
    {
        var cut = from at in Gen.Choose(0, Sample.Length - 1) from length in Gen.Choose(0, 30) from piece in Gen.Choose(0, Pieces.Length - 1) select (at, length, piece);
        Prop.ForAll(Gen.ArrayOf(cut, 12).ToArbitrary(), damages =>
        {
            var bytes = new List<byte>(Sample);
            foreach (var (at, length, piece) in damages)
            {
                var from = Math.Min(at, bytes.Count);
                bytes.RemoveRange(from, Math.Min(length, bytes.Count - from));
                bytes.InsertRange(from, Pieces[piece]);
            }
            Conserves([.. bytes]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void GF1_any_bytes_after_the_header_are_read_to_their_end()
    {
        var header = Sample.AsSpan(0, Sample.AsSpan().IndexOf((byte)'\n') + 1).ToArray();
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 255)).ToArbitrary(), body => Conserves([.. header, .. body.Select(b => (byte)b)]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void GF1_any_bytes_at_all_are_read_or_refused() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 255)).ToArbitrary(), body => Conserves([.. body.Select(b => (byte)b)])).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>The reader cuts a file into blocks; where it cuts must not matter.</summary>
    [Fact]
    public void Rows_are_the_same_wherever_the_blocks_are_cut()
    {
        var text = new StringBuilder(string.Join(',', TestReturns.StaffNames)).Append("\r\n");
        const int rows = 20_000;
        for (var i = 0; i < rows; i++)
        {
            var note = (i % 7) switch { 0 => "\"two\r\nlines\"", 1 => "\"a \"\"quoted\"\" word\"", 2 => "5\" pipe", 3 => "\"x,y\"", _ => "" };
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"WP0001,W{i},NEW,Staff {i},,EN1 1RF,12/06/1982,2,41,826,,826,,0,1,3,10,,,11/04/2021,2012,,2,1,2,0,3,,12.21,8,,37,,,,1;2,999,1,53;2018,{note},,,,\r\n");
        }
        var kept = new List<(int Line, StaffRow Row)>();
        var summary = ReturnsCheck.Run(new(TestReturns.Bytes(Workplaces), TestReturns.Text(text.ToString())), new(TestReturns.Lists, TestReturns.Today), new() { Staff = (place, row) => kept.Add((place.Line, row)) }, TestContext.Current.CancellationToken);
        Assert.Equal(rows, kept.Count);
        var line = 2;
        foreach (var (i, (at, row)) in kept.Index())
        {
            Assert.Equal((line, $"W{i}"), (at, row.UniqueWorkerId));
            Assert.Equal((i % 7) switch { 0 => "two\r\nlines", 1 => "a \"quoted\" word", 2 => "5\" pipe", 3 => "x,y", _ => null }, row.Qualifications[0].Notes);
            line += i % 7 == 0 ? 2 : 1;
        }
        Assert.Equal(0, summary.Files[1].Refused);
    }
}
