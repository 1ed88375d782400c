using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Cairn.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One person's registration as their employer sees it, with what the employer can say: their number, and what it found on another body's register.</summary>
public sealed class OneStaffRegistrationPage(Db db, Store store, Visit visit, RegisteredStaffReading reading, RegisterFacts facts, Packs packs, CountryCodes codes, Labels labels, Clock clock) : PageModel
{
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Body { get; set; }
    [BindProperty] public string? OtherNumber { get; set; }
    [BindProperty] public DateOnly? Checked { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public sealed record Registered(string Part, string Words, IReadOnlyList<(string Text, RuleHead? Rule)> Why);

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public StaffRegistration Person { get; private set; } = null!;
    public string Role { get; private set; } = "";
    public IReadOnlyList<Registered> Registrations { get; private set; } = [];
    public IReadOnlyList<OtherRegistration> Others { get; private set; } = [];
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public string BodyName(string code) => Bodies.FirstOrDefault(b => b.Value == code)?.Text ?? code;

    /// <param name="likely">A public number that the reader followed a link with; it is linked only when they say so.</param>
    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, bool saved, long? likely, CancellationToken stop)
    {
        Saved = saved;
        Number = likely is > 0 and < 100_000_000 ? RegistrationNumber.Words(likely.Value) : null;
        Checked = clock.Today;
        return await Read(organisation, engagement, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostLink(Guid organisation, Guid engagement, CancellationToken stop) => Save(organisation, engagement, () => LinkRegistrant.Run(store, packs, visit.Actor, visit.Scope, engagement, Number, stop), stop);

    public Task<IActionResult> OnPostOther(Guid organisation, Guid engagement, CancellationToken stop) => Save(organisation, engagement,
        () => KeepOtherRegistration.Run(new(store, visit.Scope, visit.Actor, organisation, codes, labels), new(engagement, Body, OtherNumber, Checked, Until), [.. Bodies.Select(b => b.Value)], stop), stop);

    private async Task<IActionResult> Save(Guid organisation, Guid engagement, Func<Task> run, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, ["Number", "Body", "OtherNumber", "Checked", "Until"], async () =>
        {
            await visit.Release();
            await run();
            return $"/providers/{organisation}/staff/{engagement}/registration?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Organisation = organisation;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        if ((await reading.Read(db, country, stop, engagement)) is not [var person])
            return false;
        Person = person;
        Role = labels.Of(country)["job-roles", person.Role] ?? person.Role;
        Others = await db.Set<OtherRegistration>().AsNoTracking().Where(o => o.EngagementId == engagement).ToListAsync(stop);
        var own = packs.Registers.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        Bodies = [.. packs[country].Regulators.On(clock.Today).Where(r => r.Group == "people" && !own.Contains(r.Code)).Select(r => new Choice(r.Code, r.Label))];
        if (person.Registrant is { } id && facts.Of(id) is { } place)
            Registrations = Judged(place);
        return true;
    }

    private List<Registered> Judged(RegisterPlace place)
    {
        var (rules, buffer, all) = (packs.Register(place.Register), new Fact[64], new List<Registered>());
        for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
        {
            List<Reason> why = [];
            var count = facts.Packed.Of(place.Place, (byte)ordinal, ref buffer);
            var judged = Judging.On(buffer.AsSpan(0, count), rules, place.Parts[ordinal - 1], clock.Today, why);
            all.Add(new(rules.Parts.First(p => p.Head.Id == place.Parts[ordinal - 1]).Label, StandingWords.Of(judged.Standing), [.. why.Select(w => (w.Text, rules.Heads.FirstOrDefault(h => h.Id == w.Rule)))]));
        }
        return all;
    }
}
