using System.Globalization;
using System.Text.Json;
using Cairn.Engine.Surveys;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Two surveys of the made-up sector: one that has closed, with made-up answers, and one that is open.</summary>
internal static class DemoSurveys
{
    private const int Asked = 1_200, Answered = 743;

    private static readonly string[] Words =
    [
        "Enough people on every shift.", "A rota that is known a month ahead.", "Time to talk with the people I support.", "Paid travel between visits.",
        "Training in working hours.", "A manager who has time.", "Less to write down twice.", "A quiet room for breaks.", "The same pay as in the hospital.", "To be asked before things change.",
        "Somebody to call at night.", "More hours in my contract.",
    ];

    /// <param name="closed">Whose survey has closed, and <paramref name="open"/> whose is open.</param>
    public static void Add(Db db, Packs packs, Guid closed, Guid open, int staff)
    {
        var (bank, today) = (packs.Surveys[0], db.Store.Clock.Today);
        var questions = bank.Questions.Select(q => SurveyQuestion.Of(bank, q)).ToList();
        var box = new SurveyBox { SurveyId = Id(1), OrganisationId = closed };
        var tally = Answer(questions);
        var words = questions.Where(q => q.Kind == QuestionKind.Text).ToDictionary(q => q.Id, _ => Words.Select(w => w + " (made up)").ToList(), StringComparer.Ordinal);
        box.Words = JsonSerializer.Serialize(words);
        db.Add(new Survey
        {
            Id = box.SurveyId, OrganisationId = closed, Title = $"{bank.Title} (made-up answers)", Purpose = bank.Purpose, Questions = SurveyQuestion.Write(questions), State = SurveyState.Closed, Code = "DEM0",
            Asked = Asked, Slips = Asked, OpensOn = today.AddDays(-51), ClosesOn = today.AddDays(-30), ClosedOn = today.AddDays(-30), RemindersPlanned = 1, Reminders = 1, RemindedOn = today.AddDays(-40),
            Results = SurveyResults.Of(questions, tally, words).Write(),
        });
        db.Add(box);
        db.Add(new Survey
        {
            Id = Id(2), OrganisationId = open, Title = bank.Title, Purpose = bank.Purpose, Questions = SurveyQuestion.Write(questions), State = SurveyState.Open, Code = "DEM1",
            Asked = staff, OpensOn = today.AddDays(-2), ClosesOn = today.AddDays(60), RemindersPlanned = 1,
        });
        db.Add(new SurveyBox { SurveyId = Id(2), OrganisationId = open });
    }

    /// <summary>Made-up answers, the same in every demonstration: of five the middle is chosen most, else the first, and one in forty leaves a question out.</summary>
    private static SurveyTally Answer(IReadOnlyList<SurveyQuestion> questions)
    {
        var (random, columns) = (new DemoRandom(DemoSector.DefaultSeed), Survey.Columns(questions));
        var tally = new SurveyTally(new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var person = 0; person < Answered; person++)
        {
            var answer = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (column, n) in columns.Select((c, n) => (c, n)))
            {
                var draw = person * columns.Count + n;
                if (random.Below(Draw.Survey, draw, 40) == 0)
                    continue;
                var (one, two) = (random.Below(Draw.SurveyFirst, draw, column.Labels.Count), random.Below(Draw.SurveySecond, draw, column.Labels.Count));
                var place = column.Labels.Count == SurveyQuestion.Steps ? (one + two) / 2 : Math.Min(one, two);
                answer[column.Id] = column.Option is null ? place.ToString(CultureInfo.InvariantCulture) : random.Below(Draw.SurveyFirst, draw, 4) == 0 ? TallyColumn.Chosen : TallyColumn.NotChosen;
            }
            // Somebody answers a question with several answers as a whole, or not at all.
            foreach (var several in columns.Where(c => c.Option > 0))
                answer[several.Id] = answer.ContainsKey(several.Question + ".0") ? answer.GetValueOrDefault(several.Id, TallyColumn.NotChosen) : TallyColumn.NoAnswer;
            tally.Add(columns, answer);
        }
        return tally;
    }

    private static Guid Id(int number) => new DemoIds(0).Of(DemoKind.Survey, number);
}
