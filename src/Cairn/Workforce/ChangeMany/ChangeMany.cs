using Cairn.People;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>The same questions answered for many people at once: pay, hours, training. All of it is kept, or none.</summary>
public static class ChangeMany
{
    public static readonly Verb Verb = new("ChangeMany", "Answers about many people, or training that they had together, are kept at once.");

    /// <summary>One change holds so many people at most, so that others need not wait for it.</summary>
    public const int Most = 100;

    /// <summary>Name of one person's answer to a question, where several stand together. An id begins with a letter.</summary>
    public static string Box(Guid person, string question) => $"p{person:N}-{question}";

    /// <returns>How many people's answers differ now.</returns>
    /// <exception cref="AnswersRefusedException">Some answer cannot be kept, so none was; each fault names its person's <see cref="Box"/>.</exception>
    public static Task<int> Answers(Keeper keeper, IReadOnlyList<ChangeEngagement.Input> inputs, string? key, CancellationToken stop) =>
        All(keeper, inputs, i => i.Engagement, async (db, input) => await ChangeEngagement.Of(db, keeper, input, stop) > 0, key, stop);

    /// <summary>The same training for everybody named.</summary>
    /// <inheritdoc cref="Answers"/>
    public static Task<int> Training(Keeper keeper, IReadOnlyList<Guid> people, IReadOnlyDictionary<string, string?> answers, string? key, CancellationToken stop) =>
        All(keeper, people, p => p, async (db, person) =>
        {
            await KeepTraining.Of(db, keeper, new(person, null, answers), stop);
            return true;
        }, key, stop);

    private static Task<int> All<T>(Keeper keeper, IReadOnlyList<T> items, Func<T, Guid> person, Func<Db, T, Task<bool>> one, string? key, CancellationToken stop)
    {
        if (items.Count > Most)
            throw new RefusedException($"At most {Most} people can be changed at once. Do some of them, then the others.");
        return keeper.Write(Verb, key, async db =>
        {
            List<AnswerFault> faults = [];
            var changed = 0;
            foreach (var item in items)
            {
                try
                {
                    changed += await one(db, item) ? 1 : 0;
                }
                catch (AnswersRefusedException refused)
                {
                    faults.AddRange(refused.Faults.Select(f => f with { Question = Box(person(item), f.Question) }));
                }
            }
            return faults.Count == 0 ? changed : throw new AnswersRefusedException(faults);
        }, stop);
    }
}
