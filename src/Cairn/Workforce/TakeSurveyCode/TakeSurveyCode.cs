using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// A worker who signs in takes a code for a survey. What is kept is that they took one, and among all good codes one more: not which is
/// whose. It leaves no event, whose time and place in the chain would stand beside the next answer (W6; docs/decisions/0014).
/// </summary>
public static class TakeSurveyCode
{
    public static readonly Verb Verb = new("TakeSurveyCode", "A worker takes a code to answer a survey. It leaves no event, and nothing says which code.");

    /// <remarks>There is no key: the answer is the code.</remarks>
    /// <exception cref="RefusedException">The survey cannot be answered, they have taken one, or none is left.</exception>
    public static Task<string> Run(Store store, Scope scope, Actor actor, Guid id, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, actor.Organisation!.Value), async db =>
        {
            await store.Engine.LockChain(db, id, stop);
            if (await db.Set<Survey>().FirstOrDefaultAsync(s => s.Id == id && s.OrganisationId == actor.Organisation, stop) is not { } survey || !survey.IsAnswered(store.Clock.Today))
                throw new NoSuchRecordException("This survey cannot be answered now.");
            if (await db.Set<SurveyTaken>().AnyAsync(t => t.SurveyId == id && t.AccountId == actor.Account, stop))
                throw new RefusedException("You have taken your code. It was shown once, and nobody knows which it is, so it cannot be shown again.");
            if (await db.Set<SurveyTaken>().CountAsync(t => t.SurveyId == id, stop) >= survey.Asked - survey.Slips)
                throw new RefusedException("All codes for people who sign in are taken. Ask your manager for a slip.");
            var code = SurveyCode.Make(survey.Code!, 1)[0];
            (await db.BoxOf(id, stop)).Put([SurveyCode.Digest(code)]);
            db.Add(new SurveyTaken { SurveyId = id, AccountId = actor.Account!.Value, OrganisationId = survey.OrganisationId });
            return code;
        }, stop);
}
