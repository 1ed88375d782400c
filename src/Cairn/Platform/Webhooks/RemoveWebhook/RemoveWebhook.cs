using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>An address is told of nothing any more.</summary>
public static class RemoveWebhook
{
    public static readonly Verb Verb = new("RemoveWebhook", "An address of another system is told of nothing any more.");

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid webhook, CancellationToken stop) => store.Write(scope, new Change(Verb, actor, organisation), async db =>
    {
        (await Webhook.Find(db, organisation, webhook, stop)).Removed = store.Clock.Now;
        db.RemoveRange(await db.Set<WebhookState>().Where(s => s.WebhookId == webhook).ToListAsync(stop));
        return 0;
    }, stop);
}
