using System.Security.Cryptography;
using System.Text.Json;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>W3: what an outsider reads from a release is what was published, or a sentence says why not.</summary>
public sealed class ReleaseReaderTests : IAsyncLifetime
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("cairn-release-");

    private string Folder => Path.Combine(scratch.FullName, "release");

    public async ValueTask InitializeAsync() => await PublicationWriter.Write(SamplePublications.Small, Folder, true, null, CancellationToken.None);

    [Fact]
    public void W3_The_counts_come_back_as_they_were_published()
    {
        var read = ReleaseReader.Read(Folder);

        Assert.Equal("under-5-round-10", read.Rule);
        Assert.Equal(["staff-by-area/staff", "area-by-employer/staff"], read.Tables.Select(t => t.Id));
        foreach (var (shown, table) in read.Tables.Zip(SamplePublications.Small.Tables))
        {
            Assert.Equal(table.Axes.Select(a => (a.Code, a.Title)), shown.Axes.Select(a => (a.Code, a.Title)));
            Assert.All(table.Axes.Zip(shown.Axes), pair => Assert.Equal(pair.First.Items, pair.Second.Items));
            Assert.Equal(table.Cells.Where((_, i) => i % table.Values.Count == 0).Select(c => new ShownCell((long?)c.Value, c.Mark)), shown.Cells);
        }
    }

    [Fact]
    public async Task W3_A_release_of_a_countrys_size_comes_back_too()
    {
        var folder = Path.Combine(scratch.FullName, "large");
        await PublicationWriter.Write(SamplePublications.Large, folder, true, null, CancellationToken.None);

        var read = ReleaseReader.Read(folder).Tables.ToDictionary(t => t.Id);

        Assert.All(SamplePublications.Large.Tables, t => Assert.Equal(
            t.Cells.Where((_, i) => i % t.Values.Count == 0).Select(c => new ShownCell((long?)c.Value, c.Mark)), read[t.Id + "/staff"].Cells));
    }

    [Fact]
    public void The_list_of_files_has_every_file_but_itself_with_its_digest()
    {
        var index = JsonSerializer.Deserialize<ReleaseIndex>(File.ReadAllBytes(Path.Combine(Folder, ReleaseIndex.Name)), ReleaseIndex.Json)!;

        Assert.Equal(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Where(f => f != ReleaseIndex.Name).Order(StringComparer.Ordinal), index.Files.Select(f => f.Path));
        Assert.All(index.Files, f => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, f.Path)))), f.Sha256));
        Assert.Equal(["area_code", "employer_type_code"], index.Tables[1].Axes.Select(a => a.Column));
    }

    [Fact]
    public void A_folder_that_is_no_release_is_refused() => Refused(scratch.FullName, "holds no publication.json, so it is no release");

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(Folder, "where.html"));
        Refused(Folder, "where.html is missing");
    }

    [Fact]
    public void A_changed_file_is_named()
    {
        File.AppendAllText(Path.Combine(Folder, "data", "staff-by-area.csv"), " ");
        Refused(Folder, "data/staff-by-area.csv is not the file that was published");
    }

    [Theory]
    [InlineData("data/staff-by-area.csv", "S12000017,", "S99,", "the code \"S99\" is not in data/codes/area.csv")]
    [InlineData("data/staff-by-area.csv", "S12000013,", "S12000017,", "line 8: the observation S12000017, staff stands there twice")]
    [InlineData("data/staff-by-area.csv", ",1060,", ",10.5,", "line 8: the count \"10.5\" is no whole number")]
    [InlineData("data/staff-by-area.csv", ",1060,", ",-5,", "line 8: the count \"-5\" is no whole number")]
    [InlineData("data/staff-by-area.csv", ",1060,", ",,", "line 8: there must be either a value or a mark")]
    [InlineData("data/staff-by-area.csv", ",1060,", ",1060,c", "line 8: there must be either a value or a mark")]
    [InlineData("data/staff-by-area.csv", ",1060,", ",,k", "line 8: the mark \"k\" is not known")]
    [InlineData("data/staff-by-area.csv", ",staff,", ",stuff,", "line 2: the value \"stuff\" is not one that publication.json lists")]
    [InlineData("data/staff-by-area.csv", "value_code", "what", "has no column value_code")]
    [InlineData("data/area-by-employer.csv", "S12000027,Zetland – Sealtainn à è ì ò ù,else,Other,staff,Staff,people,23370,\r\n", "", "has no observation S12000027, else, staff")]
    [InlineData("data/codes/area.csv", "S12000017,", "S12000013,", "lists the code \"S12000013\" twice")]
    [InlineData("data/codes/area.csv", "total,Scotland,", "total,Scotland,S12000017", "\"total\" stands before what it is part of")]
    [InlineData("data/codes/area.csv", "Highland & Moray,total", "Highland & Moray,nowhere", "lead in a circle or to a code that is not listed")]
    public void Damage_that_the_digests_do_not_tell_is_told_with_file_and_line(string file, string was, string now, string why)
    {
        Change(file, was, now);
        Refused(Folder, why);
    }

    [Fact]
    public void A_list_of_files_that_leads_out_of_its_folder_is_not_followed()
    {
        var index = Path.Combine(Folder, ReleaseIndex.Name);
        File.WriteAllText(index, File.ReadAllText(index).Replace("\"where.html\"", "\"../../where.html\"", StringComparison.Ordinal));
        Refused(Folder, "is not in the release's folder");
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("{}", "cannot be read")]
    public void A_list_of_files_that_is_none_is_refused(string text, string why)
    {
        File.WriteAllText(Path.Combine(Folder, ReleaseIndex.Name), text);
        Refused(Folder, why);
    }

    /// <summary>Changes a file and its digest, as somebody does who makes a release up.</summary>
    private void Change(string file, string was, string now)
    {
        var (path, index) = (Path.Combine(Folder, file), Path.Combine(Folder, ReleaseIndex.Name));
        var (before, text) = (Digest(path), File.ReadAllText(path));
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, now, StringComparison.Ordinal));
        File.WriteAllText(index, File.ReadAllText(index).Replace(before, Digest(path), StringComparison.Ordinal));
    }

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static void Refused(string folder, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => ReleaseReader.Read(folder)).Message, StringComparison.Ordinal);

    public ValueTask DisposeAsync()
    {
        scratch.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
