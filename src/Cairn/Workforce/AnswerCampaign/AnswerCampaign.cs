using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says what of the code of international recruitment is kept, in a campaign or for one recruit (R10).</summary>
public static class AnswerCampaign
{
    public static readonly Verb Verb = new("AnswerCampaign", "A provider says what of the code of international recruitment it keeps, in a campaign or for one recruit.");

    public const int Longest = 300;

    /// <param name="State">Null where it is not said.</param>
    public sealed record Answer(string Item, ItemKept? State, string? Words);

    /// <param name="recruit">Null for the campaign's own.</param>
    /// <exception cref="NoSuchRecordException">The provider has no such campaign, or it no such recruit.</exception>
    /// <exception cref="AnswersRefusedException">An answer cannot be; a question is named by its item and its part, such as "mentor.Words".</exception>
    public static Task Run(Keeper keeper, Guid campaign, Guid? recruit, IReadOnlyList<Answer> answers, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        if (!await db.Set<RecruitmentCampaign>().AnyAsync(c => c.Id == campaign && c.OrganisationId == keeper.Organisation, stop))
            throw new NoSuchRecordException("There is no such campaign.");
        var owner = recruit is null ? keeper.Organisation : await db.Set<Candidate>().Where(c => c.Id == recruit && c.CampaignId == campaign).Select(c => (Guid?)c.OrganisationId).FirstOrDefaultAsync(stop) ?? throw new NoSuchRecordException("Nobody such came by this campaign.");
        List<AnswerFault> faults = [.. answers.SelectMany(Faults)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var today = db.Store.Clock.Today;
        if (recruit is { } person)
        {
            var held = await db.Set<RecruitAnswer>().Where(a => a.EngagementId == person && a.OrganisationId == owner).ToDictionaryAsync(a => a.Item, stop);
            foreach (var answer in answers.Where(a => a.State is not null))
            {
                if (!held.TryGetValue(answer.Item, out var row))
                    db.Add(row = new RecruitAnswer { Id = NewId.Next(), OrganisationId = owner, EngagementId = person, CampaignId = campaign, Item = answer.Item });
                if ((row.State, row.Words) != (answer.State!.Value, Text(answer.Words)) || row.Said == default)
                    (row.State, row.Words, row.Said) = (answer.State.Value, Text(answer.Words), today);
            }
            return;
        }
        var own = await db.Set<CampaignAnswer>().Where(a => a.CampaignId == campaign).ToDictionaryAsync(a => a.Item, stop);
        foreach (var answer in answers.Where(a => a.State is not null))
        {
            if (!own.TryGetValue(answer.Item, out var row))
                db.Add(row = new CampaignAnswer { Id = NewId.Next(), OrganisationId = owner, CampaignId = campaign, Item = answer.Item });
            if ((row.State, row.Words) != (answer.State!.Value, Text(answer.Words)) || row.Said == default)
                (row.State, row.Words, row.Said) = (answer.State.Value, Text(answer.Words), today);
        }
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Answer answer)
    {
        if (answer.State is null && !string.IsNullOrWhiteSpace(answer.Words))
            yield return new($"{answer.Item}.State", "Say whether it is kept: something is written here");
        if (answer.State is ItemKept.DoesNotApply && string.IsNullOrWhiteSpace(answer.Words))
            yield return new($"{answer.Item}.Words", "Say why it does not apply");
        if (answer is { Item: "mentor", State: ItemKept.Kept } && string.IsNullOrWhiteSpace(answer.Words))
            yield return new($"{answer.Item}.Words", "Name the mentor");
        if (answer.Words?.Trim().Length > Longest)
            yield return new($"{answer.Item}.Words", $"That is longer than {Longest} characters. Shorten it");
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
