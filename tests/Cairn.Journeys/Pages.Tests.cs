using Xunit;

namespace Cairn.Journeys;

/// <summary>What holds for every page, whoever reads it. A new page is covered without a word here, if a link leads to it.</summary>
public sealed class PagesTests(Site site)
{
    public static TheoryData<string, int, bool> Views
    {
        get
        {
            var views = new TheoryData<string, int, bool>();
            foreach (var who in Readers.Names)
            {
                // An editor sees what a manager does, less some.
                if (who != "editor")
                    views.Add(who, 320, false);
                views.Add(who, 1280, true);
            }
            // Script adds the same to everybody's narrow pages: the menu that folds, copying, progress.
            foreach (var who in new[] { "", "worker", "parent" })
                views.Add(who, 320, true);
            views.Add("", 768, true);
            views.Add("", 768, false);
            views.Add("", 1280, false);
            return views;
        }
    }

    [Theory, MemberData(nameof(Views))]
    public async Task Every_page_is_accessible_and_fits(string who, int width, bool script)
    {
        await using var visit = await site.Open(who, width, script);
        await site.OnEachPage(who, async (address, status) =>
        {
            List<string> wrong = [.. await visit.Go(address, status)];
            wrong.AddRange(await visit.Sideways());
            if (!site.IsNew($"{width} {script}", await visit.Shape()))
                return wrong;
            await visit.Picture($"{(who.Length == 0 ? "" : who + "-")}{Slug(address)}-{width}{(script ? "" : "-no-script")}");
            return [.. wrong, .. await visit.Axe()];
        });
    }

    [Fact]
    public async Task A_first_visit_to_any_public_page_takes_at_most_150_KB() =>
        await site.OnEachPage("", async (address, _) =>
        {
            await using var visit = await site.Open();
            var bytes = await visit.Weigh(address);
            return bytes <= 150_000 ? [] : [$"{bytes:N0} bytes on a first visit"];
        });

    private static string Slug(string address) =>
        address == "/" ? "first-page" : string.Concat(address.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
