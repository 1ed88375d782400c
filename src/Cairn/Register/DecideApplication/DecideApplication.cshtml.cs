using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>One application: what the rules ask for and what is there, group by group, and what can be done (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class DecideApplicationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Reason", "Question", "Due"];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Question { get; set; }
    [BindProperty] public DateOnly? Due { get; set; }

    public RegistrantFile Held { get; private set; } = null!;
    public Registration Registration { get; private set; } = null!;
    public Admission Check { get; private set; } = null!;
    public Judgement Judged { get; private set; }
    public IReadOnlyList<Endorsement> Endorsements { get; private set; } = [];
    public IReadOnlyList<QualificationClaim> Claims { get; private set; } = [];
    public string Part { get; private set; } = "";
    public string Role { get; private set; } = "";
    public int Days { get; private set; }
    public bool CaseOpen { get; private set; }
    public bool Saved { get; private set; }

    public bool Waits => Judged.Standing is Standing.Applied or Standing.InformationAsked;

    public string Here => $"/office/registrants/{Held.Registrant.Id}/registrations/{Registration.Ordinal}/decide";

    public string Award(string code) => RuleWords.Held(packs, Held.Rules, code, clock.Today);

    public async Task<IActionResult> OnGet(Guid registrant, int ordinal, bool saved, CancellationToken stop)
    {
        await visit.Release();
        Saved = saved;
        return await Read(registrant, ordinal, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAdmit(Guid registrant, int ordinal, CancellationToken stop) => Do(registrant, ordinal, () => DecideApplication.RunAdmit(store, packs, visit.Actor, new(registrant, ordinal, Version), stop), stop);

    public Task<IActionResult> OnPostRefuse(Guid registrant, int ordinal, CancellationToken stop) => Do(registrant, ordinal, () => DecideApplication.RunRefuse(store, packs, visit.Actor, new(registrant, ordinal, Version, Reason), stop), stop);

    public Task<IActionResult> OnPostAsk(Guid registrant, int ordinal, CancellationToken stop) => Do(registrant, ordinal, () => AskInformation.Run(store, packs, visit.Actor, new(registrant, ordinal, Version, Question, Due), stop), stop);

    private async Task<IActionResult> Do(Guid registrant, int ordinal, Func<Task> what, CancellationToken stop)
    {
        var version = Version;
        await visit.Release();
        if (!await Read(registrant, ordinal, stop))
            return NotFound();
        Version = version;
        return await Saving.Save(this, Questions, async () =>
        {
            await what();
            return $"{Here}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid registrant, int ordinal, CancellationToken stop)
    {
        if (!await LookAtRegistrant.File(store, visit.Actor, registrant, stop))
            return false;
        await using var db = await store.Read(Scope.System, stop);
        Held = await RegistrantFile.Read(db, packs, registrant, stop);
        if (Held.Find(ordinal) is not { } found)
            return false;
        (Registration, Version) = (found, Held.Registrant.Version);
        var facts = Held.Facts(ordinal);
        (Check, Judged, Days) = (Admission.Of(facts, Held.Rules, found.Part, clock.Today), Held.Judge(found, clock.Today), OfficeClock.WithUs(facts, clock.Today));
        Part = Held.Rules.Parts.First(p => p.Head.Id == found.Part).Label;
        Role = facts.LastOrDefault(f => f.Kind == FactKind.Role && f.On <= clock.Today && !(f.Until <= clock.Today)).Code is { } code ? FactWords.Role(packs, Held.Rules, code, clock.Today) : "None that is held today";
        CaseOpen = facts.Any(f => f.Kind == FactKind.CaseOpened && !facts.Any(c => c.Kind == FactKind.CaseClosed && c.About == f.Number));
        Endorsements = await db.Set<Endorsement>().AsNoTracking().Where(e => e.RegistrantId == registrant && e.Ordinal == ordinal).OrderBy(e => e.On).ToListAsync(stop);
        Claims = await db.Set<QualificationClaim>().AsNoTracking().Where(c => c.RegistrantId == registrant && c.Assessed == null).ToListAsync(stop);
        return true;
    }
}
