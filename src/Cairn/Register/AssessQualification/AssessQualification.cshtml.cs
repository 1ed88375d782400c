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

namespace Cairn.Register;

/// <summary>One award that somebody names: what was decided about the same before, what the role asks for, and what it is to count as (R3).</summary>
[ResponseCache(NoStore = true)]
public sealed class AssessQualificationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Counts", "As", "Gained", "Reason", "WhyBack"];

    public static readonly IReadOnlyList<Choice> YesNo = [new("yes", "It counts"), new("no", "It counts for nothing here")];
    public static readonly IReadOnlyList<Choice> KeepIt = [new("yes", "Decide the next same award alike", "It is offered, and a person decides")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Counts { get; set; }
    [BindProperty] public List<string> As { get; set; } = [];
    [BindProperty] public DateOnly? Gained { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public List<string> Keep { get; set; } = [];
    [BindProperty] public string? WhyBack { get; set; }

    public RegistrantFile Held { get; private set; } = null!;
    public QualificationClaim Claim { get; private set; } = null!;
    public Recognition? Before { get; private set; }
    public IReadOnlyList<Choice> Codes { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Files { get; private set; } = [];

    /// <summary>What each of the registrant's roles asks for, with which codes would meet each group.</summary>
    public IReadOnlyList<RequirementRule> Asked { get; private set; } = [];

    public string Here => $"/office/registrants/{Held.Registrant.Id}/qualifications/{Claim.Id}";

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public string Label(string code) => RuleWords.Held(packs, Held.Rules, code, clock.Today);

    public string Labels(string codes) => codes.Length == 0 ? "nothing" : string.Join(" and ", codes.Split(' ').Select(Label));

    public async Task<IActionResult> OnGet(Guid registrant, Guid claim, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, claim, stop))
            return NotFound();
        Version = Held.Registrant.Version;
        // Offered as it was decided before, or as the holder names it; a person says yes.
        As = [.. (Before?.RecognisedAs ?? Claim.Code ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        (Counts, Reason) = (Before is null ? null : As.Count > 0 ? "yes" : "no", Before?.Reason);
        if (Claim.Year is { } year)
            Gained = new DateOnly(year, 12, 31) is var last && last < clock.Today ? last : clock.Today;
        Keep = ["yes"];
        return Page();
    }

    public Task<IActionResult> OnPost(Guid registrant, Guid claim, CancellationToken stop) =>
        Do(registrant, claim, () => AssessQualification.Run(store, packs, visit.Actor, new(registrant, claim, Version, Counts, As, Gained, Reason, Keep.Count > 0), stop), stop);

    public Task<IActionResult> OnPostBack(Guid registrant, Guid claim, CancellationToken stop) =>
        Do(registrant, claim, () => AssessQualification.RunTakeBack(store, packs, visit.Actor, registrant, claim, Version, WhyBack, stop), stop);

    private async Task<IActionResult> Do(Guid registrant, Guid claim, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(registrant, claim, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await what();
            return $"/office/registrants/{registrant}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid registrant, Guid claim, CancellationToken stop)
    {
        if (!await LookAtRegistrant.File(store, visit.Actor, registrant, stop))
            return false;
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<QualificationClaim>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == claim && c.RegistrantId == registrant, stop) is not { } found)
            return false;
        (Held, Claim) = (await RegistrantFile.Read(db, packs, registrant, stop), found);
        Before = await AssessQualification.Before(db, Held.Rules.Id, found, clock.Today, stop);
        Codes = AwardCodes.Choices(packs, Held.Rules, clock.Today);
        Files = [.. (await LookAtRegistrant.Of(db, registrant).Where(e => e.For == EvidenceFor.Qualification).OrderBy(e => e.Given).Select(e => new { e.Id, e.FileName }).ToListAsync(stop)).Select(e => (e.Id, e.FileName))];
        Asked = [.. Held.Rows.Where(f => f.Kind == FactKind.Role && !(f.Until <= clock.Today)).Select(f => RoleCode.Parse(f.Code!)).Select(r => RegistrationNeed.RequirementOf(Held.Rules, r.Service, r.Level, clock.Today)).OfType<RequirementRule>().Distinct()];
        return true;
    }
}
