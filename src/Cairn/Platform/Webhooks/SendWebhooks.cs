using System.Collections.Concurrent;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>
/// Sends the messages that are due. Each is taken by moving its next time on before it is sent: a sender that dies leaves it to the next,
/// and of two senders one takes it. So a message arrives once or, after a crash, twice with the same identifier; never not at all.
/// </summary>
public sealed class SendWebhooks(Store store, WebhookSending sending)
{
    public static readonly Verb Verb = new("SendWebhooks", "Messages to other systems are sent, and what came of it is kept.");

    private const int AtOnce = 20;

    /// <summary>After which a message is taken to be lost with whoever was sending it.</summary>
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(2), kept = TimeSpan.FromDays(30), longestRest = TimeSpan.FromMinutes(1);

    // Of an address that did not answer: since when, and until when it is left alone. Else each of its messages would be waited for, and
    // everybody's with them. What somebody asks for meanwhile is sent: a test, and whatever was made due anew.
    private readonly ConcurrentDictionary<Guid, (DateTime Since, DateTime Until)> resting = new();

    /// <returns>How many were tried.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var due = await Due(stop);
        // One at a time to each address, so that a slow one is not flooded; the addresses side by side.
        await Task.WhenAll(due.GroupBy(d => d.Webhook.Id).Select(async of =>
        {
            foreach (var (webhook, message) in of)
                if (!await One(webhook, message, stop))
                    break;
        }));
        return due.Count;
    }

    private async Task<List<(Webhook Webhook, Guid Message)>> Due(CancellationToken stop)
    {
        var now = store.Clock.Now;
        var rest = resting.Where(r => r.Value.Until > now).ToList();
        var (ids, since) = (rest.Select(r => r.Key).ToList(), rest.Select(r => r.Value.Since).DefaultIfEmpty(now).Min());
        await using var db = await store.Read(Scope.System, stop);
        var some = await db.Set<WebhookMessage>().Where(m => m.State == MessageState.Waiting && m.Due <= now && (!ids.Contains(m.WebhookId) || m.Kind == WebhookKind.Test || (m.Due > since && m.Made < since)))
            .Join(db.Set<Webhook>().Where(w => w.Removed == null && w.Paused == null), m => m.WebhookId, w => w.Id, (m, w) => new { m.Id, m.Due, Webhook = w }).OrderBy(m => m.Due).ThenBy(m => m.Id).Take(AtOnce).AsNoTracking().ToListAsync(stop);
        return [.. some.Select(m => (m.Webhook, m.Id))];
    }

    /// <returns>Whether the next to the same address is worth trying now.</returns>
    private async Task<bool> One(Webhook webhook, Guid id, CancellationToken stop)
    {
        WebhookMessage? taken;
        try
        {
            taken = await Change(webhook, id, m =>
            {
                if (m.State != MessageState.Waiting || m.Due > store.Clock.Now)
                    return false;
                (m.Due, m.Attempts) = (store.Clock.Now + lease, m.Attempts + 1);
                return true;
            }, stop);
        }
        catch (ConflictException)
        {
            return true; // another sender has it
        }
        if (taken is null)
            return true;
        var at = store.Clock.Now;
        var answer = await sending.Send(webhook.Address, $"msg_{taken.Id:N}", taken.Body, Secrets(webhook, at), at, stop);
        await Ended(webhook, id, answer, stop);
        return answer.Delivered;
    }

    private IEnumerable<byte[]> Secrets(Webhook webhook, DateTime at)
    {
        yield return WebhookSecret.Unseal(store.Keys, webhook.Sealed);
        if (webhook.Former is { } former && at < webhook.FormerUntil)
            yield return WebhookSecret.Unseal(store.Keys, former);
    }

    private async Task Ended(Webhook webhook, Guid id, WebhookAnswer answer, CancellationToken stop)
    {
        var ended = await Change(webhook, id, m =>
        {
            (m.Answer, m.Tried) = (answer.Words, store.Clock.Now);
            if (answer.Delivered)
                m.State = MessageState.Delivered;
            else if (WebhookSchedule.After(m.Attempts, Random.Shared.NextDouble()) is { } wait)
            {
                m.Due = store.Clock.Now + wait;
                resting[webhook.Id] = (store.Clock.Now, store.Clock.Now + (wait < longestRest ? wait : longestRest));
            }
            else
                m.State = MessageState.GivenUp;
            return true;
        }, stop);
        if (answer.Gone)
            await PauseWebhook.Run(store, Actor.Public, webhook.OrganisationId, webhook.Id, "It answered 410: it wants no more messages.", stop);
        else if (ended is { State: MessageState.GivenUp } && await NothingSince(webhook, ended, stop))
            await PauseWebhook.Run(store, Actor.Public, webhook.OrganisationId, webhook.Id, $"A message was tried {WebhookSchedule.Most} times in more than a day, and meanwhile none arrived.", stop);
    }

    private async Task<bool> NothingSince(Webhook webhook, WebhookMessage message, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Of(webhook.OrganisationId), stop);
        return !await db.Set<WebhookMessage>().AnyAsync(m => m.WebhookId == webhook.Id && m.State == MessageState.Delivered && m.Tried >= message.Made, stop);
    }

    /// <returns>The message as it is now; null: it is gone, or <paramref name="change"/> did not want it.</returns>
    private Task<WebhookMessage?> Change(Webhook webhook, Guid id, Func<WebhookMessage, bool> change, CancellationToken stop) =>
        store.Write(Scope.Of(webhook.OrganisationId), new Change(Verb, Actor.Public, webhook.OrganisationId), async db =>
            await db.Set<WebhookMessage>().FirstOrDefaultAsync(m => m.Id == id, stop) is { } message && change(message) ? message : null, stop);

    /// <summary>Takes away what ended more than thirty days ago.</summary>
    public Task<int> Forget(CancellationToken stop) => store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
    {
        var before = store.Clock.Now - kept;
        var old = await db.Set<WebhookMessage>().Where(m => m.Made < before && (m.State != MessageState.Waiting || db.Set<Webhook>().Any(w => w.Id == m.WebhookId && w.Removed != null))).OrderBy(m => m.Made).Take(1_000).ToListAsync(stop);
        db.RemoveRange(old);
        return old.Count;
    }, stop);
}
