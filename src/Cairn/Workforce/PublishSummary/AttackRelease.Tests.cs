using Cairn.Platform.Publishing;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class AttackReleaseTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("cairn-attack-").FullName, "release");
    private readonly StringWriter output = new();

    private async Task<int> Attacked(Func<string, string>? change)
    {
        await PublicationWriter.Write(SamplePublications.Small, folder, withoutPdf: true, null, TestContext.Current.CancellationToken);
        var file = Directory.GetFiles(Path.Combine(folder, "data"), "staff-by-area.csv").Single();
        if (change is not null)
            await File.WriteAllTextAsync(file, change(await File.ReadAllTextAsync(file)));
        return AttackRelease.Run(output, folder, []);
    }

    [Fact]
    public async Task W3_a_count_under_the_threshold_that_is_shown_after_all_is_found_though_its_file_was_altered()
    {
        Assert.Equal(1, await Attacked(csv => csv.Replace(",60,", ",3,", StringComparison.Ordinal)));
        Assert.Contains("is not the file that was published", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Shown against the rule under-5-round-10", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_cut_short_is_no_release_that_holds()
    {
        Assert.Equal(1, await Attacked(csv => csv[..(csv.Length / 2)]));
        Assert.Contains("It could not be shown that nothing can be recovered.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_release_does_not_hold() => Assert.Equal(1, AttackRelease.Run(output, Path.GetTempPath(), []));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
}
