using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>What the register says to one line of a list.</summary>
public enum ListOutcome { NotShown, OtherName, NoNumber, WrongNumber, Removed, Suspended, Restricted, Ended, Waiting, Registered, Likely, Possible, Nobody }

/// <param name="Line">Of the file.</param>
/// <param name="Words">What was found, in a sentence.</param>
/// <param name="Registrant">Whose number the line has; null where it has none, whoever its name may fit.</param>
/// <param name="Fits">Of a line without a number, who is called so, those first who are likeliest.</param>
public sealed record CheckedLine(int Line, string Name, string Number, ListOutcome Outcome, string Words, Guid? Registrant, IReadOnlyList<FoundRegistrant> Fits)
{
    /// <summary>What the public register shows of the number on the day that was asked for.</summary>
    public IReadOnlyList<FoundRegistration> Registrations { get; init; } = [];
}

/// <summary>
/// Checks a list of people against the register: by their numbers, with the names beside them, and who has no number by name alone (R5).
/// It says what the public register says and no more; that it was done, and of how many, is kept.
/// </summary>
public static class CheckRegisterList
{
    public static readonly Verb Verb = new("CheckRegisterList", "A provider checks a list of people against the register; kept are how many they were, how many of them by name, and whom it put on watch.");

    public const int MostBytes = 32 << 20;

    /// <param name="watch">Whether those whose number was found are put on watch.</param>
    /// <exception cref="RefusedException">The file is no list with names, or names cannot be looked up yet.</exception>
    public static Task<IReadOnlyList<CheckedLine>> Run(Store store, RegisterListReading reading, Actor actor, Scope scope, Guid organisation, byte[] bytes, bool watch, RegisterWatch watching, CancellationToken stop) =>
        Run(store, reading, actor, scope, organisation, ListedPerson.Read(bytes), watch, watching, store.Clock.Today, stop);

    /// <param name="day">As at which day numbers are checked; names are looked up as of today.</param>
    /// <exception cref="RefusedException">Names cannot be looked up yet.</exception>
    public static async Task<IReadOnlyList<CheckedLine>> Run(
        Store store, RegisterListReading reading, Actor actor, Scope scope, Guid organisation, IReadOnlyList<ListedPerson> lines, bool watch, RegisterWatch watching, DateOnly day, CancellationToken stop)
    {
        var answer = await reading.Of(lines, scope, organisation, day, stop);
        await store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var named = answer.Select(a => a.Registrant).OfType<Guid>().ToHashSet();
            if (watch)
                await watching.Add(db, organisation, named, stop);
            db.Note("RegisterList", organisation, organisation, null, new JsonObject { ["lines"] = answer.Count, ["found"] = named.Count, ["byName"] = lines.Count(l => l.Typed.Length == 0), ["watched"] = watch });
            return 0;
        }, stop);
        return answer;
    }
}
