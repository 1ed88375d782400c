using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a provider keeps and for how long, what goes soon, and what went.</summary>
public sealed class RetentionPage(Db db, Visit visit, Packs packs, Clock clock) : PageModel
{
    public const int DaysAhead = 60, Most = 100;

    public Guid Organisation { get; private set; }
    public string? Saved { get; private set; }
    public IReadOnlyList<RetentionRule> Rules { get; private set; } = [];
    public IReadOnlyList<RetainedItem> Due { get; private set; } = [];
    public IReadOnlyList<Erasure> Erasures { get; private set; } = [];
    public bool MayHold => visit.Actor.Role == Role.ProviderManager;

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Saved = Request.Query["saved"].ToString() switch { "hold" => "Saved.", "erased" => "The record is erased.", _ => null };
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Rules = [.. new[] { RetentionRules.Engagement, RetentionRules.Candidate, RetentionRules.Return, RetentionRules.Survey }.Select(code => RetentionRules.Of(packs, country, code, clock.Today)).OfType<RetentionRule>()];
        Due = [.. (await Retained.Until(db, packs, clock.Today.AddDays(DaysAhead), stop)).Take(Most)];
        var mine = visit.Scope.Organisations;
        Erasures = await db.Set<Erasure>().AsNoTracking().Where(e => mine.Contains(e.OrganisationId)).OrderByDescending(e => e.At).Take(Most).ToListAsync(stop);
    }

    public DateOnly On(DateTime at) => clock.DateOf(at);

    public string Why(Erasure erasure) => erasure.Why switch
    {
        ErasureReason.Retention => $"Its time had passed{(erasure.Rule is null ? "" : $" ({erasure.Rule})")}",
        ErasureReason.Asked => "The person asked",
        ErasureReason.NotStarting => "They were to start, and will not",
        _ => "It should never have been recorded",
    };
}
