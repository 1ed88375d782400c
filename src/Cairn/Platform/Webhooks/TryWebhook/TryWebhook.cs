using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>A test message is sent, or a message once more.</summary>
public static class TryWebhook
{
    public static readonly Verb Verb = new("TryWebhook", "A test message is sent to a webhook, or a message once more.");

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid webhook, CancellationToken stop) => store.Write(scope, new Change(Verb, actor, organisation), async db =>
    {
        var (held, now) = (await Webhook.Find(db, organisation, webhook, stop), store.Clock.Now);
        db.Add(new WebhookMessage { Id = NewId.Next(), OrganisationId = organisation, WebhookId = held.Id, Kind = WebhookKind.Test, Subject = organisation, Body = WebhookKind.Body(WebhookKind.Test, organisation, now, []), Made = now, Due = now });
        return 0;
    }, stop);

    /// <summary>Sends a message once more, whatever became of it before.</summary>
    public static Task Again(Store store, Scope scope, Actor actor, Guid organisation, Guid webhook, Guid message, CancellationToken stop) => store.Write(scope, new Change(Verb, actor, organisation), async db =>
    {
        await Webhook.Find(db, organisation, webhook, stop);
        var held = await db.Set<WebhookMessage>().FirstOrDefaultAsync(m => m.Id == message && m.WebhookId == webhook, stop) ?? throw new NoSuchRecordException("There is no such message.");
        (held.State, held.Due, held.Attempts) = (MessageState.Waiting, store.Clock.Now, 0);
        return 0;
    }, stop);
}
