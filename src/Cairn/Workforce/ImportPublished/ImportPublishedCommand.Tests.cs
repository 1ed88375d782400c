using System.Text.Json;
using Cairn.Platform.CommandLine;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W4: the same from a terminal.</summary>
public sealed class ImportPublishedCommandTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_is_the_example_that_the_page_shows_and_is_imported_once()
    {
        var sample = Path.Combine(Source.Root, "tests", "samples", "published", "made-up-staff.csv");
        Assert.Equal(PublishedColumns.Example, await File.ReadAllTextAsync(sample, stop));
        var (exit, output, error) = await Run(sample);
        Assert.Equal((0, "4 figures imported; no figures held before.", ""), (exit, output.Trim(), error));
        var again = await Run(sample);
        Assert.Equal((0, "This very file had been imported before. Nothing was changed."), (again.Exit, again.Output.Trim()));
    }

    [Fact]
    public async Task What_disagrees_ends_with_1_and_what_cannot_be_used_with_2()
    {
        var file = Path.Combine(databases["sqlite"].Data, "table.csv");
        await File.WriteAllBytesAsync(file, MadeUpTable.Sectors().Set(0, "printed_share", "61").Bytes(), stop);
        var (exit, output, error) = await Run(file, "--json");
        Assert.Equal(1, exit);
        Assert.Equal("care-homes: the printed share is 61%, but 60 of 100 is 60.0%.", JsonDocument.Parse(output).RootElement.GetProperty("disagreements")[0].GetString());
        Assert.Contains("Disagrees: care-homes", error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, MadeUpTable.Sectors().Set(1, "value", "1,200").Bytes(), stop);
        var bad = await Run(file);
        Assert.Equal((2, ""), (bad.Exit, bad.Output));
        Assert.Contains("table.csv, line 3, column value: \"1,200\": is not a number.", bad.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", bad.Error, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await Run("nowhere.csv")).Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, MadeUpTable.Staff("5", "2021", more: [("series", "staff")]).Bytes(), stop);
        Assert.Equal(2, (await Run(file)).Exit);
        Assert.Equal(0, (await Run(file, "--country", "england")).Exit);
        Assert.Contains("no pack is of this country", (await Run(file, "--country", "narnia")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_lists_every_column() => Written.Check("docs/published-figures.md", $$"""
        # How published figures are imported

        A test writes this page from the program. A statistician brings a file on `/series/import`, an operator by
        `./cairn import published FILE [--country COUNTRY] [--json] [--data DIR]`: exit code 0, 1 where something in it disagrees, 2 where nothing was imported.

        - All of a file is imported, or none. Each bad cell is told: where, what it says, why it cannot be used, what to do.
        - A figure is kept as it was printed, with its decimals. An edition does not change: another figure for it is refused.
        - A later edition stands beside the earlier. A revised figure names the edition that it revises. A withdrawn one is kept, with day and reason.
        - What is held already, in the packs or from a file before, changes nothing.
        - A printed share or change that its own counts do not give, parts that do not add up and flows that do not close are told, never corrected.

        FILE is a published table in the JSON form of `packs/*/published`, or a CSV with one figure a row:

        | column | needed | what stands in it |
        |---|---|---|
        {{string.Join("\n", PublishedColumns.All.Select(c => $"| `{c.Name}` | {(c.Needed ? "yes" : "")} | {c.What} |"))}}

        An example, made up: an edition, its withdrawal, the revision that takes its place, and the next period.

        ```csv
        {{PublishedColumns.Example}}```

        """.ReplaceLineEndings("\n"));

    private async Task<(int Exit, string Output, string Error)> Run(string file, params string[] more)
    {
        using StringWriter output = new(), error = new();
        string[] args = ["import", "published", file, .. more, "--today", "2026-11-22", "--data", databases["sqlite"].Data];
        return (await Cli.Run(Rooms.Open(), args, output, error, stop), output.ToString(), error.ToString());
    }

    public void Dispose() => databases.Dispose();
}
