using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Two registrants side by side: one person, or two; decided with a reason, and undone (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class PairPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Number", "Reason", "UndoReason"];

    /// <summary>One of the two as the page shows it.</summary>
    public sealed record Side(RegistrantFile File, RegistrantPrivate? Private, IReadOnlyList<string> Standings, IReadOnlyList<string> Employers)
    {
        public Registrant Registrant => File.Registrant;
    }

    [BindProperty(SupportsGet = true)] public Guid? With { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public long OtherVersion { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? UndoReason { get; set; }

    public Side One { get; private set; } = null!;
    public Side? Other { get; private set; }
    public PairDecision? Decision { get; private set; }

    public string Here => $"/office/registrants/{One.Registrant.Id}/pair";
    public string Both => $"{Here}?With={With}";

    /// <summary>The two, that of the lower number first: it is the one that stays.</summary>
    public IReadOnlyList<Side> Sides => Other is null ? [One] : One.Registrant.Number < Other.Registrant.Number ? [One, Other] : [Other, One];

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public async Task<IActionResult> OnGet(Guid registrant, CancellationToken stop)
    {
        await visit.Release();
        return await Read(registrant, stop) ? Page() : NotFound();
    }

    /// <summary>The other is named by number, which stands in no address.</summary>
    public async Task<IActionResult> OnPostFind(Guid registrant, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, stop))
            return NotFound();
        await using var db = await store.Read(Scope.System, stop);
        if (!RegistrationNumber.TryParse(Number ?? "", out var number))
            ModelState.AddModelError("Number", "Write a registration number of eight digits. If it is one, a digit is wrong");
        else if (await db.Set<Registrant>().Where(r => r.Number == number).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop) is not { } other)
            ModelState.AddModelError("Number", "No registrant has this number");
        else if (other == registrant)
            ModelState.AddModelError("Number", "That is this registrant. Write the number of the other");
        else
            return Redirect($"{Here}?With={other}");
        return Page();
    }

    public Task<IActionResult> OnPostJoin(Guid registrant, CancellationToken stop) => Do(registrant, () => JoinRegistrants.Run(store, packs, visit.Actor, Asked(registrant), stop), stop);

    public Task<IActionResult> OnPostApart(Guid registrant, CancellationToken stop) => Do(registrant, () => JoinRegistrants.RunApart(store, packs, visit.Actor, Asked(registrant), stop), stop);

    public Task<IActionResult> OnPostUndo(Guid registrant, CancellationToken stop) => Do(registrant, () => UndoPair.Run(store, packs, visit.Actor, Decision?.Id ?? Guid.Empty, UndoReason, stop), stop);

    private JoinRegistrants.Input Asked(Guid registrant) => new(registrant, With ?? registrant, Version, OtherVersion, Reason);

    private async Task<IActionResult> Do(Guid registrant, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await what();
            return Both;
        }) ?? Page();
    }

    private async Task<bool> Read(Guid registrant, CancellationToken stop)
    {
        if (!await LookAtRegistrant.File(store, visit.Actor, registrant, stop) || (With is { } with && !await LookAtRegistrant.File(store, visit.Actor, with, stop)))
            return false;
        await using var db = await store.Read(Scope.System, stop);
        One = await Of(db, registrant, stop);
        if (With is not { } other)
            return true;
        Other = await Of(db, other, stop);
        var ids = new[] { registrant, other };
        Decision = await db.Set<PairDecision>().AsNoTracking().FirstOrDefaultAsync(p => ids.Contains(p.KeptId) && ids.Contains(p.JoinedId) && p.Undone == null, stop);
        return true;
    }

    private async Task<Side> Of(Db db, Guid registrant, CancellationToken stop)
    {
        var file = await RegistrantFile.Read(db, packs, registrant, stop);
        var works = file.Rows.Where(f => f.Kind == FactKind.Role && !(f.Until <= clock.Today)).Select(f => f.Detail).OfType<Guid>().ToList();
        return new Side(file, await db.Set<RegistrantPrivate>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == registrant, stop),
            [.. file.Held.Select(r => (file.Rules.Parts.First(p => p.Head.Id == r.Part).Label, file.Judge(r, clock.Today))).Select(r => $"{r.Label}: {StandingWords.Of(r.Item2.Standing).ToLowerInvariant()} since {Format.Date(r.Item2.Since)}")],
            await db.Set<Employment>().AsNoTracking().Where(e => works.Contains(e.Id)).Select(e => e.Employer ?? "A private household").Distinct().ToListAsync(stop));
    }
}
