using Xunit;

namespace Cairn.Journeys;

/// <summary>Every page by the Tab key alone, at a desk and enlarged.</summary>
public sealed class KeyboardTests(Site site)
{
    [Theory, MemberData(nameof(Readers.Between), MemberType = typeof(Readers))]
    public async Task Every_page_can_be_walked_by_keyboard(string who)
    {
        await using var visit = await site.Open(who);
        await site.OnEachPage(who, async (address, status) => [.. await visit.Go(address, status), .. await Walk(visit, "desk")]);
    }

    /// <summary>A view of 1280 × 1024 enlarged to 400 per cent has room for 320 × 256.</summary>
    [Theory, MemberData(nameof(Readers.Between), MemberType = typeof(Readers))]
    public async Task Every_page_fits_and_can_be_walked_at_400_per_cent(string who)
    {
        await using var visit = await site.Open(who, width: 320, height: 256);
        await site.OnEachPage(who, async (address, status) =>
            [.. await visit.Go(address, status), .. await visit.Sideways(), .. await Walk(visit, "enlarged")]);
    }

    private async Task<IReadOnlyList<string>> Walk(Visit visit, string view) => site.IsNew(view, await visit.Shape()) ? await Keyboard.Walk(visit.Page) : [];
}
