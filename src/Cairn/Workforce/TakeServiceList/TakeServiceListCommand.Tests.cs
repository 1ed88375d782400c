using System.Text.Json;
using Cairn.Platform.CommandLine;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: the same from a terminal.</summary>
public sealed class TakeServiceListCommandTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Json_is_one_object_and_the_rest_goes_to_standard_error(string kind)
    {
        var file = Path.Combine(databases[kind].Data, "MDSF_data_31 August 2024.csv");
        var list = MadeUpList.CareInspectorate().With("Colour", "green").Without("NumberStaff").Set(0, "Council_Area_Name", "Atlantis");
        await File.WriteAllBytesAsync(file, list.Bytes(), stop);
        var (exit, output, error) = await Run(kind, file, "--json");
        Assert.Equal(1, exit);
        Assert.Equal("""{"services":4,"providers":3,"inactive":1,"areasUnknown":1,"areaNamesUnknown":["Atlantis"],"columnsNew":["Colour"],"columnsMissing":["NumberStaff"]}""", output.Trim());
        Assert.Contains("List of 31 August 2024 (as the file's name tells), UTF-8", error, StringComparison.Ordinal);

        var again = await Run(kind, file);
        Assert.Equal((1, ""), (again.Exit, again.Error));
        Assert.StartsWith("This very list had been taken in before. Nothing was changed", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_as_it_should_be_ends_with_0()
    {
        var (exit, output, error) = await Run("sqlite", MadeUpList.SampleFile("care-inspectorate.csv"), "--as-at", "2026-08-31");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("4 services of 3 providers, 1 of them inactive; 0 rows refused", output, StringComparison.Ordinal);
        var older = await Run("sqlite", MadeUpList.SampleFile("care-inspectorate.csv"), "--as-at", "2025-08-31");
        Assert.Contains("It is older than the list of 31 August 2026: it only fills what no newer list says.", older.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("sqlite", MadeUpList.SampleFile("cqc.csv"), "--format", "cqc")).Exit);
    }

    [Fact]
    public async Task What_cannot_be_used_ends_with_2_and_says_what_to_do()
    {
        var file = Path.Combine(databases["sqlite"].Data, "list.csv");
        await File.WriteAllBytesAsync(file, MadeUpList.CareInspectorate().Without("SP_number").Bytes(), stop);
        var lacking = await Run("sqlite", file, "--json");
        Assert.Equal(2, lacking.Exit);
        Assert.Equal("SP_number", JsonDocument.Parse(lacking.Output).RootElement.GetProperty("columnsMissing")[0].GetString());
        Assert.Contains("lacks a column without which nothing can be taken: SP_number.", lacking.Error, StringComparison.Ordinal);
        Assert.Contains("Fetch the whole list again", lacking.Error, StringComparison.Ordinal);
        Assert.Contains("No heading was found", (await Run("sqlite", MadeUpList.SampleFile("cqc.csv"))).Error, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await Run("sqlite", "nowhere.csv")).Error, StringComparison.Ordinal);
        Assert.Contains("There are: care-inspectorate, cqc.", (await Run("sqlite", file, "--format", "ofsted")).Error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> Run(string kind, string file, params string[] more)
    {
        var settings = databases[kind];
        using StringWriter output = new(), error = new();
        string[] format = more.Contains("--format") ? [] : ["--format", "care-inspectorate"];
        string[] args = ["import", "services", .. format, file, .. more, "--today", "2026-11-22", "--data", settings.Data, .. settings.Database is { } database ? ["--database", database] : Array.Empty<string>()];
        return (await Cli.Run(Rooms.Open(), args, output, error, stop), output.ToString(), error.ToString());
    }

    public void Dispose() => databases.Dispose();
}
