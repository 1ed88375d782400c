using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// A person of the office says what an award that somebody names counts as: one of the list that was seen, an equivalent from another
/// country or profession, or nothing. The decision about an award is kept and offered for the next holder of it (R3).
/// </summary>
public static class AssessQualification
{
    public static readonly Verb Verb = new("AssessQualification", "The register’s office says what an award counts as for its holder.");
    public static readonly Verb TakeBack = new("TakeBackAssessment", "An assessment of an award was wrong: it is taken back, and the award waits again.");

    /// <param name="Version">Of the registrant, as the page showed it.</param>
    /// <param name="Counts">"yes" or "no".</param>
    /// <param name="As">Codes that it counts as.</param>
    /// <param name="Gained">When it was awarded, or the registration elsewhere began.</param>
    /// <param name="Keep">Whether the next same award is to be decided alike.</param>
    public sealed record Input(Guid Registrant, Guid Claim, long Version, string? Counts, IReadOnlyList<string> As, DateOnly? Gained, string? Reason, bool Keep);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    /// <exception cref="RefusedException">It is assessed already.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, input.Reason?.Trim()), async db =>
    {
        var (file, claim) = await Open(db, packs, input.Registrant, input.Claim, input.Version, stop);
        var today = store.Clock.Today;
        if (claim.Assessed is not null)
            throw new RefusedException("This award is assessed already. Take that back first if it was wrong.");
        var reason = Check(file.Rules, claim, input, today);
        var codes = input.Counts == "yes" ? input.As.Distinct(StringComparer.Ordinal).ToList() : [];
        (claim.Assessed, claim.RecognisedAs, claim.Reason) = (store.Clock.Now, string.Join(' ', codes), reason);
        foreach (var code in codes)
            file.Add(0, new Fact(FactKind.Qualification, input.Gained!.Value, Code: code, By: Decision.Person), claim.Id);
        file.Registrant.Version++;
        if (input.Keep && claim.Code is null)
            await KeepDecision(db, file.Rules.Id, claim, today, stop);
        return 0;
    }, stop);

    /// <summary>Undoes an assessment: its facts hold no longer, and what was known until now stays told by them.</summary>
    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    public static Task RunTakeBack(Store store, Packs packs, Actor actor, Guid registrant, Guid claimId, long version, string? reason, CancellationToken stop) =>
        store.Write(Scope.System, new Change(TakeBack, actor, RegisterChain.Id, reason?.Trim()), async db =>
        {
            var (file, claim) = await Open(db, packs, registrant, claimId, version, stop);
            var answers = new Answers();
            answers.Need("WhyBack", reason, "Write what was wrong with it");
            answers.Check();
            if (claim.Assessed is null)
                throw new RefusedException("This award is not assessed: there is nothing to take back.");
            foreach (var fact in file.Rows.Where(f => f.Detail == claim.Id && f.Kind == FactKind.Qualification).ToList())
                await file.Withdraw(fact, stop);
            (claim.Assessed, claim.RecognisedAs, claim.Reason) = (null, null, null);
            file.Registrant.Version++;
            return 0;
        }, stop);

    /// <summary>The decision in force about the same award; null: none was made.</summary>
    public static Task<Recognition?> Before(Db db, string register, QualificationClaim claim, DateOnly day, CancellationToken stop)
    {
        var key = AwardCodes.Key(claim.Title, claim.AwardedBy, claim.Country);
        return db.Set<Recognition>().FirstOrDefaultAsync(r => r.Register == register && r.Key == key && r.From <= day && (r.Until == null || r.Until > day), stop);
    }

    private static async Task<(RegistrantFile File, QualificationClaim Claim)> Open(Db db, Packs packs, Guid registrant, Guid claimId, long version, CancellationToken stop)
    {
        var file = await RegistrantFile.Read(db, packs, registrant, stop);
        var claim = await db.Set<QualificationClaim>().FirstOrDefaultAsync(c => c.Id == claimId && c.RegistrantId == registrant, stop) ?? throw new NoSuchRecordException("The registrant names no such award.");
        file.NotJoined();
        return file.Registrant.Version == version ? (file, claim) : throw new ConflictException();
    }

    private static string? Check(RegisterRules rules, QualificationClaim claim, Input input, DateOnly today)
    {
        var answers = new Answers();
        if (input.Counts is not ("yes" or "no"))
            answers.Refuse("Counts", "Say whether it counts for something");
        if (input.Counts == "yes" && input.As.Count == 0)
            answers.Refuse("As", "Choose what it counts as");
        if (input.As.Except(AwardCodes.Of(rules, today)).Any())
            answers.Refuse("As", "Choose from the list: no rule of today knows anything else");
        if (input.Counts == "no" && input.As.Count > 0)
            answers.Refuse("As", "Choose nothing here if it counts for nothing");
        if (input.Counts == "yes" && !(input.Gained <= today))
            answers.Refuse("Gained", "Write the day on which it was awarded: today or before");
        // A listed one that was seen as what it says explains itself.
        var plain = input.Counts is not ("yes" or "no") || (input.Counts == "yes" && input.As is [var one] && one == claim.Code);
        var reason = plain ? answers.Keep("Reason", input.Reason, Answers.Words) : answers.Need("Reason", input.Reason, "Write why, as its holder will read it", Answers.Words);
        answers.Check();
        return reason;
    }

    /// <summary>One decision about an award holds at a time: the former one ends on the day on which another is made.</summary>
    private static async Task KeepDecision(Db db, string register, QualificationClaim claim, DateOnly today, CancellationToken stop)
    {
        if (await Before(db, register, claim, today, stop) is { } before)
        {
            if (before.RecognisedAs == claim.RecognisedAs)
                return;
            before.Until = today;
        }
        db.Add(new Recognition
        {
            Id = NewId.Next(), Register = register, Key = AwardCodes.Key(claim.Title, claim.AwardedBy, claim.Country), Title = claim.Title, AwardedBy = claim.AwardedBy, Country = claim.Country,
            RecognisedAs = claim.RecognisedAs!, Reason = claim.Reason!, From = today,
        });
    }
}
