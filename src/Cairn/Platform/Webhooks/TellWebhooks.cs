using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>Compares how things stand with what each webhook was last told, and makes a message of each difference: in one change, so that none is lost or made twice.</summary>
public sealed class TellWebhooks(Store store, House house, IServiceProvider services)
{
    public static readonly Verb Verb = new("TellWebhooks", "What has changed since a webhook was last told is put into messages to it.");

    // What was looked at when the answer was last "nothing new".
    private readonly Dictionary<(Guid Webhook, string Kind), string> looked = [];

    /// <returns>How many messages were made.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var made = 0;
        foreach (var (webhook, head) in await Active(stop))
            foreach (var kind in house.Webhooks.Where(k => webhook.Told.Contains(k.Name)))
            {
                var stamp = $"{head} {kind.Stamp(services)}";
                if (looked.GetValueOrDefault((webhook.Id, kind.Name)) == stamp)
                    continue;
                try
                {
                    if (await Tell(webhook, kind, stop) is not { } some)
                        continue;
                    made += some;
                    looked[(webhook.Id, kind.Name)] = stamp;
                }
                catch (ConflictException)
                {
                    // Another instance told it just now; the next look sees that.
                }
            }
        return made;
    }

    /// <summary>Webhooks with the end of their organisation's audit chain.</summary>
    private async Task<List<(Webhook Webhook, long Head)>> Active(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var all = await db.Set<Webhook>().AsNoTracking().Where(w => w.Removed == null && w.Paused == null).OrderBy(w => w.Id).ToListAsync(stop);
        var organisations = all.Select(w => w.OrganisationId).Distinct().ToList();
        var heads = await db.Set<AuditHead>().Where(h => organisations.Contains(h.OrganisationId)).ToDictionaryAsync(h => h.OrganisationId, h => h.Sequence, stop);
        return [.. all.Select(w => (w, heads.GetValueOrDefault(w.OrganisationId)))];
    }

    /// <returns>How many messages were made; null: it could not be told just now.</returns>
    private async Task<int?> Tell(Webhook webhook, WebhookKind kind, CancellationToken stop)
    {
        var scope = Scope.Of(webhook.OrganisationId);
        IReadOnlyList<WebhookSubject>? now;
        await using (var db = await store.Read(scope, stop))
        {
            now = await kind.Now(services, db, webhook.OrganisationId, stop);
            if (now is null)
                return null;
            var told = await db.Set<WebhookState>().Where(s => s.WebhookId == webhook.Id && s.Kind == kind.Name).ToDictionaryAsync(s => s.Subject, s => s.State, stop);
            if (told.Count == now.Count && now.All(s => told.GetValueOrDefault(s.Id) == s.State))
                return 0;
        }
        return await store.Write(scope, new Change(Verb, Actor.Public, webhook.OrganisationId), db => Make(db, webhook, kind, now, stop), stop);
    }

    private static async Task<int> Make(Db db, Webhook webhook, WebhookKind kind, IReadOnlyList<WebhookSubject> now, CancellationToken stop)
    {
        var (made, at) = (0, db.Store.Clock.Now);
        var told = await db.Set<WebhookState>().Where(s => s.WebhookId == webhook.Id && s.Kind == kind.Name).ToDictionaryAsync(s => s.Subject, stop);
        foreach (var subject in now)
        {
            if (!told.Remove(subject.Id, out var row))
            {
                // Whoever is new is told of once something changes.
                db.Add(new WebhookState { Id = NewId.Next(), OrganisationId = webhook.OrganisationId, WebhookId = webhook.Id, Kind = kind.Name, Subject = subject.Id, State = subject.State });
                continue;
            }
            if (row.State == subject.State)
                continue;
            db.Add(new WebhookMessage
            {
                Id = NewId.Next(), OrganisationId = webhook.OrganisationId, WebhookId = webhook.Id, Kind = kind.Name, Subject = subject.Id,
                Body = WebhookKind.Body(kind.Name, webhook.OrganisationId, at, kind.Data(subject, row.State)), Made = at, Due = at,
            });
            row.State = subject.State;
            made++;
        }
        db.RemoveRange(told.Values);
        return made;
    }
}
