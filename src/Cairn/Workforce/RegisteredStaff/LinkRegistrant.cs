using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>An employer says which registrant somebody on its staff is, so that the register and the record are one (R1).</summary>
public static class LinkRegistrant
{
    public static readonly Verb Verb = new("LinkRegistrant", "An employer says by their registration number which registrant somebody on its staff is.");

    /// <exception cref="AnswersRefusedException">The number is none, or that of somebody else.</exception>
    public static async Task Run(Store store, Packs packs, Platform.Access.Actor actor, Scope scope, Guid engagement, string? number, CancellationToken stop)
    {
        if (!RegistrationNumber.TryParse(number, out var parsed))
            throw new AnswersRefusedException([new("Number", RegistrationNumber.LooksLike(number) ? "A digit of this number is wrong: its last one does not fit the others. Look at their certificate again" : "A registration number has eight digits, such as 1000 0006")]);
        Engagement of;
        await using (var db = await store.Read(scope, stop))
            of = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop) ?? throw new NoSuchRecordException("There is no such person on your staff.");
        await store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
        {
            var registrant = await db.Set<Registrant>().FirstOrDefaultAsync(r => r.Number == parsed, stop);
            // One sentence for all that does not fit, so that nothing is learned of a registrant who is somebody else.
            if (registrant is null || registrant.MergedInto is not null || !await Fits(db, registrant, of, stop))
                throw new AnswersRefusedException([new("Number", "The register has nobody of this number with the name and date of birth that your record has. Check all three; if all are right, ask the register’s office")]);
            if (await db.Set<Registrant>().AnyAsync(r => r.PersonId == of.PersonId && r.Id != registrant.Id && r.Register == registrant.Register && r.MergedInto == null, stop))
                throw new AnswersRefusedException([new("Number", "Another number of this register is linked with this person. Ask the register’s office which holds")]);
            registrant.PersonId = of.PersonId;
            registrant.Version++;
            return 0;
        }, stop);
    }

    private static async Task<bool> Fits(Db db, Registrant registrant, Engagement of, CancellationToken stop)
    {
        var known = await db.Set<RegistrantPrivate>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == registrant.Id, stop);
        if (registrant.PersonId is { } other && other != of.PersonId)
            return false;
        if (of.BirthDate is null || known?.BirthDate != of.BirthDate)
            return false;
        var families = await db.Set<PreviousName>().Where(n => n.RegistrantId == registrant.Id).Select(n => n.Family).ToListAsync(stop);
        return families.Append(registrant.Family).Any(f => $" {of.NameKey} ".Contains($" {SearchKey.Of(f)} ", StringComparison.Ordinal));
    }
}
