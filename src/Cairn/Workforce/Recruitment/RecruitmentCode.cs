using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One employer as who watches over the code sees it: campaigns and verdict, and nobody who was recruited.</summary>
/// <param name="Campaigns">Of the last two years, with colour and verdict.</param>
public sealed record EmployerAdherence(Guid Provider, string Name, Adherence Verdict, IReadOnlyList<(CountryColour Colour, Adherence Verdict)> Campaigns);

/// <summary>Which employers adhere to the code of international recruitment, which do not, and which have said nothing (R10).</summary>
/// <param name="Employers">Those with a campaign, those that do not adhere first.</param>
/// <param name="Providers">All that run a service there.</param>
/// <param name="SilentWithRecruits">Of those that said nothing, the ones in whose record somebody came from outside the United Kingdom in these years.</param>
public sealed record RecruitmentCode(IReadOnlyList<EmployerAdherence> Employers, int Providers, IReadOnlyList<string> SilentWithRecruits)
{
    public const int Years = 2;

    /// <summary>"No, from outside", of the question whether somebody was recruited from inside the United Kingdom.</summary>
    private const int FromOutside = 1;

    public int Silent => Providers - Employers.Count;

    public int Of(Adherence verdict) => Employers.Count(e => e.Verdict == verdict);

    /// <summary>Campaigns of a colour with a verdict.</summary>
    public int Of(CountryColour colour, Adherence verdict) => Employers.SelectMany(e => e.Campaigns).Count(c => c == (colour, verdict));

    /// <summary>In a sentence.</summary>
    public string Finding
    {
        get
        {
            if (Employers.Count == 0)
                return "No employer has said that it recruits abroad";
            var (verdict, one, many) = Of(Adherence.DoesNot) > 0 ? (Adherence.DoesNot, "does not adhere", "do not adhere") : (Adherence.Adheres, "adheres", "adhere");
            return $"{Of(verdict)} of {Platform.Site.Format.Count(Employers.Count, "employer that recruits", "employers that recruit")} abroad {(Of(verdict) == 1 ? one : many)} to the code";
        }
    }

    /// <param name="db">Reads the whole sector.</param>
    /// <param name="services">Whose providers are meant.</param>
    public static async Task<RecruitmentCode> Read(Db db, IQueryable<Service> services, Labels labels, DateOnly today, CancellationToken stop)
    {
        var since = today.AddYears(-Years);
        var names = await db.Set<Organisation>().AsNoTracking().Where(o => services.Any(s => s.OrganisationId == o.Id)).Select(o => new { o.Id, o.Name, o.Country }).ToDictionaryAsync(o => o.Id, stop);
        var held = await Workforce.Campaigns.Read(db, db.Set<RecruitmentCampaign>().Where(c => (c.Until == null || c.Until >= since) && services.Any(s => s.OrganisationId == c.OrganisationId)), stop);
        var employers = held.Where(h => names.ContainsKey(h.One.OrganisationId)).GroupBy(h => h.One.OrganisationId).Select(g =>
        {
            var verdicts = g.Select(h => h.Verdict(labels.Of(names[g.Key].Country), today)).Select(v => (v.Colour, v.Verdict)).ToList();
            return new EmployerAdherence(g.Key, names[g.Key].Name, CampaignRule.Whole(verdicts.Select(v => v.Verdict)), verdicts);
        }).OrderBy(e => e.Verdict switch { Adherence.DoesNot => 0, Adherence.CannotTell => 1, _ => 2 }).ThenBy(e => e.Name, StringComparer.Ordinal).ToList();
        var said = employers.Select(e => e.Provider).ToHashSet();
        var with = await db.Set<Engagement>().AsNoTracking().Where(e => e.RecruitedInUk == FromOutside && (e.StartDate == null || e.StartDate >= since) && services.Any(s => s.OrganisationId == e.OrganisationId)).Select(e => e.OrganisationId).Distinct().ToListAsync(stop);
        return new(employers, names.Count, [.. with.Where(o => names.ContainsKey(o) && !said.Contains(o)).Select(o => names[o].Name).Order(StringComparer.Ordinal)]);
    }
}
