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

/// <summary>What a registration was asked to pay and has paid; a payment or a waiver is kept (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class KeepPaymentPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["What", "Pounds", "Day", "WaiverReason"];

    public static readonly IReadOnlyList<Choice> Kinds = [new("paid", "It was paid"), new("waived", "It is waived")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? What { get; set; }
    [BindProperty] public decimal? Pounds { get; set; }
    [BindProperty] public DateOnly? Day { get; set; }
    [BindProperty] public string? WaiverReason { get; set; }

    public RegistrantFile Held { get; private set; } = null!;
    public Registration Registration { get; private set; } = null!;

    /// <summary>The fee that a payment of today counts for.</summary>
    public FeeState Open { get; private set; }
    public IReadOnlyList<Fact> Moves { get; private set; } = [];
    public bool Owes { get; private set; }
    public bool Saved { get; private set; }

    public string Here => $"/office/registrants/{Held.Registrant.Id}/registrations/{Registration.Ordinal}/fee";

    public async Task<IActionResult> OnGet(Guid registrant, int ordinal, bool saved, CancellationToken stop)
    {
        await visit.Release();
        Saved = saved;
        if (!await Read(registrant, ordinal, stop))
            return NotFound();
        Version = Held.Registrant.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid registrant, int ordinal, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, ordinal, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await KeepPayment.Run(store, packs, visit.Actor, new(registrant, ordinal, Version, What, Pounds, Day, WaiverReason), stop);
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
        Registration = found;
        var facts = Held.Facts(ordinal);
        Owes = KeepPayment.Owes(facts, Held.Rules, found.Part, clock.Today);
        if (Owes)
            Open = Renewal.Fee(facts, Held.Rules, KeepPayment.PeriodOf(facts, Held.Rules, found.Part, clock.Today), clock.Today);
        Moves = [.. facts.Where(f => f.Kind is FactKind.FeeAsked or FactKind.FeePaid or FactKind.FeeWaived).Reverse()];
        return true;
    }
}
