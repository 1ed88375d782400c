using Xunit;

namespace Cairn.Journeys;

/// <summary>What holds for every page that anyone may open; a new page is covered without a word here.</summary>
public sealed class PublicPagesTests(Site site)
{
    public static TheoryData<int, bool> Views => new()
    {
        { 320, true }, { 320, false }, { 768, true }, { 768, false }, { 1280, true }, { 1280, false },
    };

    [Fact]
    public void There_is_a_public_first_page() => Assert.Contains("/", site.Routes.Public);

    [Fact]
    public void Every_parameter_of_a_page_has_a_sample() => Assert.Empty(site.Routes.WithoutSample);

    [Theory, MemberData(nameof(Views))]
    public async Task Every_public_page_is_accessible_and_fits(int width, bool script)
    {
        await using var visit = await site.Open(width, script);
        await OnEach(async address =>
        {
            List<string> wrong = [.. await visit.Go(address)];
            await visit.Picture($"{Slug(address)}-{width}{(script ? "" : "-no-script")}");
            return [.. wrong, .. await visit.Sideways(), .. await visit.Axe()];
        });
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(320, 256)]
    public async Task Every_public_page_can_be_walked_by_keyboard(int width, int height)
    {
        await using var visit = await site.Open(width, script: true, height);
        await OnEach(async address => [.. await visit.Go(address), .. await Keyboard.Walk(visit.Page)]);
    }

    /// <summary>1280 × 1024 at 400% is a view of 320 × 256.</summary>
    [Fact]
    public async Task Every_public_page_fits_at_400_per_cent()
    {
        await using var visit = await site.Open(320, script: true, height: 256);
        await OnEach(async address => [.. await visit.Go(address), .. await visit.Sideways()]);
    }

    [Fact]
    public async Task A_first_visit_to_any_public_page_takes_at_most_150_KB() => await OnEach(async address =>
    {
        await using var visit = await site.Open(1280);
        var bytes = await visit.Weigh(address);
        return bytes <= 150_000 ? [] : [$"{bytes:N0} bytes on a first visit"];
    });

    private async Task OnEach(Func<string, Task<IReadOnlyList<string>>> look)
    {
        var wrong = new List<string>();
        foreach (var address in site.Routes.Public)
            wrong.AddRange((await look(address)).Select(sentence => $"{address}: {sentence}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Slug(string address) => address == "/" ? "first-page" : address.Trim('/').Replace('/', '-');
}
