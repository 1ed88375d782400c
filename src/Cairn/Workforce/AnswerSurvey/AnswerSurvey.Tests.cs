using System.Net;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W6: a survey is answered with a code, once, by nobody in particular.</summary>
public sealed class AnswerSurveyTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_a_code_answers_once_and_a_used_one_is_told_like_one_that_never_was(string kind)
    {
        var surveys = await SurveySite.Of(await sites.Of(kind));
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 12, 12);
        Assert.Equal((12, 12), (codes.Count, codes.Distinct().Count()));
        Assert.Equal("thanks", await surveys.Answer(codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), ("a-own-2", "0")));
        var used = await surveys.Answer(codes[0], ("a-own-2", "1"));
        var unknown = await surveys.Answer(codes[1][..18] + (codes[1][18] == 'A' ? 'B' : 'A'), ("a-own-2", "1"));
        var stranger = await surveys.Answer("0000-0000-0000-0000", ("a-own-2", "1"));
        Assert.Contains("Either it is mistyped, or it was used: each works once.", used, StringComparison.Ordinal);
        Assert.Equal(used.Replace(codes[0], "", StringComparison.Ordinal), unknown);
        Assert.Equal(unknown, stranger);
        // Once it is closed, all its codes are told alike.
        await surveys.Close(survey);
        var (first, second) = (await surveys.Answer(codes[0], ("a-own-2", "1")), await surveys.Answer(codes[1], ("a-own-2", "1")));
        Assert.Contains("This survey is closed. It takes no more answers.", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_of_two_who_send_one_code_at_once_one_is_counted(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var code = (await surveys.Open(survey, 1, 1))[0];
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["own-2"] = ["0"] };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await AnswerSurvey.Run(site.Served.Store, code, answers, stop);
                return 1;
            }
            catch (RefusedException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, outcomes.Sum());
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal(1, (await db.Set<SurveyBox>().FirstAsync(b => b.SurveyId == survey, stop)).Tally().Answered);
    }

    [Fact]
    public async Task W6_a_survey_that_has_not_begun_says_from_when()
    {
        var surveys = await SurveySite.Of(await sites.Of("sqlite"));
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 3, 3, "2026-12-01", "2026-12-09");
        Assert.Contains("This survey has not begun. You can answer from 1 December 2026, with this same code.", await surveys.Answer(codes[0], ("a-own-2", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task W6_what_is_wrong_is_told_beside_its_question_and_what_was_typed_stays()
    {
        var site = await sites.Of("sqlite");
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var code = (await surveys.Open(survey, 3, 3))[0];
        using var browser = new Browser(site.Served.Address);
        using (var none = await browser.Send("/answer", ("Code", code), ("Step", "check"), ("a-own-4", " ")))
            Assert.Contains("Answer at least one question, or close this page", Served.Text(await Browser.Body(none)), StringComparison.Ordinal);
        using (var wrong = await browser.Send("/answer", ("Code", code), ("Step", "check"), ("a-own-2", "7"), ("a-own-4", new string('x', 501))))
        {
            var page = await Browser.Body(wrong);
            Assert.Contains("Choose among the answers that are offered", page, StringComparison.Ordinal);
            Assert.Contains("Use at most 500 characters: you have 501", page, StringComparison.Ordinal);
            Assert.Contains(new string('x', 501), page, StringComparison.Ordinal);
        }
        using (var check = await browser.Send("/answer", ("Code", code), ("Step", "check"), ("a-own-2", "2"), ("a-own-3", "0"), ("a-own-3", "1")))
        {
            var text = Served.Text(await Browser.Body(check));
            Assert.Contains("Check your answers", text, StringComparison.Ordinal);
            Assert.Contains("Do you want to stay? Not sure Why go? Pay; Rest What would help? Not answered", text, StringComparison.Ordinal);
        }
        Assert.Equal("thanks", await surveys.Answer(code, ("a-own-2", "2")));
    }

    [Fact]
    public async Task W6_whoever_tries_codes_is_held_up_right_ones_too()
    {
        // A program of its own, for the addresses of one machine are one network.
        using var databases = new Databases();
        await using var served = await Served.Start(databases["sqlite"] with { Today = RecordSite.Today }, stop);
        var surveys = await SurveySite.Of(await RecordSite.Start(served));
        var code = (await surveys.Open(await surveys.Draft(), 2, 2))[0];
        using var browser = new Browser(served.Address);
        for (var n = 0; n < CodeGuesses.PerMinute; n++)
            using (var wrong = await browser.Send("/answer", ("Code", SurveyCode.Make("AAAA", 1)[0]), ("Step", "open")))
                Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var late = await browser.Send("/answer", ("Code", code), ("Step", "open"));
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.Contains("Wait a minute", Served.Text(await Browser.Body(late)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7kq2 m4xd 09pa wz3t", "7KQ2M4XD09PAWZ3T")]
    [InlineData("7KQ2-M4XD-O9PA-WZ3T", "7KQ2M4XD09PAWZ3T")]
    [InlineData("ilO0-0000-0000-0000", "1100000000000000")]
    [InlineData("7KQ2-M4XD-09PA-WZ3", null)]
    [InlineData("7KQ2-M4XD-09PA-WZ3TT", null)]
    [InlineData("7KQ2-M4XD-09PA-WZ3U", null)]
    [InlineData(null, null)]
    public void W6_a_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, SurveyCode.Read(typed));
}
