using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>That an account works for an organisation, and as what. An account may have several and works in one of them at a time.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class Membership : IOfOrganisation, IAudited
{
    /// <summary>In place of an organisation, for those who work for the whole sector.</summary>
    public static readonly Guid WholeSector = Guid.Empty;

    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }
    public Guid OrganisationId { get; set; }
    public Role Role { get; set; }

    /// <inheritdoc cref="Account.Area"/>
    public string? Area { get; set; }

    /// <inheritdoc cref="Account.PersonId"/>
    public Guid? PersonId { get; set; }

    public DateTime Since { get; set; }

    /// <summary>Who has it decides who else signs in there; one must be left.</summary>
    public bool Administers => Role is Role.ProviderManager or Role.Administrator;

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    /// <summary>The one in which an account works.</summary>
    public static Membership Of(Account account, DateTime since) => new()
    {
        AccountId = account.Id, OrganisationId = account.OrganisationId ?? WholeSector, Role = account.Role, Area = account.Area, PersonId = account.PersonId, Since = since,
    };

    /// <summary>Takes it away. Who worked there at that moment works in another of their organisations from the next request on, or in none.</summary>
    /// <exception cref="RefusedException">Nobody would be left to administer the organisation.</exception>
    public static async Task End(Db db, Membership held, CancellationToken stop)
    {
        await MustLeaveAnother(db, held, stop);
        db.Remove(held);
        var account = await db.Set<Account>().FirstAsync(a => a.Id == held.AccountId, stop);
        if ((account.OrganisationId ?? WholeSector) == held.OrganisationId)
            account.WorkFor(await db.Set<Membership>().Where(m => m.AccountId == account.Id && m.Id != held.Id).OrderBy(m => m.Since).FirstOrDefaultAsync(stop));
    }

    /// <summary>Of two administrators who leave at the same moment the second is refused.</summary>
    public static async Task MustLeaveAnother(Db db, Membership held, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, held.OrganisationId, stop);
        if (held.Administers && !await db.Set<Membership>().AnyAsync(m => m.OrganisationId == held.OrganisationId && m.Role == held.Role && m.Id != held.Id, stop))
            throw new RefusedException("Nobody else can decide who signs in here. Invite another manager first, and wait until they have accepted.");
    }

    private sealed class Map : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> b)
        {
            b.ToTable("access_membership");
            b.Ignore(x => x.Administers);
            b.HasIndex(x => new { x.AccountId, x.OrganisationId }).IsUnique();
            b.HasIndex(x => x.OrganisationId);
        }
    }
}
