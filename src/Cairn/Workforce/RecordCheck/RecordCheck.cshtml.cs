using System.Globalization;
using Cairn.Engine.Recruitment;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Cairn.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>One check of one person, to be recorded (R11).</summary>
public sealed class RecordCheckPage(Db db, Store store, Packs packs, Visit visit, Labels labels, RegisterCheck register, CountryCodes codes) : PageModel
{
    private static readonly string[] Questions = ["Number", "Body", "Document", "Outcome", "AskedOn", "Count", "DoneOn", "LookedBy", "Seen", "Ends"];

    public static readonly IReadOnlyList<Choice> Outcomes =
        [.. new[] { CheckResult.Clear, CheckResult.ClearWithNote, CheckResult.NotClear, CheckResult.Waiting }.Select(o => new Choice(o.ToString(), CheckWords.Of(o)))];

    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Body { get; set; }
    [BindProperty] public string? Document { get; set; }
    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public DateOnly? AskedOn { get; set; }
    [BindProperty] public string? Count { get; set; }
    [BindProperty] public DateOnly? DoneOn { get; set; }
    [BindProperty] public string? LookedBy { get; set; }
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public DateOnly? Ends { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public PersonChecks Person { get; private set; } = null!;
    public CheckStanding Standing { get; private set; } = null!;

    /// <summary>Whether it is read from a register that is kept here.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Of whose number was given, what everybody sees today.</summary>
    public PublicEntry? Entry { get; private set; }

    /// <summary>On whose registers the employer looks; none where the check is of no register.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public bool MayWaive => visit.Actor.Role == Role.ProviderManager && StartRule.MayWaive(Standing.Check) && Standing.State is not (CheckState.Clear or CheckState.NotClear);

    public string EndsHint => Standing.Check["ends"].Length > 0 ? "The document’s own last day; leave it empty where it has none."
        : StartRule.Months(Standing.Check) is { } months ? $"Leave it empty to have it worked out: {Format.Count(months, "month", "months")}. Enter a day where the document or your policy names another." : "Leave it empty where it does not run out.";

    public async Task<IActionResult> OnGet(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        if (!await Read(organisation, person, check, stop))
            return NotFound();
        Number = Standing.Held?.Registration is { } number ? RegistrationNumber.Words(number) : null;
        if (Standing is { State: CheckState.Waiting, Held: { } held })
            (Outcome, AskedOn, Count, Document) = (nameof(CheckResult.Waiting), held.AskedOn, held.Count?.ToString(CultureInfo.InvariantCulture), held.Document);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        if (!await Read(organisation, person, check, stop))
            return NotFound();
        int? count = null;
        if (!string.IsNullOrWhiteSpace(Count) && !(int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && (count = typed) is <= 20))
            ModelState.AddModelError(nameof(Count), "Write how many have come, in figures");
        return await Saving.Save(this, Questions, async () =>
        {
            CheckResult? outcome = Enum.TryParse<CheckResult>(Outcome, out var said) && Enum.IsDefined(said) ? said : null;
            await RecordCheck.Run(Keeper, register, new(person, check, outcome, AskedOn, DoneOn, count, LookedBy, Document, Ends) { Body = Body, Seen = Seen }, Key, stop);
            return $"/providers/{organisation}/starting/{person}?saved=check";
        }) ?? Page();
    }

    /// <summary>Their registration number, from which the check is read.</summary>
    public async Task<IActionResult> OnPostRead(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        if (!await Read(organisation, person, check, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await ReadRegistration.Run(Keeper, register, new(person, check, Number), Key, stop);
            return $"/providers/{organisation}/starting/{person}/{check}";
        }) ?? Page();
    }

    private Keeper Keeper => new(db.Store, visit.Scope, visit.Actor, Organisation, codes, labels);

    private async Task<bool> Read(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        Organisation = organisation;
        if (await PersonChecks.Read(db, labels, register, person, stop) is not { } found || found.Standings.FirstOrDefault(s => s.Check.Code == check) is not { } standing)
            return false;
        (Person, Standing) = (found, standing);
        if (!StartRule.IsOfRegister(standing.Check))
            return true;
        IsRead = await register.Reads(found.Country, found.Role, stop);
        Bodies = IsRead ? [] : [.. register.OtherBodies(found.Country, found.Role).Select(b => new Choice(b.Code, b.Label))];
        if (standing is { Reading.Shown: true, Held.Registration: { } number })
            Entry = await Public(number, stop);
        return true;
    }

    private async Task<PublicEntry?> Public(long number, CancellationToken stop)
    {
        await using var everybody = await store.Read(Scope.Sector, stop);
        var (entry, leadsTo) = await PublicEntry.Read(everybody, packs, number, store.Clock.Today, stop);
        return leadsTo is { } other ? (await PublicEntry.Read(everybody, packs, other, store.Clock.Today, stop)).Entry : entry;
    }
}
