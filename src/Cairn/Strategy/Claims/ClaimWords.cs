using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Claims in words.</summary>
internal static class ClaimWords
{
    public static string Of(ClaimState state) => state switch { ClaimState.Draft => "Draft", ClaimState.Published => "Published", _ => "Withdrawn" };

    public static Tone Tone(ClaimState state) => state switch { ClaimState.Draft => Platform.Site.Elements.Tone.Plain, ClaimState.Published => Platform.Site.Elements.Tone.Ok, _ => Platform.Site.Elements.Tone.Stop };
}

/// <summary>What a plan's indicators are called on a day.</summary>
internal static class IndicatorTitles
{
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(Db db, Guid plan, DateOnly day, CancellationToken stop) =>
        (await (from i in db.Set<Indicator>() where i.PlanId == plan && i.RetiredOn == null join v in db.Set<IndicatorVersion>() on i.Id equals v.IndicatorId where v.From <= day select new { i.Id, v.Number, v.Title }).ToListAsync(stop))
        .GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!.Title);
}
