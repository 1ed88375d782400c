using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A condition is written into an order of practice conditions: in public words, and as something that the register checks where it can (R6).</summary>
public static class SetCondition
{
    public static readonly Verb Verb = new("SetCondition", "A condition is written into an order of practice conditions, so that it is read by everybody and checked where the register can.");

    public const int MostHours = 1_000;

    /// <param name="Number">Of the order's fact.</param>
    /// <param name="Kind">Name of a <see cref="PracticeConditionKind"/>.</param>
    /// <param name="Code">Of the service, level, kind of learning or qualification.</param>
    public sealed record Input(Guid Case, int Number, long Version, string? Kind, string? Code, int? Hours, DateOnly? Due, string? Words, bool NoInterest);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be, or somebody else has to do it.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, input.Case, input.Version, stop);
        var order = file.Registrant.Rows.FirstOrDefault(r => r.Number == input.Number && r.Detail == input.Case && Takes(r.Kind)) ?? throw new NoSuchRecordException("The case has no such order of conditions.");
        var answers = new Answers();
        foreach (var fault in file.MayDecide(input.NoInterest))
            answers.Refuse(fault.Question, fault.Text);
        if (file.Case.Closed is not null)
            answers.Refuse("", "The case is closed. Its conditions stand as they are");
        var kind = Enum.TryParse<PracticeConditionKind>(input.Kind, out var named) && Enum.IsDefined(named) ? named : default;
        if (kind == default)
            answers.Refuse("Kind", "Choose what the condition is about");
        else if (kind != PracticeConditionKind.InWords && !Codes(packs, file.Registrant.Rules, file.Today)[kind].Contains(input.Code ?? ""))
            answers.Refuse("Code", "Choose which");
        if (kind == PracticeConditionKind.Learning && input.Hours is not (>= 1 and <= MostHours))
            answers.Refuse("Hours", $"Write for how many hours, from 1 to {MostHours}");
        if (kind is PracticeConditionKind.Learning or PracticeConditionKind.Qualification && !(input.Due > order.On && !(input.Due >= order.Until)))
            answers.Refuse("Due", "Write by when: a day after the order begins and before it ends");
        var words = answers.Need("Words", input.Words, "Write the condition as everybody will read it", Answers.Words);
        answers.Check();
        db.Add(new OrderedCondition
        {
            Id = NewId.Next(), RegistrantId = file.Case.RegistrantId, FactNumber = order.Number, Kind = kind, Code = kind == PracticeConditionKind.InWords ? null : input.Code,
            Minutes = kind == PracticeConditionKind.Learning ? input.Hours!.Value * 60L : 0, Due = kind is PracticeConditionKind.Learning or PracticeConditionKind.Qualification ? input.Due : null, Words = words,
        });
        file.Write(CaseKinds.Condition, words);
        return 0;
    }, stop);

    public static bool Takes(FactKind kind) => kind is FactKind.PracticeConditions or FactKind.InterimConditions;

    /// <summary>What each kind of condition can name.</summary>
    public static IReadOnlyDictionary<PracticeConditionKind, IReadOnlyList<string>> Codes(Packs packs, RegisterRules rules, DateOnly day)
    {
        var questions = new RoleQuestions(packs, day);
        return new Dictionary<PracticeConditionKind, IReadOnlyList<string>>
        {
            [PracticeConditionKind.NotInService] = [.. questions.Services(rules).Select(c => c.Value)],
            [PracticeConditionKind.NotAtLevel] = [.. questions.Levels(rules).Select(c => c.Value)],
            [PracticeConditionKind.Learning] = [.. packs.Countries.Select(c => c.Lists.GetValueOrDefault("learning-kinds")).OfType<CodeList>().Take(1).SelectMany(l => l.On(day)).Select(r => r.Code)],
            [PracticeConditionKind.Qualification] = AwardCodes.Of(rules, day),
        };
    }
}
