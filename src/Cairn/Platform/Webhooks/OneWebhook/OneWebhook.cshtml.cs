using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>One webhook: whether it answers, its latest messages, and what can be done with it.</summary>
[ResponseCache(NoStore = true)]
public sealed class OneWebhookPage(Db db, Visit visit, Clock clock) : PageModel
{
    public const string Route = MakeWebhookPage.Route + "/{webhook:guid}";
    public const int Shown = 50;

    public Guid Organisation { get; private set; }
    public Webhook Webhook { get; private set; } = null!;
    public IReadOnlyList<WebhookMessage> Messages { get; private set; } = [];
    public bool More { get; private set; }
    public string? Secret { get; private set; }
    public string? Saved { get; private set; }

    public string Finding => Webhook.Paused is not null ? "This webhook is paused"
        : Messages.Count == 0 ? "This webhook has not been told of anything yet"
        : Messages.FirstOrDefault(m => m.Attempts > 0) is not { } last ? "This webhook waits for its first message"
        : last.State == MessageState.Delivered ? "This webhook answers" : "This webhook does not answer";

    public string At(DateTime at) => clock.Words(at);

    public static string State(WebhookMessage message) => MakeWebhookPage.Words(message) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>When it is tried next; null: it is not, or has not been tried yet.</summary>
    public string? Again(WebhookMessage message) => message is { State: MessageState.Waiting, Attempts: > 0 } ? $"Again at {At(message.Due)}" : null;

    public static Tone ToneOf(WebhookMessage message) => message.State switch { MessageState.Delivered => Tone.Ok, MessageState.GivenUp => Tone.Stop, _ => message.Attempts == 0 ? Tone.Plain : Tone.Note };

    public Task<IActionResult> OnGet(Guid organisation, Guid webhook, CancellationToken stop) => Show(organisation, webhook, null, stop);

    public async Task<IActionResult> OnPostTest(Guid organisation, Guid webhook, CancellationToken stop)
    {
        await TryWebhook.Run(db.Store, visit.Scope, visit.Actor, organisation, webhook, stop);
        return await Show(organisation, webhook, "A test is on its way. Open this page again in a moment to see whether it arrived.", stop);
    }

    public async Task<IActionResult> OnPostPause(Guid organisation, Guid webhook, CancellationToken stop)
    {
        await PauseWebhook.Run(db.Store, visit.Actor, organisation, webhook, null, stop);
        return await Show(organisation, webhook, "It is paused.", stop);
    }

    public async Task<IActionResult> OnPostResume(Guid organisation, Guid webhook, CancellationToken stop)
    {
        await PauseWebhook.Resume(db.Store, visit.Actor, organisation, webhook, stop);
        return await Show(organisation, webhook, "It goes on, first with what it missed.", stop);
    }

    public async Task<IActionResult> OnPostSecret(Guid organisation, Guid webhook, CancellationToken stop)
    {
        Secret = await NewWebhookSecret.Run(db.Store, visit.Scope, visit.Actor, organisation, webhook, stop);
        return await Show(organisation, webhook, null, stop);
    }

    public async Task<IActionResult> OnPostRemove(Guid organisation, Guid webhook, CancellationToken stop)
    {
        await RemoveWebhook.Run(db.Store, visit.Scope, visit.Actor, organisation, webhook, stop);
        return Redirect($"/providers/{organisation}/webhooks");
    }

    public async Task<IActionResult> OnPostAgain(Guid organisation, Guid webhook, Guid message, CancellationToken stop)
    {
        await TryWebhook.Again(db.Store, visit.Scope, visit.Actor, organisation, webhook, message, stop);
        return await Show(organisation, webhook, "The message is on its way again.", stop);
    }

    private async Task<IActionResult> Show(Guid organisation, Guid webhook, string? saved, CancellationToken stop)
    {
        (Organisation, Saved) = (organisation, saved);
        await using var now = await db.Store.Read(visit.Scope, stop);
        if (await now.Set<Webhook>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == webhook && w.OrganisationId == organisation && w.Removed == null, stop) is not { } held)
            return NotFound();
        Webhook = held;
        var some = await now.Set<WebhookMessage>().AsNoTracking().Where(m => m.WebhookId == webhook).OrderByDescending(m => m.Made).ThenByDescending(m => m.Id).Take(Shown + 1).ToListAsync(stop);
        (Messages, More) = ([.. some.Take(Shown)], some.Count > Shown);
        return Page();
    }
}
