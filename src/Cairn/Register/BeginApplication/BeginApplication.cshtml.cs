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

/// <summary>Where an application begins: what it takes, the ones I have begun, and an account for whoever has none (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class BeginApplicationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Started { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public IReadOnlyList<Choice> Countries { get; private set; } = [];
    public IReadOnlyList<(Application Application, string Register)> Begun { get; private set; } = [];
    public RegistrantFile? Known { get; private set; }
    public bool Dropped { get; private set; }
    public bool SignedIn => visit.Actor.SignedIn;

    /// <summary>Here again, with what was answered.</summary>
    public string Here => Country is null ? ApplicantPages.Apply : ApplicantPages.ApplyWith(Chosen(Country), Chosen(Service), Chosen(Level), Started);

    public Task OnGet(bool dropped, CancellationToken stop)
    {
        Dropped = dropped;
        return Read(stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Country"], async () => $"{Draft.Of(await BeginApplication.Run(store, packs, visit.Actor, new(Country, Service, Level, Started), Key, stop))}/role") is { } onward)
            return onward;
        await Read(stop);
        return Page();
    }

    /// <summary>Only what could be a code goes into an address.</summary>
    private static string? Chosen(string? code) => code?.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') == true ? code : null;

    private async Task Read(CancellationToken stop)
    {
        var questions = new RoleQuestions(packs, clock.Today);
        Countries = [.. questions.Countries.Where(c => questions.Rules(c.Value) is not null)];
        if (!SignedIn)
            return;
        await using var db = await store.Read(Scope.System, stop);
        Known = await MyFile.Find(db, packs, visit.Actor, stop);
        var account = visit.Actor.Account;
        Begun = [.. (await db.Set<Application>().AsNoTracking().Where(a => a.AccountId == account && a.RegistrantId == null).OrderBy(a => a.Id).ToListAsync(stop)).Select(a => (a, packs.Register(a.Register).Name))];
    }
}
