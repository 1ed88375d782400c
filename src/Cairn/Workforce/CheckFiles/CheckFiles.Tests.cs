using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: <c>import check</c> as operators and scripts use it: the built program, its exit codes and its lines.</summary>
public sealed class CheckFilesTests
{
    private static readonly string[] Members = ["file", "line", "severity", "column", "code", "ascwdsCode", "message", "advice", "outcome", "value"];

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", "ascwds", name);

    private static (int Exit, string Output, string Errors) Check(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Cairn.dll"), "import", "check", "--today", "2026-11-22", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static JsonElement[] Json(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    [Fact]
    public void W1_the_samples_findings_come_as_json_alone_and_refused_rows_exit_1()
    {
        var (exit, output, errors) = Check("--format", "ascwds", "--workplace", Sample("workplace.csv"), "--staff", Sample("staff.csv"), "--held", Sample("held.csv"), "--json");
        var found = Json(output);
        Assert.Equal(1, exit);
        Assert.All(found, f => Assert.Equal(Members, f.EnumerateObject().Select(p => p.Name)));
        var expected = File.ReadLines(Sample("expected-findings.csv")).Skip(1).Select(l => l.Split(',')).Select(c => (c[0], c[1], c[2], c[4]));
        Assert.Empty(expected.Except(found.Select(f => (f.GetProperty("file").GetString()!, f.GetProperty("line").GetRawText(), f.GetProperty("severity").GetString()!, f.GetProperty("column").GetString()!))));
        Assert.Contains("1,000 rows read", errors, StringComparison.Ordinal);
        Assert.Equal(2, errors.Split(AscwdsPack.NoPostcodes).Length);
    }

    [Fact]
    public void W1_nothing_refused_exits_0_with_warnings_or_without()
    {
        var staff = Path.GetTempFileName();
        File.WriteAllText(staff, File.ReadLines(Sample("staff.csv")).First() + "\r\n");
        var (exit, output, _) = Check("--workplace", Sample("workplace.csv"), "--staff", staff, "--held", Sample("held.csv"), "--json");
        File.Delete(staff);
        Assert.Equal(0, exit);
        Assert.All(Json(output), f => Assert.Equal("warning", f.GetProperty("severity").GetString()));
    }

    [Fact]
    public void W1_a_file_that_cannot_be_used_exits_2_and_says_so_at_line_1_without_a_column()
    {
        var (exit, output, _) = Check("--workplace", Sample("workplace.csv"), "--staff", Sample("held.csv"), "--json");
        var found = Assert.Single(Json(output));
        Assert.Equal(2, exit);
        Assert.Equal((1, "", "error"), (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetString(), found.GetProperty("severity").GetString()));
        Assert.Equal(2, Check("--workplace", Sample("workplace.csv"), "--staff", Sample("not-there.csv")).Exit);
    }

    [Fact]
    public void W1_whose_account_it_is_can_be_said()
    {
        string[] files = ["--workplace", Sample("workplace.csv"), "--staff", Sample("staff.csv"), "--held", Sample("held.csv"), "--json"];
        string[] Codes(params string[] more) => [.. Json(Check([.. files, .. more]).Output).Where(f => f.GetProperty("outcome").GetString() == "you-decide").Select(f => f.GetProperty("ascwdsCode").GetString()!)];
        Assert.Empty(Codes("--own-workplace", "HQ"));
        Assert.Equal(["950", "955"], Codes("--own-workplace", "WP9999", "--not-parent"));
    }

    [Fact]
    public void Without_json_a_finding_is_a_sentence_with_both_codes()
    {
        var (_, output, _) = Check("--workplace", Sample("workplace.csv"), "--staff", Sample("staff.csv"), "--held", Sample("held.csv"));
        Assert.Contains("staff line 25 error NINUMBER \"X1\" NINUMBER is not two letters, six digits and a letter.", output, StringComparison.Ordinal);
        Assert.Contains("(staff.ninumber.form, ASC-WDS 1060; row-refused)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_every_kind_are_sound_json()
    {
        using var stream = new MemoryStream();
        using (var lines = new FindingLines(stream, json: true))
        {
            var rule = new Engine.Returns.Rule(Engine.Returns.ReturnsFile.Staff, "staff.x", "", "X", 0, Engine.Returns.Outcome.KeptCheck, "A \"word\".", "Do.");
            lines.Write(new(rule, 7, "a\"b\\c\né😀\u0001"u8, "More."));
        }
        var found = Assert.Single(Json(System.Text.Encoding.UTF8.GetString(stream.ToArray())));
        Assert.Equal(("a\"b\\c\né😀\u0001", 7), (found.GetProperty("value").GetString(), found.GetProperty("line").GetInt32()));
        Assert.EndsWith("More.", found.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
