using System.Security.Cryptography;
using System.Text.Json;
using Cairn.Engine.Surveys;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// A survey ends: what may be shown of it is made once, and everything else goes: the counts, the codes that are still good, who took one,
/// and own words of which there are too few. So nobody can ask again by another rule, or find a hidden count later (W6).
/// </summary>
public static class CloseSurvey
{
    public static readonly Verb Verb = new("CloseSurvey", "A survey ends: its results are made, and the counts behind them and all that was noted of handing out codes are deleted.");

    internal static readonly string[] Tables = ["workforce_survey_box", "workforce_survey_taken"];

    /// <exception cref="RefusedException">It is not open.</exception>
    public static async Task Run(Keeper keeper, Guid id, string? key, CancellationToken stop)
    {
        await keeper.Write(Verb, key, async db =>
        {
            var survey = await db.OfKeeper(keeper, id, stop);
            if (survey.State != SurveyState.Open)
                throw new RefusedException(survey.State == SurveyState.Draft ? "The survey is a draft: there is nothing to close." : "The survey is closed already.");
            await End(db, survey, stop);
        }, stop);
        await keeper.Store.Engine.Scrub(Tables, stop);
    }

    /// <summary>Ends the surveys whose last day has passed.</summary>
    public static async Task<int> Due(Store store, CancellationToken stop)
    {
        List<Survey> due;
        var today = store.Clock.Today;
        await using (var db = await store.Read(Scope.System, stop))
            due = await db.Set<Survey>().AsNoTracking().Where(s => s.State == SurveyState.Open && s.ClosesOn < today).ToListAsync(stop);
        foreach (var survey in due)
        {
            await store.Write(Scope.System, new Change(Verb, Actor.Public, survey.OrganisationId), async db =>
            {
                await store.Engine.LockChain(db, survey.Id, stop);
                if (await db.Set<Survey>().FirstOrDefaultAsync(s => s.Id == survey.Id && s.State == SurveyState.Open, stop) is { } open)
                    await End(db, open, stop);
                return 0;
            }, stop);
        }
        if (due.Count > 0)
            await store.Engine.Scrub(Tables, stop);
        return due.Count;
    }

    internal static async Task End(Db db, Survey survey, CancellationToken stop)
    {
        var (box, questions) = (await db.BoxOf(survey.Id, stop), survey.Asks);
        var written = box.Written();
        (survey.State, survey.ClosedOn, survey.Results) = (SurveyState.Closed, db.Store.Clock.Today, SurveyResults.Of(questions, box.Tally(), written).Write());
        (box.Codes, box.Counts, box.Words) = ([], "{}", JsonSerializer.Serialize(written.Where(w => w.Value.Count >= SurveyFigures.FewestAnswers(Survey.Rule)).ToDictionary(w => w.Key, w => Shuffled(w.Value))));
        await db.Set<SurveyTaken>().Where(t => t.SurveyId == survey.Id).ExecuteDeleteAsync(stop);
    }

    private static string[] Shuffled(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        RandomNumberGenerator.Shuffle<string>(all);
        return all;
    }
}
