using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Platform.Webhooks;

/// <summary>A new secret signs; the one before signs beside it for a day.</summary>
public static class NewWebhookSecret
{
    public static readonly Verb Verb = new("NewWebhookSecret", "A webhook’s messages are signed with a new secret; the one before signs beside it for a day.");

    /// <returns>The new secret.</returns>
    public static async Task<string> Run(Store store, Scope scope, Actor actor, Guid organisation, Guid webhook, CancellationToken stop)
    {
        var secret = WebhookSecret.Make();
        await store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var held = await Webhook.Find(db, organisation, webhook, stop);
            (held.Former, held.FormerUntil, held.Sealed) = (held.Sealed, store.Clock.Now + WebhookSecret.Overlap, WebhookSecret.Seal(store.Keys, secret));
            return 0;
        }, stop);
        return WebhookSecret.Text(secret);
    }
}
