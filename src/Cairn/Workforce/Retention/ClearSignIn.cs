using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What signing in leaves behind goes a month after its end: invitations with their addresses, links to a new password, sessions.</summary>
public static class ClearSignIn
{
    public static readonly Verb Verb = new("ClearSignIn", "Invitations, links to a new password and sessions that ended a month ago are deleted.");

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static Task<int> Run(Store store, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
    {
        var before = store.Clock.Now - Kept;
        var invitations = await db.Set<Invitation>().Where(i => i.Until < before).Select(i => i.Id).ToListAsync(stop);
        await db.Set<AuditKey>().Where(k => invitations.Contains(k.Id)).ExecuteUpdateAsync(set => set.SetProperty(k => k.Salt, (byte[]?)null), stop);
        var rows = await db.Set<Invitation>().Where(i => invitations.Contains(i.Id)).ExecuteDeleteAsync(stop)
            + await db.Set<PasswordReset>().Where(r => r.Until < before).ExecuteDeleteAsync(stop)
            + await db.Set<Session>().Where(s => s.LastSeen < before).ExecuteDeleteAsync(stop);
        if (rows > 0)
            db.Note("SignIn", Guid.Empty, Guid.Empty, null, new JsonObject { ["rows"] = rows });
        return rows;
    }, stop);
}
