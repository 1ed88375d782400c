using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: the format's own checker and ours, on the same files.</summary>
public sealed class SampleTests
{
    private static List<Found> Check()
    {
        var held = new HeldReferences();
        held.AddWorkplace("HQ");
        var files = new ReturnsFiles(TestReturns.File(TestReturns.Sample("workplace.csv")), TestReturns.File(TestReturns.Sample("staff.csv")));
        return TestReturns.Run(files, held).Found;
    }

    private static HashSet<(string, int, string, string)> Expected() =>
    [
        .. File.ReadLines(TestReturns.Sample("expected-findings.csv")).Skip(1).Select(l => l.Split(','))
            .Select(c => (c[0], int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), c[2], c[4])),
    ];

    [Fact]
    public void W1_every_finding_of_the_formats_checker_is_found() =>
        Assert.Empty(Expected().Except(Check().Select(f => (f.File, f.Line, f.Severity, f.Column))));

    [Fact]
    public void W1_what_is_found_besides_is_a_number_that_the_formats_record_drops_in_silence()
    {
        var expected = Expected();
        var extra = Check().Where(f => !expected.Contains((f.File, f.Line, f.Severity, f.Column))).ToList();
        Assert.All(extra, f => Assert.Equal(("staff.ninumber.not-issued", ""), (f.Code, f.Ascwds)));
    }
}
