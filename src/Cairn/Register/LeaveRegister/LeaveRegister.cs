using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>A registrant leaves the register at their own wish; while a case is open it waits for the case's close (R2, R6).</summary>
public static class LeaveRegister
{
    public static readonly Verb Verb = new("LeaveRegister", "A registrant leaves the register at their own wish.");
    public static readonly Verb Stay = new("StayOnRegister", "A registrant who was to leave stays.");

    /// <param name="sure">Whether the registrant says that they know what it means.</param>
    /// <exception cref="AnswersRefusedException">The day is missing or past, or they do not say so.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, int ordinal, DateOnly? on, bool sure, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var (file, today) = (await Own(db, packs, actor, ordinal, stop), store.Clock.Today);
        var answers = new Answers();
        if (on is not { } day || day < today || day > today.AddYears(1))
            answers.Refuse("On", $"Write the first day on which you are not registered any more, from {Format.Date(today)} on, at most a year ahead");
        if (!sure)
            answers.Refuse("Sure", "Say that you know what it means, or stay");
        answers.Check();
        if (Leaving(file, ordinal) is not null)
            throw new RefusedException("You have said already that you leave. Nothing was changed.");
        file.Add(ordinal, new Fact(FactKind.Left, on!.Value));
        return 0;
    }, stop);

    /// <exception cref="RefusedException">They have left already, or never said that they would.</exception>
    public static Task RunStay(Store store, Packs packs, Actor actor, int ordinal, CancellationToken stop) => store.Write(Scope.System, new Change(Stay, actor, RegisterChain.Id), async db =>
    {
        var file = await Own(db, packs, actor, ordinal, stop);
        await file.Withdraw(Leaving(file, ordinal) ?? throw new RefusedException("You have not said that you leave. Nothing was changed."), stop);
        return 0;
    }, stop);

    /// <summary>The wish to leave, while it has no effect; null: none.</summary>
    public static RegisterFact? Leaving(RegistrantFile file, int ordinal) => file.Rows.LastOrDefault(f => f.Kind == FactKind.Left && f.Ordinal == ordinal);

    private static async Task<RegistrantFile> Own(Db db, Packs packs, Actor actor, int ordinal, CancellationToken stop)
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        return file.Find(ordinal) is { } registration && file.Judge(registration, db.Store.Clock.Today).OnRegister ? file : throw new RefusedException("You are not on the register by this registration. Nothing was changed.");
    }
}
