using System.Globalization;
using System.Text.Json;
using Cairn.Engine.Disclosure;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What has been published, for everybody; and where a statistician publishes.</summary>
public sealed class ReleasesPage(Db db, Actor actor, Packs packs, JobWorker jobs, Visit visit, Clock clock) : PageModel
{
    private const int OldestYear = 2013;

    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Rule { get; set; }
    [BindProperty] public string? Publisher { get; set; }

    public sealed record Row(string Name, string Title, DateOnly AsAt, int Edition, DateOnly Made, bool Withdrawn);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Job? Job { get; private set; }

    public bool MayPublish => actor.Role is Role.Statistician or Role.Administrator;

    public bool HasPdf { get; } = Chromium.IsThere;

    public IReadOnlyList<Choice> Years => [.. Enumerable.Range(OldestYear, clock.Today.Year - OldestYear).Reverse().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Choice(y, y))];

    public IReadOnlyList<Choice> Places => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name)), .. packs.Countries.SelectMany(c => c.Areas.On(clock.Today).Select(a => new Choice(a.Code, $"{a.Label}, {c.Name}")))];

    public IReadOnlyList<Choice> Rules => [.. DisclosureRule.Presets.Select(r => new Choice(r.Id, Short(r)))];

    private static string Short(DisclosureRule rule) => string.Join(", ", new[] { rule.HideUnder > 0 ? $"hide under {rule.HideUnder}" : "", rule.RoundTo > 1 ? $"round to {rule.RoundTo}" : "" }.Where(s => s.Length > 0)) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    public async Task OnGet(Guid? job, CancellationToken stop)
    {
        (Rule, Publisher) = (PublishSummary.UsualRule, "Cairn");
        await Read(job, stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (Years.All(y => y.Value != Year))
            ModelState.AddModelError(nameof(Year), "Choose a year that has ended");
        if (Places.All(p => p.Value != Place))
            ModelState.AddModelError(nameof(Place), "Choose a country or a council area");
        if (Rules.All(r => r.Value != Rule))
            ModelState.AddModelError(nameof(Rule), "Choose how nobody can be found");
        if (string.IsNullOrWhiteSpace(Publisher) || Publisher.Length > 100 || Publisher.Any(char.IsControl))
            ModelState.AddModelError(nameof(Publisher), "Say who publishes it, in 100 letters at most");
        if (!ModelState.IsValid)
        {
            await Read(null, stop);
            return Page();
        }
        var input = new PublishSummary.Input(int.Parse(Year!, CultureInfo.InvariantCulture), Place!, Rule!, Publisher!.Trim(), WithoutPdf: !HasPdf);
        var id = await db.Store.Write(Scope.System, new Change(PublishSummary.Asked, visit.Actor, Guid.Empty), to =>
            Task.FromResult(JobWorker.Add(to, PublishSummaryJob.Kind, Guid.Empty, actor.Account ?? Guid.Empty, JsonSerializer.Serialize(input)).Id), stop);
        jobs.Wake();
        return Redirect($"/publications?job={id}");
    }

    private async Task Read(Guid? job, CancellationToken stop)
    {
        var all = await db.Set<Release>().AsNoTracking().OrderByDescending(r => r.AsAt).ThenBy(r => r.Title).Select(r => new { r.Name, r.Title, r.AsAt, r.Edition, r.Made, r.Withdrawn }).ToListAsync(stop);
        Rows = [.. all.GroupBy(r => r.Name).Select(g => g.MaxBy(r => r.Edition)!).Select(r => new Row(r.Name, r.Title, r.AsAt, r.Edition, clock.DateOf(r.Made), r.Withdrawn is not null))];
        if (job is not null && MayPublish)
            Job = await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == job && j.Kind == PublishSummaryJob.Kind, stop);
    }
}
