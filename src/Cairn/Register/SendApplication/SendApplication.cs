using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A complete application is sent: it becomes a registration of its sender, with facts, and its fee is asked for (R2, R8).</summary>
public static class SendApplication
{
    public static readonly Verb Verb = new("SendApplication", "A complete application is sent to the register, and its fee is asked for.");

    /// <exception cref="AnswersRefusedException">The sender does not say that it is true.</exception>
    /// <exception cref="RefusedException">A part is missing, or the part of the register is held already.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, long version, bool isTrue, CancellationToken stop) => Draft.Change(store, packs, Verb, actor, application, version, async (db, draft) =>
    {
        if (!isTrue)
            throw new AnswersRefusedException([new("IsTrue", "Say that what you have written is true, or go back and put it right")]);
        var missing = draft.Steps.Where(s => s.Missing is not null).Select(s => $"{s.Title} is not finished: {s.Missing}.").ToList();
        if (missing.Count > 0)
            throw new RefusedException([.. missing]);
        if (draft.Need is not { Rule: not null, Part: { } part, Need: not Engine.Registration.Need.Exempt })
            throw new RefusedException("The register is for your role no longer. Look at “Your role and employer” again.");
        if (Draft.Running(draft.Known, part.Head.Id, draft.Today) is not null)
            throw new RefusedException($"You hold a registration on this part already, or have applied for one ({part.Label}). Nothing was sent.");

        var one = draft.Application;
        var registrant = draft.Known?.Registrant.Id ?? await Enter(db, draft, stop);
        var registration = await RegistrantFile.Begin(db, registrant, part.Head.Id, stop);
        Claim(db, draft, registrant);
        var employment = new Employment { Id = NewId.Next(), RegistrantId = registrant, EmployerId = one.EmployerId, Employer = one.Employer, Title = one.Title };
        db.Add(employment);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, packs, registrant, stop);
        file.Add(registration.Ordinal, new Fact(FactKind.Role, one.Started!.Value, Code: $"{one.Service}/{one.Level}"), employment.Id);
        file.Add(registration.Ordinal, new Fact(FactKind.Applied, draft.Today));
        if (draft.Fee is { } fee)
            file.Add(registration.Ordinal, new Fact(FactKind.FeeAsked, draft.Today, draft.Today.AddDays(draft.Rules.FeeNoticeDays), Period: 0, Amount: fee.Pence));
        (one.RegistrantId, one.Ordinal) = (registrant, registration.Ordinal);
    }, stop);

    /// <summary>Puts somebody whom the register did not know into it, with a number that stays theirs.</summary>
    private static async Task<Guid> Enter(Db db, Draft draft, CancellationToken stop)
    {
        var one = draft.Application;
        var person = await db.Set<Account>().Where(a => a.Id == one.AccountId).Select(a => a.PersonId).FirstOrDefaultAsync(stop);
        var registrant = new Registrant
        {
            Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = one.Register, Given = one.Given ?? "", Family = one.Family!, Town = one.Town,
            // Kept back from the first moment: a name that was shown cannot be taken out of the world again.
            Hidden = one.AtRisk, PersonId = person, AccountId = one.AccountId,
        };
        db.Add(registrant);
        db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = one.BirthDate, Email = one.Email, Phone = one.Phone, Address = one.Address, Postcode = one.Postcode });
        foreach (var line in (one.PreviousNames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var space = line.LastIndexOf(' ');
            db.Add(new PreviousName { RegistrantId = registrant.Id, Given = space < 0 ? "" : line[..space].TrimEnd(), Family = line[(space + 1)..], Until = draft.Today, Shown = !one.AtRisk });
        }
        return registrant.Id;
    }

    private static void Claim(Db db, Draft draft, Guid registrant)
    {
        var one = draft.Application;
        foreach (var code in draft.Held)
            db.Add(new QualificationClaim { Id = NewId.Next(), RegistrantId = registrant, Code = code, Title = draft.Questions.Name(draft.Rules, code) });
        if (one.OtherAward is { } award)
            db.Add(new QualificationClaim { Id = NewId.Next(), RegistrantId = registrant, Title = award, AwardedBy = one.OtherAwardedBy, Country = one.OtherCountry, Year = one.OtherYear });
    }
}
