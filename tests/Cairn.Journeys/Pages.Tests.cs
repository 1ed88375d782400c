using Xunit;

namespace Cairn.Journeys;

/// <summary>What holds for every page, whoever reads it. A new page is covered without a word here, if a link leads to it.</summary>
public sealed class PagesTests(Site site)
{
    /// <summary>Everybody on a phone without script and at a desk with it. What shows the same page another way again is left to the drills.</summary>
    public static IEnumerable<TheoryDataRow<string, int, bool>> Views
    {
        get
        {
            foreach (var who in Readers.Names)
            {
                yield return View(who, 320, false, drill: Readers.SeesLess(who));
                yield return View(who, 1280, true, drill: Readers.SeesLess(who));
            }
            // Script adds the same to everybody's narrow pages: the menu that folds, copying, progress.
            foreach (var who in new[] { "", "worker", "parent" })
                yield return View(who, 320, true, drill: who.Length > 0);
            yield return View("", 768, true, drill: true);
            yield return View("", 768, false, drill: true);
            yield return View("", 1280, false, drill: true);
        }
    }

    private static TheoryDataRow<string, int, bool> View(string who, int width, bool script, bool drill)
    {
        var view = new TheoryDataRow<string, int, bool>(who, width, script);
        return drill ? view.WithTrait("Category", "Drill") : view;
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
