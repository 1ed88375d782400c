using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What people wrote in a survey goes when the rule of the asker's country says so; the figures stay (W6).</summary>
public static class ClearSurveyTexts
{
    public static readonly Verb Verb = new("ClearSurveyTexts", "What people wrote in a survey in their own words is deleted after its time; the survey's figures stay.");

    /// <returns>How many surveys lost their texts.</returns>
    public static async Task<int> Run(Store store, Packs packs, CancellationToken stop)
    {
        var today = store.Clock.Today;
        List<(Guid Survey, Guid Organisation, RetentionRule Rule)> due;
        await using (var db = await store.Read(Scope.System, stop))
        {
            var closed = await (from s in db.Set<Survey>()
                                join b in db.Set<SurveyBox>() on s.Id equals b.SurveyId
                                join o in db.Set<Organisation>() on s.OrganisationId equals o.Id
                                where s.ClosedOn != null && b.Words != "{}"
                                select new { s.Id, s.OrganisationId, o.Country, s.ClosedOn }).ToListAsync(stop);
            due = [.. closed.Select(s => (s.Id, s.OrganisationId, s.ClosedOn, Rule: RetentionRules.Of(packs, s.Country, RetentionRules.Survey, today)))
                .Where(s => s.Rule?.Ends(s.ClosedOn!.Value, s.ClosedOn.Value) <= today).Select(s => (s.Id, s.OrganisationId, s.Rule!))];
        }
        foreach (var (survey, organisation, rule) in due)
        {
            await store.Write(Scope.System, new Change(Verb, Actor.Public, organisation), async db =>
            {
                (await db.BoxOf(survey, stop)).Words = "{}";
                db.Note(nameof(Survey), survey, organisation, null, new JsonObject { ["rule"] = rule.Name });
                return 0;
            }, stop);
        }
        if (due.Count > 0)
            await store.Engine.Scrub(["workforce_survey_box"], stop);
        return due.Count;
    }
}
