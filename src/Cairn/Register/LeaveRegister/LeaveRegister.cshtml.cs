using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>I leave the register: what it means, from which day, and the way back (R2, R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class LeaveRegisterPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    public static readonly IReadOnlyList<Choice> Sures = [new("yes", "I know that I may not work in the role after that day, if it must be registered")];

    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public List<string> Sure { get; set; } = [];

    public int Ordinal { get; private set; }
    public string Part { get; private set; } = "";

    /// <summary>Whether a rule asks for registration in the role that is held.</summary>
    public RoleRule? Must { get; private set; }

    public RegisterFact? Leaving { get; private set; }
    public bool CaseOpen { get; private set; }

    public async Task<IActionResult> OnGet(int ordinal, CancellationToken stop) => await Read(ordinal, stop) ? Page() : NotFound();

    public Task<IActionResult> OnPost(int ordinal, CancellationToken stop) => Do(ordinal, () => LeaveRegister.Run(store, packs, visit.Actor, ordinal, On, Sure.Contains("yes"), stop), stop);

    public Task<IActionResult> OnPostStay(int ordinal, CancellationToken stop) => Do(ordinal, () => LeaveRegister.RunStay(store, packs, visit.Actor, ordinal, stop), stop);

    private async Task<IActionResult> Do(int ordinal, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["On", "Sure"], async () =>
        {
            await what();
            return $"{ApplicantPages.Mine}?saved=true";
        }) is { } onward)
            return onward;
        return await Read(ordinal, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(int ordinal, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file || file.Find(ordinal) is not { } registration || file.Judge(registration, clock.Today) is not { OnRegister: true } judged)
            return false;
        (Ordinal, Part, CaseOpen, Leaving) = (ordinal, file.Rules.Parts.First(p => p.Head.Id == registration.Part).Label, judged.Has(StandingMarks.CaseOpen), LeaveRegister.Leaving(file, ordinal));
        Must = file.Rows.Where(f => f.Kind == FactKind.Role && f.Ordinal == ordinal && !(f.Until <= clock.Today)).Select(f => RoleCode.Parse(f.Code!))
            .Select(r => RegistrationNeed.Of(file.Rules, new(r.Service, r.Level, clock.Today, []), [], clock.Today).Rule).FirstOrDefault(r => r?.Need == Need.Required);
        return true;
    }
}
