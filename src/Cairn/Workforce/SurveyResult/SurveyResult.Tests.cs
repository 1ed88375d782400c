using System.Net;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W6: what a survey shows when it has closed.</summary>
public sealed class SurveyResultTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Answer(int n, bool words) =>
        [("a-own-1", $"{n % 2}"), ("a-own-2", n < 24 ? $"{n / 2 % 2}" : "2"), ("a-own-3", $"{n / 4 % 2}"), .. words ? [("a-own-4", $"Text {n:00}")] : Array.Empty<(string, string)>()];

    private static async Task<Guid> Answered(SurveySite surveys, int answers, int words, Guid? draft = null)
    {
        var survey = draft ?? await surveys.Draft();
        var codes = await surveys.Open(survey, 60, 60);
        for (var n = 0; n < answers; n++)
            Assert.Equal("thanks", await surveys.Answer(codes[n], Answer(n, n < words)));
        return survey;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_results_come_when_it_is_closed_with_coverage_cuts_and_what_is_hidden(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await Answered(surveys, 48, 12);
        using (var early = await (await surveys.Browser).Get($"{surveys.Home}/{survey}/results"))
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.DoesNotContain("48", await site.Text(surveys.Manager, $"{surveys.Home}/{survey}"), StringComparison.Ordinal);
        await surveys.Close(survey);
        var page = await surveys.Results(survey);
        Assert.Contains("48 of 60 people answered Coverage: 80.0% of those who were asked.", page, StringComparison.Ordinal);
        Assert.Contains("Yes 25.0% 12 No 25.0% 12 Not sure 50.0% 24 No answer 0.0% 0", page, StringComparison.Ordinal);
        // By work: six of each group said yes, so all cells that would give it away are hidden, and those of 12 stay.
        Assert.Contains("Yes [c] [c] No [c] [c] Not sure 12 (50.0%) 12 (50.0%) No answer", page, StringComparison.Ordinal);
        Assert.Contains("12 people wrote something. In no order, and beside nothing else that they answered. They are deleted on 22 November 2027.", page, StringComparison.Ordinal);
        Assert.Contains("nothing is weighted up to those who did not", page, StringComparison.Ordinal);
        Assert.Contains("12 of 60 did not answer.", page, StringComparison.Ordinal);
        using var csv = await (await surveys.Browser).Get($"{surveys.Home}/{survey}/results.csv");
        var text = await csv.Content.ReadAsStringAsync(stop);
        Assert.Contains("How is work?,2026-11-22,60,48,Do you want to stay?,own,Not sure,What do you do?,Care,12,24,", text, StringComparison.Ordinal);
        Assert.Contains("Do you want to stay?,own,Yes,What do you do?,Care,,24,c", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Text 00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W6_few_texts_are_deleted_and_many_are_shown_in_no_order_beside_nothing()
    {
        var site = await sites.Of("sqlite");
        var surveys = await SurveySite.Of(site);
        var (few, many) = (await Answered(surveys, 12, 9), await Answered(surveys, 40, 40));
        await surveys.Close(few);
        Assert.Contains("No texts: too few people wrote any, so they were deleted.", await surveys.Results(few), StringComparison.Ordinal);
        await surveys.Close(many);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        var texts = (await db.Set<SurveyBox>().FirstAsync(b => b.SurveyId == many, stop)).Written()["own-4"];
        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"Text {n:00}"), texts.Order(StringComparer.Ordinal));
        Assert.NotEqual(texts.Order(StringComparer.Ordinal), texts); // of 40! orders, theirs is the alphabet's once
        Assert.Equal("{}", (await db.Set<SurveyBox>().FirstAsync(b => b.SurveyId == few, stop)).Words);
    }

    [Theory, InlineData(0, "Nobody answered"), InlineData(9, "Fewer than 10 people answered")]
    public async Task W6_too_few_answers_show_nothing_and_say_so(int answers, string finding)
    {
        var surveys = await SurveySite.Of(await sites.Of("sqlite"));
        var survey = await Answered(surveys, answers, answers);
        await surveys.Close(survey);
        var page = await surveys.Results(survey);
        Assert.Contains(finding, page, StringComparison.Ordinal);
        Assert.Contains("No figures: too few answered.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Text 0", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W6_a_question_of_which_nothing_may_be_shown_says_so_and_keeps_no_texts_back()
    {
        var surveys = await SurveySite.Of(await sites.Of("sqlite"));
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 20, 20);
        for (var n = 0; n < 10; n++)
            Assert.Equal("thanks", await surveys.Answer(codes[n], ("a-own-2", $"{n % 3}"), ("a-own-4", $"Text {n:00}")));
        await surveys.Close(survey);
        var page = await surveys.Results(survey);
        Assert.Contains("10 of 20 people answered", page, StringComparison.Ordinal);
        Assert.Contains("No figures: too few gave each answer, so somebody could be found in them.", page, StringComparison.Ordinal);
        Assert.Contains("10 people wrote something.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W6_the_same_survey_again_stands_beside_the_first_where_the_question_is_the_same()
    {
        var site = await sites.Of("sqlite");
        var surveys = await SurveySite.Of(site);
        var bank = Packs.Load(Packs.Beside).Surveys.Single(b => b.Id == "workforce");
        Guid first = default;
        foreach (var stay in new[] { "0", "1" })
        {
            Guid survey;
            if (stay == "0")
            {
                using var made = await (await surveys.Browser).Send($"{surveys.Home}/new", ("Bank", "workforce"), ("Title", "Working here"), ("Key", "k"));
                first = survey = Guid.Parse(made.Headers.Location!.ToString().Split('/')[4]);
                using var own = await (await surveys.Browser).Send($"{surveys.Home}/{survey}/questions", ("Title", "Working here"), ("Chosen", $"workforce {bank.Edition} stay"), ("own.0.text", "Tea?"), ("own.0.kind", "One"), ("own.0.options", "Yes; No"));
            }
            else
            {
                using var copied = await (await surveys.Browser).Send($"{surveys.Home}/{first}", ("Key", "copy"));
                survey = Guid.Parse(copied.Headers.Location!.ToString().Split('/', '?')[4]);
            }
            var codes = await surveys.Open(survey, 20, 20);
            for (var n = 0; n < 20; n++)
                Assert.Equal("thanks", await surveys.Answer(codes[n], ("a-stay", stay), ("a-own-1", "0")));
            await surveys.Close(survey);
            if (stay == "1")
            {
                var page = await surveys.Results(survey);
                Assert.Contains("Here 20 (100.0%) 0 (0.0%) Elsewhere in social care 0 (0.0%) 20 (100.0%)", page, StringComparison.Ordinal);
                Assert.Equal(1, page.Split("Answer Then Now").Length - 1); // own questions are not joined
                Assert.Contains("it was not asked in the same words and edition", page, StringComparison.Ordinal);
            }
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_a_survey_whose_last_day_has_passed_closes_by_itself_and_its_texts_go_after_their_time(string kind)
    {
        using var databases = new Databases();
        var settings = databases[kind] with { Today = RecordSite.Today };
        var (survey, packs) = (Guid.Empty, Packs.Load(Packs.Beside));
        await using (var served = await Served.Start(settings, stop))
        {
            var surveys = await SurveySite.Of(await RecordSite.Start(served));
            survey = await Answered(surveys, 12, 12);
        }
        async Task<(SurveyState State, string Words)> On(DateOnly day)
        {
            await using var store = new Store(settings with { Today = day }, new Clock(TimeProvider.System, settings with { Today = day }));
            await store.Open(stop);
            await RunRetention.Run(store, packs, null, stop);
            await using var db = await store.Read(Scope.System, stop);
            return ((await db.Set<Survey>().FirstAsync(s => s.Id == survey, stop)).State, (await db.Set<SurveyBox>().FirstAsync(b => b.SurveyId == survey, stop)).Words);
        }
        Assert.Equal(SurveyState.Open, (await On(new DateOnly(2026, 12, 5))).State);
        var closed = await On(new DateOnly(2026, 12, 6));
        Assert.Equal(SurveyState.Closed, closed.State);
        Assert.Contains("Text 11", closed.Words, StringComparison.Ordinal);
        Assert.Contains("Text 11", (await On(new DateOnly(2027, 12, 5))).Words, StringComparison.Ordinal);
        Assert.Equal("{}", (await On(new DateOnly(2027, 12, 6))).Words);
    }

    [Fact]
    public async Task W6_another_organisation_and_an_editor_cannot_ask_or_close()
    {
        var site = await sites.Of("sqlite");
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        foreach (var page in new[] { "", "/preview", "/open", "/questions" })
            using (var foreign = await (await site.Served.As("stranger")).Get($"{surveys.Home}/{survey}{page}"))
                Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        // Within one's own address another's survey is not there either.
        using (var mixed = await (await site.Served.As("stranger")).Get($"/providers/{site.Stranger.Id}/surveys/{survey}"))
            Assert.Equal(HttpStatusCode.NotFound, mixed.StatusCode);
        using var editor = await (await site.Served.As("editor")).Get($"{site.Home}/surveys/new");
        Assert.Equal(HttpStatusCode.NotFound, editor.StatusCode);
    }
}
