using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>What stands on somebody's record line by line, each line kept by itself: training, qualifications, absences. One page keeps them all.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Add">"Add training"; the page's heading for a new line.</param>
/// <param name="Change">"Change this training".</param>
/// <param name="Held">How a held line answers a question, as a form shows it; null where there is no such line.</param>
/// <param name="Save">Adds the line, or changes the one that is named.</param>
public sealed record RecordLine(
    string Name, string Add, string Change, Func<CountryLabels, IReadOnlyList<(Ask Ask, string Label)>> Questions,
    Func<Db, Guid, Guid, CancellationToken, Task<Func<string, string?>?>> Held,
    Func<Keeper, Guid, Guid?, IReadOnlyDictionary<string, string?>, string?, CancellationToken, Task<Guid>> Save,
    Func<Keeper, Guid, Guid, string?, CancellationToken, Task> TakeAway)
{
    public static readonly IReadOnlyList<RecordLine> All = [KeepTraining.Line, KeepQualification.Line, KeepAbsence.Line];
}
