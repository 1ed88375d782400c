using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's campaigns abroad, each with its verdict (R10).</summary>
public sealed class RecruitmentPage(Db db, Labels labels, Clock clock) : PageModel
{
    public Guid Organisation { get; private set; }
    public IReadOnlyList<(CampaignHeld Held, CampaignVerdict Verdict, string Country)> All { get; private set; } = [];
    public IReadOnlyList<CodeRow> Listed { get; private set; } = [];
    public string ListWords { get; private set; } = "";
    public string ListSource => string.Join(". ", Listed.Select(r => r.Source).Distinct());

    public string Finding
    {
        get
        {
            int Of(Adherence verdict) => All.Count(c => c.Verdict.Verdict == verdict);
            var (all, not, open) = (All.Count, Of(Adherence.DoesNot), Of(Adherence.CannotTell));
            string Some(int count, string one, string many) => all == 1 ? $"Your campaign {one}" : $"{Format.Number(count)} of {Format.Number(all)} campaigns {(count == 1 ? one : many)}";
            return all == 0 ? "No campaign abroad is recorded"
                : not > 0 ? Some(not, "does not adhere to the code", "do not adhere to the code")
                : open == 0 ? Some(all, "adheres to the code", "adhere to the code")
                : all == 1 ? "Whether your campaign adheres to the code cannot be told yet"
                : $"Whether {Format.Number(open)} of {Format.Number(all)} campaigns {(open == 1 ? "adheres" : "adhere")} to the code cannot be told yet";
        }
    }

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var words = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        All = [.. (await Campaigns.Read(db, db.Set<RecruitmentCampaign>().Where(c => c.OrganisationId == organisation), stop)).Select(c => (c, c.Verdict(words, clock.Today), words["country_of_birth", c.One.Country]!))];
        Listed = [.. words.Pack("recruitment-countries")?.On(clock.Today).OrderBy(r => r.Group == "red").ThenBy(r => r.Label, StringComparer.Ordinal) ?? Enumerable.Empty<CodeRow>()];
        ListWords = CampaignVerdict.ListWords(words);
    }
}
