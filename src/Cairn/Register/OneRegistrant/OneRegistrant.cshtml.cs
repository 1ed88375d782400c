using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>What everybody sees of one registrant, on any day: registrations, sanctions, former names, and a receipt to keep (R5).</summary>
public sealed class OneRegistrantPage(Store store, Packs packs, Clock clock) : PageModel
{
    public PublicEntry Entry { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    public DateTime Now => clock.Now;
    public DateOnly Today => clock.Today;

    public RegisterRules Rules => packs.Register(Entry.Register);

    public async Task<IActionResult> OnGet(long number, [Bind(Prefix = "AsAt")] DateOnly? asAt, CancellationToken stop)
    {
        Day = asAt ?? clock.Today;
        if (asAt > clock.Today)
        {
            ModelState.AddModelError("AsAt", "That day has not been. Write today or an earlier day");
            Day = clock.Today;
        }
        AsAt = asAt;
        await using var db = await store.Read(Scope.Sector, stop);
        var (entry, leadsTo) = await PublicEntry.Read(db, packs, number, Day, stop);
        if (leadsTo is { } other)
            return Redirect($"/register/{other}");
        if (entry is null)
            return NotFound();
        Entry = entry;
        ViewData["AsAt"] = Day;
        return Page();
    }

    public DateOnly? AsAt { get; private set; }

    /// <summary>What the page says first.</summary>
    public string Finding => Entry.Sanctions.Any(s => s.Kind == FactKind.Removed) ? "Removed from the register"
        : Entry.Registrations.Any(r => r.Standing == Standing.Suspended) ? "Suspended: may not work in the role"
        : Entry.Registrations.All(r => r.Standing != Standing.Registered) ? "No longer registered"
        : Entry.Sanctions.Count > 0 ? "Registered, with a sanction" : "Registered";

    public Tone Tone => Finding switch { "Registered" => Tone.Ok, "Registered, with a sanction" => Tone.Note, "No longer registered" => Tone.Plain, _ => Tone.Stop };
}
