using Cairn.Platform.Publishing;
using Xunit;

namespace Cairn.Journeys;

/// <summary>The pages of a publication as they lie in their folder, without a server.</summary>
public sealed class PublicationTests(Site site) : IAsyncLifetime
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("cairn-publications-");

    private static readonly Publication[] samples = [SamplePublications.Small, SamplePublications.Large];

    public static TheoryData<string, int> Views => new(
        from publication in samples
        from width in new[] { 320, 768, 1280 }
        select (publication.Id, width));

    public async ValueTask InitializeAsync()
    {
        foreach (var publication in samples)
            await PublicationWriter.Write(publication, Path.Combine(scratch.FullName, publication.Id), true, null, CancellationToken.None);
    }

    [Theory, MemberData(nameof(Views))]
    public async Task W3_Every_page_of_a_publication_is_accessible_and_fits(string id, int width)
    {
        await using var visit = await site.Open("", width);
        var wrong = new List<string>();
        foreach (var page in samples.Single(p => p.Id == id).Parts.Select(p => p.Id).Prepend("index"))
        {
            await visit.Page.GotoAsync(new Uri(Path.Combine(scratch.FullName, id, page + ".html")).AbsoluteUri);
            await visit.Picture($"publication-{id}-{page}-{width}");
            wrong.AddRange((await visit.Sideways()).Concat(await visit.Axe()).Select(w => $"{page}: {w}"));
        }
        Assert.Empty(wrong);
    }

    public ValueTask DisposeAsync()
    {
        scratch.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
