using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A campaign with what is said of it and of its recruits.</summary>
/// <param name="Recruits">Candidates and those who have started, by record, each with what is said of them.</param>
public sealed record CampaignHeld(RecruitmentCampaign One, IReadOnlyList<CampaignAnswer> Own, IReadOnlyDictionary<Guid, IReadOnlyCollection<RecruitAnswer>> Recruits)
{
    public CampaignVerdict Verdict(CountryLabels words, DateOnly today) => CampaignVerdict.Of(words, One, Own, [.. Recruits.Values.Select(r => (IReadOnlyCollection<IItemAnswer>)r)], today);
}

/// <summary>Campaigns as they are held (R10).</summary>
public static class Campaigns
{
    /// <summary>Those that a query gives, the newest first.</summary>
    public static async Task<IReadOnlyList<CampaignHeld>> Read(Db db, IQueryable<RecruitmentCampaign> which, CancellationToken stop)
    {
        var all = await which.AsNoTracking().OrderByDescending(c => c.From).ThenBy(c => c.Name).ToListAsync(stop);
        var own = (await db.Set<CampaignAnswer>().AsNoTracking().Where(a => which.Any(c => c.Id == a.CampaignId)).ToListAsync(stop)).ToLookup(a => a.CampaignId);
        var said = (await db.Set<RecruitAnswer>().AsNoTracking().Where(a => which.Any(c => c.Id == a.CampaignId)).ToListAsync(stop)).ToLookup(a => a.EngagementId);
        var people = (await db.Set<Candidate>().AsNoTracking().Where(p => which.Any(c => c.Id == p.CampaignId)).Select(p => new { p.Id, p.CampaignId }).ToListAsync(stop)).ToLookup(p => p.CampaignId);
        return [.. all.Select(c => new CampaignHeld(c, [.. own[c.Id]], people[c.Id].ToDictionary(p => p.Id, p => (IReadOnlyCollection<RecruitAnswer>)[.. said[p.Id]])))];
    }
}
