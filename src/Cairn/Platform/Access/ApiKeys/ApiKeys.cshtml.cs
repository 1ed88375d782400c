using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>An organisation's keys for other systems: which there are, making one, taking one out of use.</summary>
public sealed class ApiKeysPage(Db db, Visit visit, House house, Clock clock) : PageModel
{
    public const string Route = "/providers/{organisation:guid}/api-keys";

    /// <summary>Made with the form, so that sending it twice makes one key.</summary>
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public List<string> Permissions { get; set; } = [];

    public Guid Organisation { get; private set; }
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>The key that has just been made; told this once.</summary>
    public ApiKeyText? Made { get; private set; }
    public string? MadeName { get; private set; }
    public string? Saved { get; private set; }

    public IEnumerable<Choice> Choices => house.Api.Permissions.Select(s => new Choice(s.Name, s.Words, s.Hint));

    public string Day(DateTime at) => Format.Date(clock.DateOf(at));

    public IEnumerable<string> Words(ApiKey key) => house.Api.Permissions.Where(s => key.Allowed.Contains(s.Name)).Select(s => s.Words);

    public Task OnGet(Guid organisation, CancellationToken stop) => Read(organisation, stop);

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        foreach (var (question, text) in MakeApiKey.Refuses(Name, Permissions, house.Api))
            ModelState.AddModelError(question, text);
        if (ModelState.IsValid)
        {
            Made = await MakeApiKey.Run(db.Store, visit.Scope, visit.Actor, organisation, Name, Permissions, house.Api, Key, stop);
            Saved = Made is null ? "That key is made already, and its text was shown once. If nobody copied it, revoke it and make another." : $"“{Name}” is made.";
            // The next key is another form.
            ModelState.Clear();
            (MadeName, Name, Key, Permissions) = (Name, null, NewId.Next().ToString(), []);
        }
        await Read(organisation, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(Guid organisation, Guid key, CancellationToken stop)
    {
        ModelState.Clear();
        Saved = $"“{await RevokeApiKey.Run(db.Store, visit.Scope, visit.Actor, organisation, key, stop)}” is revoked. It opens nothing any more.";
        await Read(organisation, stop);
        return Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Keys = await db.Set<ApiKey>().AsNoTracking().Where(k => k.OrganisationId == organisation).OrderBy(k => k.Revoked != null).ThenByDescending(k => k.Made).ToListAsync(stop);
    }
}
