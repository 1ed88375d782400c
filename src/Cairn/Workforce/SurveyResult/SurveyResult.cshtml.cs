using Cairn.Engine.Surveys;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a closed survey shows (W6).</summary>
public sealed class SurveyResultPage(Db db, Packs packs) : PageModel
{
    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public SurveyResults Results { get; private set; } = null!;

    /// <summary>The survey of which this is a copy, where it has results.</summary>
    public Survey? Earlier { get; private set; }

    public IReadOnlyList<IGrouping<string, ShownQuestion>> Parts { get; private set; } = [];
    public int Fewest => SurveyFigures.FewestAnswers(Survey.Rule);
    /// <summary>The day on which own words go; null where the country has no rule.</summary>
    public DateOnly? WordsUntil { get; private set; }

    public IReadOnlyList<string> Banks => [.. Survey.Asks.Select(q => q.Bank).OfType<string>().Distinct(StringComparer.Ordinal)];

    public string Finding => Results.Answered switch
    {
        null => $"Fewer than {Fewest} people answered",
        0 => "Nobody answered",
        { } n => $"{Format.Number(n)} of {Format.Number(Survey.Asked)} people answered",
    };

    public string Coverage => Results.Answered is { } n
        ? $"Coverage: {Format.Percent(n * 100m / Survey.Asked)} of those who were asked."
        : $"{Format.Number(Survey.Asked)} were asked. How many answered is not told, so that nobody can be found.";

    public string Unsaid => Results.Answered is { } n ? $"{Format.Number(Survey.Asked - n)} of {Format.Number(Survey.Asked)} did not answer." : "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation && s.State == SurveyState.Closed, stop) is not { } found)
            return NotFound();
        (Survey, Results) = (found, SurveyResults.Read(found.Results)!);
        var written = (await db.BoxOf(survey, stop)).Written();
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        WordsUntil = RetentionRules.Of(packs, country, RetentionRules.Survey, found.ClosedOn!.Value)?.Ends(found.ClosedOn.Value, found.ClosedOn.Value);
        Earlier = await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == found.Follows && s.OrganisationId == organisation && s.State == SurveyState.Closed, stop);
        var (questions, before) = (found.Asks, SurveyResults.Read(Earlier?.Results));
        Parts = [.. questions.Select(q => ShownQuestion.Of(q, questions, Results, written.GetValueOrDefault(q.Id) ?? [], Earlier?.Asks.FirstOrDefault(q.IsSameAs) is { } asked ? (asked, before!) : null)).GroupBy(q => q.Question.About)];
        return Page();
    }
}
