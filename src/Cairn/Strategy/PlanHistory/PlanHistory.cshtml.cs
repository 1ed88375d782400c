using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Every change of a plan, its elements and actions: when, what, who and why, from the audit (S2).</summary>
public sealed class PlanHistoryPage(Db db, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/history";

    private const int Shown = 50;

    /// <summary>Changes of a plan in words.</summary>
    private static readonly IReadOnlyList<Verb> verbs = [MakePlan.Verb, ChangePlan.Verb, KeepElement.Verb, KeepAction.Verb, DropElement.Verb, DropAction.Verb, KeepWaits.Verb, KeepRisks.Verb, PublishPlan.Verb, ClosePlan.Verb, ReportProgress.Verb, CommentOnAction.Verb, GiveFileForAction.Verb];

    public sealed record Row(DateTime At, string Verb, string Of, string Who, string? Why);

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public int All { get; private set; }

    public string? Previous { get; private set; }
    public string? Next { get; private set; }

    public string When(DateTime at) => $"{Format.ShortDate(clock.DateOf(at))}, {clock.TimeOf(at)}";

    public string What(string verb) => verbs.FirstOrDefault(v => v.Name == verb)?.What ?? verb;

    /// <param name="after">How many of the newest are left out.</param>
    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, int after, CancellationToken stop)
    {
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return NotFound();
        Plan = held;
        var titles = (await db.Set<PlanElement>().Where(e => e.PlanId == plan).Select(e => new { e.Id, e.Title }).ToListAsync(stop)).Concat(await db.Set<PlanAction>().Where(a => a.PlanId == plan).Select(a => new { a.Id, a.Title }).ToListAsync(stop)).ToDictionary(t => t.Id, t => t.Title);
        List<Guid> subjects = [plan, .. titles.Keys];
        var events = await db.Set<AuditEvent>().AsNoTracking().Where(e => e.OrganisationId == organisation && subjects.Contains(e.SubjectId)).OrderByDescending(e => e.Sequence).ToListAsync(stop);
        // One change may touch several rows of one action: it is told once.
        var told = events.GroupBy(e => (e.At, e.Verb, e.SubjectId == plan || e.Verb == MakePlan.Verb.Name ? plan : e.SubjectId)).Select(g => (Of: g.Key.Item3, Event: g.First())).ToList();
        All = told.Count;
        after = Math.Clamp(after, 0, Math.Max(0, All - 1));
        var page = told.Skip(after).Take(Shown).ToList();
        (Previous, Next) = (after == 0 ? null : $"?after={Math.Max(0, after - Shown)}", after + Shown < All ? $"?after={after + Shown}" : null);
        var whys = await Whys(organisation, [.. page.Select(p => p.Event)], stop);
        List<Guid> people = [.. page.Select(p => p.Event.Account).Distinct()];
        var names = await db.Set<Account>().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Rows = [.. page.Select(p => new Row(p.Event.At, p.Event.Verb, titles.GetValueOrDefault(p.Of, held.Title), names.GetValueOrDefault(p.Event.Account, p.Event.Account == Guid.Empty ? "Cairn itself" : "somebody whose account is gone"), whys.GetValueOrDefault(p.Event.Sequence)))];
        return Page();
    }

    /// <summary>The reasons that were given, opened from the audit's sealed values.</summary>
    private async Task<Dictionary<long, string?>> Whys(Guid organisation, List<AuditEvent> events, CancellationToken stop)
    {
        var (sequences, owners) = (events.Select(e => e.Sequence).ToList(), events.Select(e => e.KeyOf).Distinct().ToList());
        var closed = await db.Set<AuditValue>().AsNoTracking().Where(v => v.OrganisationId == organisation && sequences.Contains(v.Sequence)).ToDictionaryAsync(v => v.Sequence, v => v.Cipher, stop);
        var salts = await db.Set<AuditKey>().AsNoTracking().Where(k => owners.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Salt, stop);
        return events.ToDictionary(e => e.Sequence, e => salts.GetValueOrDefault(e.KeyOf) is { } salt && closed.TryGetValue(e.Sequence, out var cipher) ? (string?)JsonNode.Parse(AuditValues.Open(db.Store.Keys.Of(salt), cipher))?["reason"] : null);
    }
}
