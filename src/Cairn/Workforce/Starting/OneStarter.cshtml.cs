using System.Globalization;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody who is to start, or is in post: their checks, and the start (R11).</summary>
public sealed class OneStarterPage(Db db, Visit visit, Labels labels, RegisterCheck register, CountryCodes codes, Platform.Clock clock) : PageModel
{
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? Reference { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public string? Saved { get; private set; }
    public PersonChecks Person { get; private set; } = null!;
    public string? Service { get; private set; }
    public string? Campaign { get; private set; }

    public string? Role => labels.Of(Person.Country)["job-roles", Person.Role];

    public string Body(string code) => labels.Of(Person.Country)["regulators", code] ?? code;

    public string Label(string check) => labels.Of(Person.Country)["suitability-checks", check]!;

    private Keeper Keeper => new(db.Store, visit.Scope, visit.Actor, Organisation, codes, labels);

    public async Task<IActionResult> OnGet(Guid organisation, Guid person, string? saved, CancellationToken stop)
    {
        if (!await Read(organisation, person, stop))
            return NotFound();
        Saved = saved switch { "added" => "Added. What follows is what their role asks for.", "check" => "Saved.", "waived" => "Waived until the day that you gave.", _ => null };
        On = Person.Candidate is { } candidate && candidate.PlannedOn <= clock.Today ? candidate.PlannedOn : null;
        return Page();
    }

    /// <summary>They have started: the engagement begins, unless a check stands in its way.</summary>
    public async Task<IActionResult> OnPost(Guid organisation, Guid person, CancellationToken stop)
    {
        if (!await Read(organisation, person, stop) || Person.Candidate is not { } candidate)
            return NotFound();
        if (On is null)
            ModelState.TryAddModelError(nameof(On), "Enter the day on which they started");
        return await Saving.Save(this, [nameof(On), nameof(Reference)], async () =>
        {
            var answers = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["displayName"] = candidate.Name, ["mainJobRole"] = candidate.Role, ["contractType"] = candidate.ContractType?.ToString(CultureInfo.InvariantCulture), ["startDate"] = On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            try
            {
                return $"/providers/{organisation}/staff/{await BeginEngagement.Run(Keeper, new(candidate.ServiceId, Reference, answers) { Candidate = new(candidate.Id, register) }, Key, stop)}?saved=new";
            }
            catch (AnswersRefusedException refused)
            {
                throw new AnswersRefusedException([.. refused.Faults.Select(f => f with { Question = f.Question switch { "startDate" => nameof(On), "reference" => nameof(Reference), var other => other } })]);
            }
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostDrop(Guid organisation, Guid person, CancellationToken stop)
    {
        if (!await Read(organisation, person, stop) || Person.Candidate is null)
            return NotFound();
        ModelState.Clear();
        return await Saving.Save(this, [], async () =>
        {
            await DropCandidate.Run(db.Store, visit.Actor, Person.Owner, person, null, stop);
            return $"/providers/{organisation}/starting?saved=dropped";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid person, CancellationToken stop)
    {
        Organisation = organisation;
        if (await PersonChecks.Read(db, labels, register, person, stop) is not { } found)
            return false;
        Person = found;
        Service = await found.ServiceName(db, stop);
        Campaign = found.Candidate?.CampaignId is { } campaign ? await db.Set<RecruitmentCampaign>().Where(c => c.Id == campaign).Select(c => c.Name).FirstOrDefaultAsync(stop) : null;
        return true;
    }
}
