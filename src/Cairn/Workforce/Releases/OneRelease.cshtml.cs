using Cairn.Engine.Disclosure;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One publication with its editions; a statistician may withdraw the newest.</summary>
public sealed class OneReleasePage(Db db, Actor actor, Clock clock) : PageModel
{
    [BindProperty] public string? Why { get; set; }

    public sealed record Told(string Name, string Title, DateOnly AsAt, int Edition, string Rule, string Digest, DateTime Made, DateTime? Withdrawn, string? WithdrawnWhy);

    public IReadOnlyList<Told> Editions { get; private set; } = [];

    public bool MayWithdraw => actor.Role is Role.Statistician or Role.Administrator;

    public string RuleText => DisclosureRule.Presets.FirstOrDefault(r => r.Id == Editions[0].Rule)?.Text ?? Editions[0].Rule;

    public DateOnly Day(DateTime at) => clock.DateOf(at);

    public async Task<IActionResult> OnGet(string name, CancellationToken stop) => await Read(name, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string name, CancellationToken stop)
    {
        if (!await Read(name, stop))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Why) || Why.Length > 500)
        {
            ModelState.AddModelError(nameof(Why), "Say why, in 500 letters at most");
            return Page();
        }
        await WithdrawRelease.Run(db.Store, actor, name, Editions[0].Edition, Why.Trim(), stop);
        return Redirect($"/publications/{name}");
    }

    private async Task<bool> Read(string name, CancellationToken stop)
    {
        Editions = await db.Set<Release>().AsNoTracking().Where(r => r.Name == name).OrderByDescending(r => r.Edition)
            .Select(r => new Told(r.Name, r.Title, r.AsAt, r.Edition, r.Rule, r.Digest, r.Made, r.Withdrawn, r.WithdrawnWhy)).ToListAsync(stop);
        return Editions.Count > 0;
    }
}

/// <summary>A release is withdrawn: its notice stays.</summary>
public static class WithdrawRelease
{
    public static readonly Verb Verb = new("WithdrawRelease", "A published summary is withdrawn, with the reason; the notice stays and its files are given out no longer.");

    /// <exception cref="RefusedException">It is withdrawn already.</exception>
    public static Task Run(Store store, Actor actor, string name, int edition, string why, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
    {
        var release = await db.Set<Release>().FirstAsync(r => r.Name == name && r.Edition == edition, stop);
        if (release.Withdrawn is not null)
            throw new RefusedException("This edition is withdrawn already.");
        (release.Withdrawn, release.WithdrawnWhy) = (store.Clock.Now, why);
        db.Note(nameof(Release), release.Id, Guid.Empty, null, new System.Text.Json.Nodes.JsonObject { ["name"] = name, ["edition"] = edition, ["why"] = why });
        return 0;
    }, stop);
}
