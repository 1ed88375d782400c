using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>A manager looks at somebody's sensitive answers. The look is kept before anything is shown: who, when, at whom; no answer is.</summary>
public static class ShowSensitiveAnswers
{
    public static readonly Verb Verb = new("ShowSensitiveAnswers", "Somebody's sensitive answers are shown to a manager of their provider. Nothing changes; the look is kept.");

    /// <returns>False where the scope holds no such record: nothing is kept then.</returns>
    public static Task<bool> Look(Db db, Actor actor, Guid engagement, CancellationToken stop) => LookAtRecord.Keep(db, Verb, actor, engagement, stop);
}
