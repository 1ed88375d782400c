using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The registrant that an account is: by the account itself, or by the person whom both mean.</summary>
public static class MyFile
{
    public static async Task<RegistrantFile?> Find(Db db, Packs packs, Actor actor, CancellationToken stop)
    {
        if (actor.Account is not { } account)
            return null;
        var person = await db.Set<Account>().Where(a => a.Id == account).Select(a => a.PersonId).FirstOrDefaultAsync(stop);
        var id = await db.Set<Registrant>().Where(r => r.MergedInto == null && (r.AccountId == account || (r.AccountId == null && person != null && r.PersonId == person))).OrderBy(r => r.Number).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
        return id is { } own ? await RegistrantFile.Read(db, packs, own, stop) : null;
    }

    /// <summary>The same inside a change; who is none is refused.</summary>
    public static async Task<RegistrantFile> Own(Db db, Packs packs, Actor actor, CancellationToken stop) =>
        await Find(db, packs, actor, stop) ?? throw new NoSuchRecordException("You are on no register here.");
}
