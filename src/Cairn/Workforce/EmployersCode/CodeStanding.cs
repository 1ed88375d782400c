using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One heading of a standing.</summary>
/// <param name="Asked">Statements that were asked under it; of them <paramref name="Applies"/> apply, and <paramref name="Done"/> are done.</param>
public sealed record HeadingStanding(string Heading, HeadingResult Result, int Done, int Applies, int Asked);

/// <summary>How a provider stands under the standard for employers, as it signed it off: what commissioning reads (R9).</summary>
/// <param name="Edition">Of the standard.</param>
/// <param name="AsAt">The day on which it was signed off.</param>
public sealed record CodeStanding(Guid Provider, int Year, string Edition, DateOnly AsAt, IReadOnlyList<HeadingStanding> Headings)
{
    /// <summary>The newest standing of each provider that has one, of those that the reader's scope shows.</summary>
    /// <param name="providers">Whose.</param>
    public static async Task<IReadOnlyDictionary<Guid, CodeStanding>> Latest(Db db, IReadOnlyCollection<Guid> providers, CancellationToken stop)
    {
        var kept = db.Set<CodeResult>().AsNoTracking().Where(r => providers.Contains(r.OrganisationId));
        var newest = await kept.Where(r => !kept.Any(o => o.OrganisationId == r.OrganisationId && o.Year > r.Year)).ToListAsync(stop);
        return newest.GroupBy(r => r.OrganisationId).ToDictionary(g => g.Key, g => new CodeStanding(g.Key, g.First().Year, g.First().Edition, g.First().SignedOff,
            [.. g.OrderBy(r => r.Heading, StringComparer.Ordinal).Select(r => new HeadingStanding(r.Heading, r.Result, r.Done, r.Applies, r.Asked))]));
    }

    /// <summary>The result under a heading, of what is said of the statements asked under it.</summary>
    public static HeadingStanding Of(string heading, IReadOnlyCollection<PracticeState> said)
    {
        var applies = said.Where(s => s != PracticeState.DoesNotApply).ToList();
        var result = applies.Count == 0 ? HeadingResult.NotSaid
            : applies.All(s => s == PracticeState.Done) ? HeadingResult.Met
            : applies.All(s => s == PracticeState.NotYet) ? HeadingResult.NotYet : HeadingResult.InPart;
        return new(heading, result, applies.Count(s => s == PracticeState.Done), applies.Count, said.Count);
    }

    public static string Words(HeadingResult result) => result switch { HeadingResult.Met => "Met", HeadingResult.InPart => "In part", HeadingResult.NotYet => "Not yet", _ => "Not said" };

    public static Platform.Site.Elements.Tone Tone(HeadingResult result) => result switch
    {
        HeadingResult.Met => Platform.Site.Elements.Tone.Ok, HeadingResult.InPart => Platform.Site.Elements.Tone.Note, HeadingResult.NotYet => Platform.Site.Elements.Tone.Stop, _ => Platform.Site.Elements.Tone.Plain,
    };
}
