using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says that a campaign abroad has ended, so that no later list judges it (R10).</summary>
public static class EndCampaign
{
    public static readonly Verb Verb = new("EndCampaign", "A provider says on which day its recruiting in a country abroad ended.");

    /// <exception cref="NoSuchRecordException">The provider has no such campaign, or it has ended.</exception>
    /// <exception cref="AnswersRefusedException">The day cannot be.</exception>
    public static Task Run(Keeper keeper, Guid campaign, DateOnly? until, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var one = await db.Set<RecruitmentCampaign>().FirstOrDefaultAsync(c => c.Id == campaign && c.OrganisationId == keeper.Organisation && c.Until == null, stop)
            ?? throw new NoSuchRecordException("There is no such campaign, or it has ended.");
        var today = db.Store.Clock.Today;
        if (until is not { } day || day < one.From || day > today)
            throw new AnswersRefusedException([new("Until", $"Enter its last day, from {Format.Date(one.From)} to {Format.Date(today)}")]);
        one.Until = day;
    }, stop);
}
