using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>GF1, GF3, in the numbers of the reliability goals: a million damaged rows, and three hundred files made to hurt.</summary>
[Trait("Category", "Drill")]
public sealed class HostileFilesTests(ITestOutputHelper output)
{
    private const int Rows = 1_000_000, Files = 300;
    private const long Mebi = 1 << 20;

    private static readonly byte[] Workplaces = File.ReadAllBytes(TestReturns.Sample("workplace.csv"));
    private static readonly byte[] Header = Encoding.ASCII.GetBytes(string.Join(',', TestReturns.StaffNames) + "\r\n");

    private static readonly string[] Sound = "WP0001,W{0},NEW,Staff {0},,EN1 1RF,12/06/1982,2,41,826,,826,,0,1,3,10,,,11/04/2021,2012,,2,1,2,0,3,,12.21,8,,37,,,,1;2,999,1,53;2018,,,,,".Split(',');
    private static readonly string[] Harm = ["\"", "\"\"", ",", ";", "\r", "\n", "\0", "\uFFFD", "=cmd|' /C calc'!A0", "@SUM(1)", "😀", "99999999999999999999", "-1", "31/02/2020", "Admin", "1e308", "\u202E", "NaN", "0x10", "１２", new string('x', 4_000)];

    [Fact]
    public void A_million_damaged_rows_are_accepted_or_refused_each_and_memory_stays_flat()
    {
        long accepted = 0, refused = 0, begun = 0, most = 0;
        var (last, why) = (-1, "");
        // Read once to tell what it is, and once for its rows: the same each time.
        var staff = new ReturnsInput(() => Lines(new Random(20261122)), long.MaxValue);
        Stream Lines(Random random) => new Made(Header, n => n < Rows ? Damaged(n, random) : null, n =>
        {
            if (n == 100_000)
                begun = Process.GetCurrentProcess().WorkingSet64;
            if (n % 50_000 == 0)
                most = Math.Max(most, Process.GetCurrentProcess().WorkingSet64);
        });
        var time = Stopwatch.StartNew();
        var summary = ReturnsCheck.Run(new(TestReturns.Bytes(Workplaces), staff), new(TestReturns.Lists, TestReturns.Today), new()
        {
            Staff = (_, _) => Interlocked.Increment(ref accepted),
            Finding = (in Finding f) =>
            {
                if (f.Rule.File == ReturnsFile.Staff && f.Rule.Severity == Severity.Error && f.Line != last)
                    (last, refused) = (f.Line, refused + 1);
                if (f.Rule.Outcome == Outcome.FileUnusable)
                    why = $"line {f.Line}: {f.Message}";
            },
        }, TestContext.Current.CancellationToken);
        Assert.True(!summary.Unusable, why);
        var file = summary.Files.Single(f => f.File == ReturnsFile.Staff);
        Assert.Equal(file.Rows, file.Accepted + file.Refused);
        Assert.Equal((accepted, refused), (file.Accepted, file.Refused));
        Assert.True(file.Rows > Rows / 2, $"only {file.Rows} rows were read");
        Assert.True(most - begun < 200 * Mebi, $"memory grew by {(most - begun) / Mebi} MiB");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Rows} rows of {Rows} lines sent, {file.Accepted} accepted, {file.Refused} refused, memory {Math.Max(0, most - begun) / Mebi} MiB more at the end than after the first 100,000, {time.Elapsed.TotalSeconds:0.0} s"));
    }

    [Fact]
    public void Three_hundred_hostile_files_end_with_findings_and_little_memory()
    {
        var (slowest, which, heaviest, unusable) = (TimeSpan.Zero, 0, 0L, 0);
        for (var n = 0; n < Files; n++)
        {
            var hostile = Hostile(n);
            GC.Collect(); // what making the file took is not the check's doing
            var before = Process.GetCurrentProcess().WorkingSet64;
            var (findings, accepted, time) = (0, 0L, Stopwatch.StartNew());
            var summary = ReturnsCheck.Run(new(TestReturns.Bytes(Workplaces), hostile), new(TestReturns.Lists, TestReturns.Today), new()
            {
                Staff = (_, _) => Interlocked.Increment(ref accepted),
                Finding = (in Finding f) => findings += f.Rule.File == ReturnsFile.Staff && f.Rule.Severity == Severity.Error ? 1 : 0,
            }, TestContext.Current.CancellationToken);
            if (summary.Unusable)
                unusable++;
            else
                Assert.Equal(summary.Files.Single(f => f.File == ReturnsFile.Staff).Rows, summary.Files.Single(f => f.File == ReturnsFile.Staff).Accepted + summary.Files.Single(f => f.File == ReturnsFile.Staff).Refused);
            Assert.True(findings > 0 || accepted > 0 || summary.Files.Single(f => f.File == ReturnsFile.Staff).Rows == 0, $"file {n} was neither refused nor read");
            if (time.Elapsed > slowest)
                (slowest, which) = (time.Elapsed, n);
            heaviest = Math.Max(heaviest, Process.GetCurrentProcess().WorkingSet64 - before);
        }
        Assert.True(heaviest < 200 * Mebi, $"one file took {heaviest / Mebi} MiB");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Files} files, {unusable} refused whole, the slowest {slowest.TotalSeconds:0.00} s (kind {which % 30}, size {which / 30}), at most {heaviest / Mebi} MiB more"));
    }

    private static byte[] Damaged(int n, Random random)
    {
        var cells = Sound.Select(c => c.Replace("{0}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToArray();
        for (var damage = random.Next(0, 4); damage > 0; damage--)
        {
            var at = random.Next(cells.Length);
            var harm = Harm[random.Next(Harm.Length)];
            // A quotation mark that never closes would refuse the file as a whole; that is another file's harm.
            cells[at] = random.Next(3) switch { 0 when harm == "\"" => "\"two\r\nlines\"", 0 => harm, 1 => cells[at] + harm, _ => "" };
        }
        var line = string.Join(',', random.Next(30) == 0 ? cells.Take(random.Next(cells.Length)) : cells) + "\r\n";
        return Encoding.UTF8.GetBytes(line);
    }

    /// <summary>Thirty kinds of file, each in ten sizes or places.</summary>
    private static ReturnsInput Hostile(int n)
    {
        var (kind, size) = (n % 30, n / 30);
        var row = Damaged(n, new Random(n));
        byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
        byte[] With(params byte[][] parts) => [.. parts.SelectMany(p => p)];
        ReturnsInput Of(byte[] bytes, long? says = null) => new(() => new MemoryStream(bytes, writable: false), says ?? bytes.Length);
        ReturnsInput Long(Func<int, byte[]?> next) => new(() => new Made([], next, _ => { }), long.MaxValue);
        var many = 1 << (size + 10);
        return kind switch
        {
            0 => Of(With([0x50, 0x4B, 3, 4], new byte[many])), // a zip, of zeros
            1 => Of(With([0x1F, 0x8B, 8, 0], new byte[many])), // a gzip
            2 => Of(With(Text("%PDF-1.7\n"), Header, row)),
            3 => Of(With(Text("<!DOCTYPE html><script>alert(1)</script>"), Header, row)),
            4 => Of(With(Text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"&b;&b;\">]><x>&a;</x>"), row)),
            5 => Of(With([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new byte[many])), // an old workbook
            6 => Of(With(Text("#!/bin/sh\nrm -rf /\n"), Header, row)),
            7 => Of(With(Header, row), says: long.MaxValue), // says that it is vast
            8 => Of(With(Header, row), says: 0), // says that it is empty
            9 => Of(With(Header, row), says: 1),
            10 => Of(With(Header, Text(new string(',', many * 64)))), // cells without end
            11 => Of(With(Header, Text("\""), Text(new string('x', many * 64)))), // a quotation mark that never closes
            12 => Long(i => i == 0 ? Header : i < (1 << (size + 1)) ? new byte[1 << 20] : null), // a line of up to a gibibyte
            13 => Long(i => i == 0 ? Header : i < (1 << (size + 1)) ? Text(new string('a', 1 << 20)) : null),
            14 => Of(With(Text(string.Join(',', Enumerable.Range(0, many * 8).Select(i => $"C{i}"))), Text("\r\n"), row)), // headings without end
            15 => Of(With(Text(string.Join(',', Enumerable.Repeat("UNIQUEWORKERID", many))), Text("\r\n"), row)),
            16 => Of(With(Header, Text(string.Concat(Enumerable.Repeat("\"\"", many * 8))))),
            17 => Of(With(Header, Text(string.Concat(Enumerable.Repeat("\r", many * 8))))),
            18 => Of(With(Header, Text(string.Concat(Enumerable.Repeat("\n\r\n", many * 8))))),
            19 => Of(With([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], Header, row)), // two marks of order
            20 => Of(With([0xFF, 0xFE], Encoding.Unicode.GetBytes("LOCALESTID"), [0xD8])), // half a letter
            21 => Of(With([0xFF, 0xFE, 0, 0], new byte[many])),
            22 => Of(With(Header, [0xC3], row, [0xE2, 0x82])),
            23 => Of(With(Header, Enumerable.Repeat((byte)0xFF, many).ToArray())),
            24 => Of(With(Header, Text("=HYPERLINK(\"http://x\"),+1,-1,@x,\t=1,\r=1\r\n"), row)),
            25 => Of(With(Header, Text(string.Concat(Enumerable.Repeat("../../etc/passwd,", 45)) + "\r\n"), row)),
            26 => Of(With(Header, Text("'; DROP TABLE people_engagement; --,W1\r\n"), row)),
            27 => Of(With(Header, Text("\u202E\u2066\u200B\uFEFF" + new string('\u0301', many)), row)), // letters that pile up
            28 => Of(With(Header, Text("WP0001,W1,NEW," + string.Concat(Enumerable.Repeat("9", many * 8)) + "\r\n"))),
            _ => Of(new byte[many * 16]),
        };
    }

    /// <summary>A stream that is made as it is read.</summary>
    private sealed class Made(byte[] first, Func<int, byte[]?> next, Action<int> at) : Stream
    {
        private byte[]? piece = first;
        private int place, count;

        public override int Read(Span<byte> buffer)
        {
            while (piece is not null && place == piece.Length)
            {
                at(count);
                (piece, place) = (next(count++), 0);
            }
            if (piece is null)
                return 0;
            var some = Math.Min(buffer.Length, piece.Length - place);
            piece.AsSpan(place, some).CopyTo(buffer);
            place += some;
            return some;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
