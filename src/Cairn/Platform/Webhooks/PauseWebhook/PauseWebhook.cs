using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>Nothing is sent for a time. What changes meanwhile is told when it goes on.</summary>
public static class PauseWebhook
{
    public static readonly Verb Verb = new("PauseWebhook", "Nothing is sent to a webhook until somebody lets it go on; also when it could not be reached for more than a day.");
    public static readonly Verb GoOn = new("ResumeWebhook", "A webhook that was paused is told again, first of what it missed.");

    /// <param name="why">Null: somebody paused it.</param>
    public static Task Run(Store store, Actor actor, Guid organisation, Guid webhook, string? why, CancellationToken stop) => store.Write(Scope.Of(organisation), new Change(Verb, actor, organisation), async db =>
    {
        var held = await Webhook.Find(db, organisation, webhook, stop);
        if (held.Paused is null)
            (held.Paused, held.PausedWhy) = (store.Clock.Now, why);
        return 0;
    }, stop);

    public static Task Resume(Store store, Actor actor, Guid organisation, Guid webhook, CancellationToken stop) => store.Write(Scope.Of(organisation), new Change(GoOn, actor, organisation), async db =>
    {
        var (held, now) = (await Webhook.Find(db, organisation, webhook, stop), store.Clock.Now);
        (held.Paused, held.PausedWhy) = (null, null);
        foreach (var message in await db.Set<WebhookMessage>().Where(m => m.WebhookId == webhook && m.State == MessageState.Waiting).ToListAsync(stop))
            message.Due = now;
        return 0;
    }, stop);
}
