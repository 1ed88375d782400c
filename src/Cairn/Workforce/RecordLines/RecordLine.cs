using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>What stands on somebody's record line by line, each line kept by itself: training, qualifications, absences. One page keeps them all.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Add">"Add training"; the page's heading for a new line.</param>
/// <param name="Change">"Change this training".</param>
/// <param name="List">The lines that are held of an engagement, in the order of their versions.</param>
/// <param name="Save">Adds the line, or changes the one that is named: what is not answered stays, and of another version than the one named nothing is changed.</param>
public sealed record RecordLine(
    string Name, string Add, string Change, Func<CountryLabels, IReadOnlyList<(Ask Ask, string Label)>> Questions,
    Func<Db, Guid, CancellationToken, Task<IReadOnlyList<HeldLine>>> List,
    Func<Keeper, Guid, Guid?, long?, IReadOnlyDictionary<string, string?>, string?, CancellationToken, Task<Guid>> Save,
    Func<Keeper, Guid, Guid, string?, CancellationToken, Task> TakeAway)
{
    public static readonly IReadOnlyList<RecordLine> All = [KeepTraining.Line, KeepQualification.Line, KeepAbsence.Line];

    /// <summary>What is held, with what is answered now in its place.</summary>
    internal static IReadOnlyDictionary<string, string?> Over(IReadOnlyDictionary<string, string?> answers, IReadOnlyList<(Ask Ask, string Label)> questions, Func<string, string?>? held)
    {
        if (answers.Keys.FirstOrDefault(name => questions.All(q => q.Ask.Name != name)) is { } unknown)
            throw new AnswersRefusedException([new(unknown, "This question is not asked in the country of this service. Leave it out.")]);
        return held is null ? answers : questions.ToDictionary(q => q.Ask.Name, q => answers.TryGetValue(q.Ask.Name, out var now) ? now : held(q.Ask.Name), StringComparer.Ordinal);
    }
}

/// <param name="Shown">How it answers a question, as a form shows it.</param>
public sealed record HeldLine(RecordVersion Version, Func<string, string?> Shown);
