using System.Net.Mail;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Somebody is invited to sign in for an organisation, or for the whole sector, by a link that works once.</summary>
public static class Invite
{
    public static readonly Verb Verb = new("Invite", "Somebody is invited to sign in for an organisation, with a role.");

    private const int LongestAddress = 254; // RFC 5321, 4.5.3.1.3

    /// <summary>What may be given out in an organisation, and in the whole sector.</summary>
    public static IReadOnlyList<Role> RolesIn(Guid organisation) =>
        organisation == Membership.WholeSector ? [Role.Council, Role.Registrar, Role.Statistician, Role.Administrator] : [Role.ProviderEditor, Role.ProviderManager, Role.StrategyLead];

    /// <returns>The link's token, which nobody can be told again; null where the same form came before.</returns>
    /// <remarks>Whether the address has an account already makes no difference here, so nobody learns it. An older invitation to it ends.</remarks>
    /// <exception cref="RefusedException">The address or the role cannot be.</exception>
    public static async Task<string?> Run(Store store, Actor actor, Guid organisation, Invited who, string? key, CancellationToken stop)
    {
        if (who.Refused(organisation) is { Count: > 0 } why)
            throw new RefusedException([.. why.Select(w => w.Text)]);
        var (id, token) = (NewId.Next(), LinkToken.Make());
        var made = await store.Write(Scope.Of(organisation), new Change(Verb, actor, organisation, Key: key), async db =>
        {
            var (now, email) = (store.Clock.Now, who.Email!.Trim());
            foreach (var older in await db.Set<Invitation>().Where(i => i.OrganisationId == organisation && i.Email == email && i.Accepted == null && i.Withdrawn == null).ToListAsync(stop))
                older.Withdrawn = now;
            db.Add(new Invitation
            {
                Id = id, OrganisationId = organisation, Email = email, Role = who.Role!.Value, Area = who.Role == Role.Council ? who.Area : null, PersonId = who.Person,
                Digest = LinkToken.Digest(token), Made = now, MadeBy = actor.Account ?? Guid.Empty, Until = now.AddDays(Invitation.Days),
            });
            return id; // never the token: answers are kept
        }, stop);
        return made == id ? token : null;
    }

    /// <param name="Area">Of a council.</param>
    /// <param name="Person">Of a worker: whose record they will see.</param>
    public sealed record Invited(string? Email, Role? Role, string? Area = null, Guid? Person = null)
    {
        /// <summary>What is wrong, by the form's question.</summary>
        public IReadOnlyList<(string Question, string Text)> Refused(Guid organisation)
        {
            List<(string, string)> why = [];
            if (string.IsNullOrWhiteSpace(Email))
                why.Add(("Email", "Enter the e-mail address of the person."));
            else if (Email.Trim().Length > LongestAddress || !MailAddress.TryCreate(Email.Trim(), out var read) || read.Address != Email.Trim())
                why.Add(("Email", "Enter an e-mail address as it is written, such as name@example.org."));
            if (Role is not { } role || (Person is null ? !RolesIn(organisation).Contains(role) : role != Platform.Access.Role.Worker))
                why.Add(("Role", "Choose what they may do."));
            else if (role == Platform.Access.Role.Council && string.IsNullOrEmpty(Area))
                why.Add(("Area", "Choose the council’s area."));
            return why;
        }
    }
}
