using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Identity's store of accounts, with passkeys from our own table: verbs write them, and Identity only reads.</summary>
public sealed class AccountStore : UserOnlyStore<Account, Db, Guid>
{
    public AccountStore(Db db) : base(db) => AutoSaveChanges = false;

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await Context.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(p => p.Info())];

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Set<Account>().FirstOrDefaultAsync(a => Context.Set<Passkey>().Any(p => p.AccountId == a.Id && p.CredentialId == credentialId), cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Context.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken))?.Info();
}
