using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An action to be added or changed (S2).</summary>
public sealed class KeepActionPage(Db db, Visit visit, Packs packs, Clock clock) : PageModel
{
    /// <summary>"new", or the action's identifier.</summary>
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/actions/{record}";

    private const string IsMilestone = "milestone", IsQuickWin = "quick-win";
    private static readonly string[] Questions = ["Title", "Text", "Element", "TakesUp", "Owner", "OwnerWords", "Lead", "Partners", "Groups", "Marks", "Starts", "Due", "Days", "Needed", "Found", "Hours", "Why"];

    public static readonly IReadOnlyList<Choice> Kinds = [new(IsMilestone, "A milestone", "It takes no time: a day on which something is reached."), new(IsQuickWin, "A quick win", "It can be done soon, with what is there.")];

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Element { get; set; }
    [BindProperty] public string? TakesUp { get; set; }
    [BindProperty] public string? Owner { get; set; }
    [BindProperty] public string? OwnerWords { get; set; }
    [BindProperty] public string? Lead { get; set; }
    [BindProperty] public string? Partners { get; set; }
    [BindProperty] public List<string> Groups { get; set; } = [];
    [BindProperty] public List<string> Marks { get; set; } = [];
    [BindProperty] public DateOnly? Starts { get; set; }
    [BindProperty] public DateOnly? Due { get; set; }
    [BindProperty] public int? Days { get; set; }
    [BindProperty] public string? Needed { get; set; }
    [BindProperty] public string? Found { get; set; }
    [BindProperty] public int? Hours { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public PlanAction? Held { get; private set; }
    public IReadOnlyList<Choice> Elements { get; private set; } = [];
    public IReadOnlyList<Choice> Accounts { get; private set; } = [];
    public IReadOnlyList<Choice> GroupChoices { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop))
            return NotFound();
        if (Held is { } a)
        {
            (Title, Text, Element, TakesUp, Owner, OwnerWords, Lead, Version) = (a.Title, a.Text, a.ElementId?.ToString(), a.TakesUp, a.OwnerId?.ToString(), a.OwnerWords, a.LeadWords, a.Version);
            Partners = string.Join('\n', await db.Set<ActionPartner>().Where(p => p.ActionId == a.Id).OrderBy(p => p.Words).Select(p => p.Words).ToListAsync(stop));
            Groups = [.. a.WorkerGroups.Split(';', StringSplitOptions.RemoveEmptyEntries)];
            Marks = [.. new[] { a.Milestone ? IsMilestone : "", a.QuickWin ? IsQuickWin : "" }.Where(m => m.Length > 0)];
            (Starts, Days) = (a.Starts, a.Milestone ? null : a.Days);
            (Needed, Found, Hours) = (Pounds.Typed(a.NeededPence), Pounds.Typed(a.FoundPence), (int?)(a.TimeMinutes / 60));
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop))
            return NotFound();
        if (!Pounds.Read(Needed, out var needed))
            ModelState.AddModelError("Needed", "Write a sum in pounds, such as 12000");
        if (!Pounds.Read(Found, out var found))
            ModelState.AddModelError("Found", "Write a sum in pounds, such as 12000");
        return await Saving.Save(this, Questions, async () =>
        {
            await KeepAction.Run(new(db.Store, visit.Actor, organisation), packs, plan, new(
                Held?.Id, Title, Text, Element, TakesUp, Owner, OwnerWords, Lead, Partners, Groups, new(Starts, Due, Days, Marks.Contains(IsMilestone)), new(needed, found, Hours * 60L), Marks.Contains(IsQuickWin), Why, Version), Key, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostDrop(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop) || Held is null)
            return NotFound();
        ModelState.Clear();
        return await Saving.Save(this, [], async () =>
        {
            await DropAction.Run(new(db.Store, visit.Actor, organisation), plan, Held.Id, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return false;
        Plan = held;
        var id = Guid.TryParse(record, CultureInfo.InvariantCulture, out var known) ? known : (Guid?)null;
        Held = id is null ? null : await db.Set<PlanAction>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.PlanId == plan, stop);
        if (Held is null && record != "new")
            return false;
        Elements = [.. (await db.Set<PlanElement>().Where(e => e.PlanId == plan).OrderBy(e => e.Place).Select(e => new { e.Id, e.Title }).ToListAsync(stop)).Select(e => new Choice($"{e.Id}", e.Title))];
        Accounts = [.. (await KeepAction.Owners(db, organisation, Held?.Id, stop)).Select(a => new Choice($"{a.Id}", a.Name))];
        GroupChoices = [.. ActionRules.Groups(packs, held.Country, clock.Today).Select(g => new Choice(g, g))];
        return true;
    }
}
