using System.Globalization;
using Cairn.Engine.Disclosure;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Surveys;

/// <summary>W6: what a survey shows of its answers gives nobody away, all cuts together.</summary>
public sealed class SurveyFiguresTests
{
    private static readonly DisclosureRule Under10 = DisclosureRule.Of("under-10");

    private static readonly TallyColumn Work = new("work", null, ["Care", "Office", "Nights"], Groups: true), Hours = new("hours", null, ["Full", "Part"], Groups: true);
    private static readonly TallyColumn Stay = new("stay", null, ["Yes", "No", "Unsure"]), Pay = new("why", 0, ["Pay"]), Rest = new("why", 1, ["Rest"]);
    private static readonly TallyColumn[] Columns = [Work, Hours, Stay, Pay, Rest];

    private static SurveyTally Tally(IEnumerable<Dictionary<string, string>> answers)
    {
        var tally = new SurveyTally(new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var answer in answers)
            tally.Add(Columns, answer);
        return tally;
    }

    private static Dictionary<string, string> Answer(int work, int hours, int stay, int why)
    {
        var answer = new Dictionary<string, string>(StringComparer.Ordinal);
        void Say(TallyColumn column, int code) { if (code < column.Codes.Count - 1) answer[column.Id] = column.Codes[code]; }
        Say(Work, work);
        Say(Hours, hours);
        Say(Stay, stay);
        Say(Pay, why == 3 ? 2 : why & 1);
        Say(Rest, why == 3 ? 2 : why >> 1);
        return answer;
    }

