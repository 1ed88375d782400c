using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Somebody with an account begins an application to a register (R2).</summary>
public static class BeginApplication
{
    public static readonly Verb Verb = new("BeginApplication", "Somebody begins an application to a register.");

    public const int Most = 5;

    /// <param name="Service">As answered before, with the others; null: asked on the next page.</param>
    public sealed record Input(string? Country, string? Service = null, string? Level = null, DateOnly? Started = null);

    /// <returns>The application's identifier.</returns>
    /// <exception cref="AnswersRefusedException">No rules are held for the country.</exception>
    /// <exception cref="RefusedException">Too many are begun, or the account is on another register.</exception>
    public static Task<Guid> Run(Store store, Packs packs, Actor actor, Input input, string? key, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, Key: key), async db =>
    {
        var questions = new RoleQuestions(packs, store.Clock.Today);
        if (questions.Rules(input.Country) is not { } rules)
            throw new AnswersRefusedException([new("Country", "Choose the country in which you work. Where no rules are held, nobody can be registered here")]);
        if (await db.Set<Application>().CountAsync(a => a.AccountId == actor.Account && a.RegistrantId == null, stop) >= Most)
            throw new RefusedException($"You have begun {Most} applications. Send one, or throw one away, before you begin another.");
        if (await MyFile.Find(db, packs, actor, stop) is { } known && known.Registrant.Register != rules.Id)
            throw new RefusedException($"This account looks after your registration with {known.Rules.Name}. To apply to {rules.Name}, make a second account.");
        var application = new Application
        {
            Id = NewId.Next(), AccountId = actor.Account!.Value, Register = rules.Id, Saved = store.Clock.Now,
            Service = questions.Services(rules).Any(s => s.Value == input.Service) ? input.Service! : "",
            Level = questions.Levels(rules).Any(l => l.Value == input.Level) ? input.Level! : "",
            Started = SayRole.Fits(input.Started, store.Clock.Today) ? input.Started : null,
        };
        db.Add(application);
        return application.Id;
    }, stop);
}
