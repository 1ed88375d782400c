using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>One change of details that was asked for: what stands, what is to stand, the evidence, and the decision (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class DecideDetailsPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Decision", "FormerShown", "Reason"];

    public static readonly IReadOnlyList<Choice> Decisions = [new("agree", "Make the change"), new("refuse", "Do not make it")];
    public static readonly IReadOnlyList<Choice> Former = [new("yes", "The public sees the former name", "So that whoever knew them by it still finds them. Not where it would put them at risk")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Decision { get; set; }
    [BindProperty] public List<string> FormerShown { get; set; } = [];
    [BindProperty] public string? Reason { get; set; }

    public Registrant Registrant { get; private set; } = null!;
    public DetailsRequest Asked { get; private set; } = null!;
    public DateOnly? Birth { get; private set; }
    public IReadOnlyList<(Guid Id, string Name)> Files { get; private set; } = [];
    public int Days { get; private set; }

    public string Here => $"/office/registrants/{Registrant.Id}/details/{Asked.Id}";
    public bool Names => Asked.Given is not null || Asked.Family is not null;

    public async Task<IActionResult> OnGet(Guid registrant, Guid request, CancellationToken stop)
    {
        await visit.Release();
        FormerShown = ["yes"];
        if (!await Read(registrant, request, stop))
            return NotFound();
        Version = Registrant.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid registrant, Guid request, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, request, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await DecideDetails.Run(store, packs, visit.Actor, new(registrant, request, Version, Decision, FormerShown.Count > 0, Reason), stop);
            return $"/office/registrants/{registrant}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid registrant, Guid request, CancellationToken stop)
    {
        if (!await LookAtRegistrant.File(store, visit.Actor, registrant, stop))
            return false;
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<DetailsRequest>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == request && d.RegistrantId == registrant, stop) is not { } found)
            return false;
        (Asked, Registrant) = (found, await db.Set<Registrant>().AsNoTracking().SingleAsync(r => r.Id == registrant, stop));
        Birth = await db.Set<RegistrantPrivate>().Where(p => p.Id == registrant).Select(p => p.BirthDate).FirstOrDefaultAsync(stop);
        var of = request.ToString();
        Files = [.. (await LookAtRegistrant.Of(db, registrant).Where(e => e.For == of).Select(e => new { e.Id, e.FileName }).ToListAsync(stop)).Select(e => (e.Id, e.FileName))];
        Days = Cairn.Engine.Registration.OfficeClock.WorkingDays(found.Asked, clock.Today);
        return true;
    }
}
