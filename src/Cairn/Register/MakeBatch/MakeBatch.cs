using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>A batch of ends is made from what was previewed (R2). It ends nothing: it is a list with reasons, a sample to check and notices to keep.</summary>
public static class MakeBatch
{
    public static readonly Verb Verb = new("MakeBatch", "A batch of ends is made: whom it would take off a register and why, whom it leaves out, and the sample to check.");

    /// <summary>How far ahead the day may lie, so that a batch is signed while what it says is still known: our own choice.</summary>
    public const int MostDays = 180;

    /// <param name="End">Name of the kind of end.</param>
    /// <param name="Told">How many the preview said would end.</param>
    public sealed record Input(string? Register, string? End, DateOnly? Day, int Told);

    /// <summary>What a batch is to be of.</summary>
    public sealed record Plan(RegisterRules Rules, FactKind Kind, DateOnly Day, EndRule Rule);

    /// <exception cref="AnswersRefusedException">An answer is missing, or the day leaves no time for notice.</exception>
    public static Plan Check(Packs packs, IReadOnlyList<string> registers, DateOnly today, string? register, string? end, DateOnly? day)
    {
        var answers = new Answers();
        if (register is null || !registers.Contains(register))
            answers.Refuse("Register", "Choose the register");
        if (!Enum.TryParse<FactKind>(end, out var kind) || !BatchEnds.Kinds.Contains(kind))
            answers.Refuse("End", "Choose the end");
        if (day is null)
            answers.Refuse("Day", "Write the day on which the ends are to have effect");
        answers.Check();
        var rules = packs.Register(register!);
        var rule = rules.Ends.FirstOrDefault(r => r.End == kind && r.Head.On(day!.Value));
        if (rule is null)
            answers.Refuse("End", $"No rule of the {rules.Name} allows this end on that day");
        else if (day < today.AddDays(rule.NoticeDays))
            answers.Refuse("Day", $"Notice must reach everybody {Format.Count(rule.NoticeDays, "day", "days")} before. Choose a day from {Format.Date(today.AddDays(rule.NoticeDays))} on");
        else if (day > today.AddDays(MostDays))
            answers.Refuse("Day", $"Choose a day until {Format.Date(today.AddDays(MostDays))}: until a later one too much changes");
        answers.Check();
        return new Plan(rules, kind, day!.Value, rule!);
    }

    /// <exception cref="AnswersRefusedException">See <see cref="Check"/>.</exception>
    /// <exception cref="ConflictException">Other registrations would end than the preview said.</exception>
    public static async Task<Guid> Run(Store store, RegisterFacts facts, Packs packs, Actor actor, Input input, CancellationToken stop)
    {
        var (account, today) = (BatchFile.Account(actor), store.Clock.Today);
        await facts.Follow(stop, exactly: true);
        var plan = Check(packs, facts.Kept, today, input.Register, input.End, input.Day);
        return await store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
        {
            var members = await BatchPreview.Of(db, facts, packs, plan.Rules.Id, plan.Kind, plan.Day, today, stop);
            var ending = members.Count(m => m.View.Outcome == BatchOutcome.WouldEnd);
            if (ending == 0)
                throw new RefusedException("Nobody would end, so there is no batch to make.");
            if (ending != input.Told)
                throw new ConflictException();
            var batch = new EndBatch
            {
                Id = NewId.Next(), Register = plan.Rules.Id, Kind = plan.Kind, Day = plan.Day, Rule = plan.Rule.Head.Id, NoticeDays = plan.Rule.NoticeDays, ReversibleDays = plan.Rule.ReversibleDays,
                Made = store.Clock.Now, MadeOn = today, MadeBy = account,
            };
            List<EndLine> lines =
            [
                .. members.OrderBy(m => m.Registrant.Number).ThenBy(m => m.Ordinal).Select((m, n) => new EndLine
                {
                    BatchId = batch.Id, Place = n + 1, RegistrantId = m.Registrant.Id, Ordinal = m.Ordinal, Outcome = m.View.Outcome, Reasons = LineReason.Write(m.View.Reasons), Against = m.View.Against,
                }),
            ];
            new BatchFile(db, batch).DrawSample(lines, new HashSet<int>());
            db.Add(batch);
            db.AddRange(lines);
            return batch.Id;
        }, stop);
    }
}
