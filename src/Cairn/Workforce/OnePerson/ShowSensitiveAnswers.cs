using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>A manager looks at somebody's sensitive answers. The look is kept before anything is shown: who, when, at whom; no answer is.</summary>
public static class ShowSensitiveAnswers
{
    public static readonly Verb Verb = new("ShowSensitiveAnswers", "Somebody's sensitive answers are shown to a manager of their provider. Nothing changes; the look is kept.");

    /// <returns>False where the scope holds no such record: nothing is kept then.</returns>
    public static Task<bool> Look(Store store, Scope scope, Actor actor, Guid organisation, Guid engagement, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var versions = await db.Versions<Engagement>(engagement, stop);
            if (versions.Count > 0)
                db.Note(nameof(Engagement), engagement, versions[^1].PersonId, null, null);
            return versions.Count > 0;
        }, stop);
}