    private static readonly Gen<Dictionary<string, string>> Any =
        from work in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)))
        from hours in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)))
        from stay in Gen.Choose(0, 3)
        from why in Gen.Choose(0, 3)
        select Answer(work, hours, stay, why);

    [Fact]
    public void W6_fewer_than_ten_answers_show_nothing()
    {
        Assert.Empty(SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 9).Select(n => Answer(n % 3, n % 2, n % 3, n % 4)))).Tables);
        Assert.Equal([10L, null, null, 0], Assert.Single(SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 10).Select(n => Answer(n % 3, n % 2, n % 3, n % 4)))).Tables).Cells);
    }

    [Fact]
    public void W6_counts_that_are_large_enough_are_shown_as_they_are()
    {
        var figures = SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 240).Select(n => Answer(n % 3, n / 3 % 2, n / 6 % 3, n / 18 % 3))));
        Assert.Equal([240L, 84, 78, 78, 0], new[] { "all", "0", "1", "2", "none" }.Select(c => figures.Of(Stay, c)));
        var work = figures.Grouping("work")!;
        Assert.Equal(["0", "1", "2", "none"], work.Groups.Select(SurveyGrouping.Name));
        Assert.Equal([80L, 80, 80, 0], Enumerable.Range(0, 4).Select(g => figures.Size(work, g)));
        Assert.Equal([80L, 28, 26, 26], new[] { "all", "0", "1", "2" }.Select(c => figures.Of(Stay, c, work, 1)));
        Assert.Equal(240, figures.Of(Pay, "yes") + figures.Of(Pay, "no") + figures.Of(Pay, "none"));
    }

    [Fact]
    public void W6_small_groups_are_put_together_until_they_may_be_shown()
    {
        // Three on nights and four who do not say: seven, so the smallest of the others joins them.
        var figures = SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 127).Select(n => Answer(n < 3 ? 2 : n < 7 ? 3 : n % 3 == 0 ? 1 : 0, n / 2 % 2, n % 3, n % 4))));
        var work = figures.Grouping("work")!;
        Assert.Equal(["0", "1+2+none"], work.Groups.Select(SurveyGrouping.Name));
        Assert.Equal([80L, 47], Enumerable.Range(0, 2).Select(g => figures.Size(work, g)));
        Assert.Equal(figures.Of(Stay, "all", work, 1), figures.Size(work, 1));
    }

    [Fact]
    public void W6_a_question_that_leaves_no_two_groups_cuts_nothing()
    {
        var figures = SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 40).Select(n => Answer(n < 35 ? 0 : 1, n % 2, n % 3, n % 4))));
        Assert.Null(figures.Grouping("work"));
        Assert.Null(figures.Of(Work, "1"));
        Assert.DoesNotContain(figures.Tables, t => t.By == "work");
        Assert.Contains(figures.Tables, t => t.By == "hours");
    }

    [Fact]
    public void W6_a_cut_in_which_a_whole_group_answered_alike_is_not_shown()
    {
        var figures = SurveyFigures.Protect(Under10, Columns, Tally(Enumerable.Range(0, 90).Select(n => Answer(n % 3, n / 3 % 2, n % 3 == 2 ? 1 : n / 6 % 3, n / 18 % 3))));
        Assert.DoesNotContain(figures.Tables, t => t.Column == "stay" && t.By == "work");
        Assert.Contains(figures.Tables, t => t.Column == "stay" && t.By == "hours");
    }

    /// <summary>Two small surveys that were found at random: with nothing cut, one question hid how many answered and another showed it.</summary>
    [Theory]
    [InlineData(new[] { 5, 2, 3, 1 }, new[] { 6, 3, 2 }, new[] { 3, 1, 6, 1 }, new[] { 3, 2, 2, 4 }, "hours: 11 c c c, why.0: 11 c c c c, why.1: 11 c c c c")]
    [InlineData(new[] { 7, 3, 0, 0 }, new[] { 5, 2, 3 }, new[] { 2, 2, 5, 1 }, new[] { 1, 4, 2, 3 }, "work: 10 c c 0 0")]
    public void W6_how_many_answered_is_shown_by_every_question_so_that_none_tells_what_another_hides(int[] work, int[] hours, int[] stay, int[] why, string shown)
    {
        static int[] Each(int[] counts) => [.. counts.SelectMany((n, code) => Enumerable.Repeat(code, n))];
        var (works, hour, stays, whys) = (Each(work), Each(hours), Each(stay), Each(why));
        List<Dictionary<string, string>> answers = [.. works.Select((_, n) => Answer(works[n], hour[n], stays[n], whys[n]))];
        var figures = SurveyFigures.Protect(Under10, Columns, Tally(answers));
        Assert.Empty(figures.Groupings);
        Assert.Equal(shown, string.Join(", ", figures.Tables.Select(t => $"{t.Column}: {string.Join(' ', t.Cells.Select(c => c?.ToString(CultureInfo.InvariantCulture) ?? "c"))}")));
        NothingHiddenIsRecovered(figures, answers.Count);
    }

    [Fact]
    public void W6_nothing_that_is_hidden_can_be_worked_out_from_all_questions_and_cuts_together() => Hold(200);

    [Fact, Trait("Category", "Drill")]
    public void W6_the_same_holds_for_thousands_of_surveys() => Hold(5000);

    // Half are small: there most is hidden, and the sums are tightest.
    private static void Hold(int surveys) => Prop.ForAll(Gen.OneOf(Gen.Choose(10, 30), Gen.Choose(10, 160)).SelectMany(n => Any.ListOf(n)).ToArbitrary(), answers =>
        NothingHiddenIsRecovered(SurveyFigures.Protect(Under10, Columns, Tally(answers)), answers.Count)).Check(Config.QuickThrowOnFailure.WithMaxTest(surveys));

    /// <summary>How many answered stands on the page of results beside the tables.</summary>
    private static void NothingHiddenIsRecovered(SurveyFigures figures, int answered)
    {
        ShownTable[] shown = [.. figures.Tables.Select(t => figures.Shown(t, Columns)), new("answered", [], [new(answered, Mark.None)])];
        var report = Attack.On(Under10, shown, []);
        Assert.True(report.Holds, string.Join('\n', report.Sentences()));
        Assert.Equal(0, report.Outer);
        Assert.All(shown.SelectMany(s => s.Cells), c => Assert.False(c.Value is > 0 and < 10));
    }

    [Fact]
    public void W6_the_same_answers_in_another_order_are_the_same_counts() => Prop.ForAll(Any.ListOf(20).ToArbitrary(), answers =>
        Assert.Equal(Tally(answers).Counts, Tally(answers.AsEnumerable().Reverse()).Counts)).QuickCheckThrowOnFailure();

    [Fact]
    public void W6_an_answer_that_was_not_offered_is_refused() =>
        Assert.Throws<ArgumentException>(() => Tally([new(StringComparer.Ordinal) { ["stay"] = "7" }]));
}
