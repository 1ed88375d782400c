using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>One person's work for the provider: every answer with its age and source, and what has changed.</summary>
public sealed class OnePersonPage(Db db, Visit visit, Labels labels, Clock clock) : PageModel
{
    public PersonRecord Person { get; private set; } = null!;

    public Guid Organisation { get; private set; }

    /// <summary>Sensitive answers are for managers, and only when they ask.</summary>
    public bool MayShowSensitive => visit.Actor.Role == Role.ProviderManager;

    public Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => Show(organisation, engagement, false, stop);

    /// <summary>Asks for the sensitive answers; the access table lets managers alone come here.</summary>
    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!MayShowSensitive || !await ShowSensitiveAnswers.Look(db.Store, visit.Scope, visit.Actor, organisation, engagement, stop))
            return NotFound();
        return await Show(organisation, engagement, true, stop);
    }

    private async Task<IActionResult> Show(Guid organisation, Guid engagement, bool sensitive, CancellationToken stop)
    {
        if (await PersonRecord.Read(db, labels, clock, engagement, sensitive, stop) is not { } person)
            return NotFound();
        (Organisation, Person) = (organisation, person);
        return Page();
    }
}
