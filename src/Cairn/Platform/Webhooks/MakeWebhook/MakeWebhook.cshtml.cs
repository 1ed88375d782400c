using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>An organisation's webhooks, and adding one.</summary>
[ResponseCache(NoStore = true)]
public sealed class MakeWebhookPage(Db db, Visit visit, House house, Clock clock) : PageModel
{
    public const string Route = "/providers/{organisation:guid}/webhooks";

    /// <summary>Made with the form, so that sending it twice makes one webhook.</summary>
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public List<string> Kinds { get; set; } = [];

    public Guid Organisation { get; private set; }
    public IReadOnlyList<(Webhook Webhook, WebhookMessage? Last)> Webhooks { get; private set; } = [];

    /// <summary>The secret of the one that has just been added; told this once.</summary>
    public string? Secret { get; private set; }
    public Guid Made { get; private set; }
    public string? Saved { get; private set; }

    public IEnumerable<Choice> Choices => house.Webhooks.Select(k => new Choice(k.Name, k.Words, k.Hint));

    public IEnumerable<string> Words(Webhook webhook) => house.Webhooks.Where(k => webhook.Told.Contains(k.Name)).Select(k => k.Words);

    public string At(DateTime at) => clock.Words(at);

    public static string Words(WebhookMessage message) => message.State switch
    {
        MessageState.Delivered => "arrived",
        MessageState.GivenUp => "given up",
        _ when message.Attempts == 0 => "waits to be sent",
        _ => "did not arrive yet",
    };

    public Task OnGet(Guid organisation, CancellationToken stop) => Read(organisation, stop);

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        try
        {
            (Made, Secret) = await MakeWebhook.Run(db.Store, house, visit.Scope, visit.Actor, organisation, new(Address, Kinds), Key, stop);
            Saved = Secret is null ? "That webhook is added already, and its secret was shown once. If nobody copied it, open it and make a new one." : "The webhook is added. It is told of what changes from now on.";
            ModelState.Clear();
            (Address, Key, Kinds) = (null, NewId.Next().ToString(), []);
        }
        catch (AnswersRefusedException refused)
        {
            Saving.Show(ModelState, refused.Faults, [nameof(Address), nameof(Kinds)]);
        }
        await Read(organisation, stop);
        return Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var all = await db.Set<Webhook>().AsNoTracking().Where(w => w.OrganisationId == organisation && w.Removed == null).OrderBy(w => w.Made).ToListAsync(stop);
        var last = await db.Set<WebhookMessage>().AsNoTracking().Where(m => m.OrganisationId == organisation && !db.Set<WebhookMessage>().Any(n => n.WebhookId == m.WebhookId && n.Made > m.Made)).ToListAsync(stop);
        Webhooks = [.. all.Select(w => (w, last.FirstOrDefault(m => m.WebhookId == w.Id)))];
    }
}
