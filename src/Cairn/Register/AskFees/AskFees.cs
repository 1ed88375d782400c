using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// From the day on which a renewal opens its fee is asked for, once, and due no earlier than the notice's days later. It is all that is
/// done to the register without a person: nothing is marked and nobody is taken off (R2).
/// </summary>
public static class AskFees
{
    public static readonly Verb Verb = new("AskFees", "The yearly fee is asked for from those whose renewal is open, once for each period.");
    public const string Kind = "ask-fees";

    /// <summary>Few at once: after each change whoever searches the register waits until it has been read again.</summary>
    private const int Chunk = 50;

    internal static Task Work(JobRun run, RegisterFacts facts) => Run(run.Store, Packs.Load(Packs.Beside), facts, (done, total) => run.Report("Asking for the fees of renewals that are open", done, total), run.Stop, new Gently());

    /// <param name="facts">By which those are found of whom nothing was asked yet.</param>
    /// <returns>How many fees were asked for now.</returns>
    public static async Task<int> Run(Store store, Packs packs, RegisterFacts facts, Func<int, int, Task>? progress, CancellationToken stop, Gently? gently = null)
    {
        gently ??= new Gently(rests: false);
        await facts.Follow(stop);
        var (due, asked) = (await Open(packs, facts, store.Clock.Today, gently, stop), 0);
        foreach (var (some, n) in due.Chunk(Chunk).Select((some, n) => (some, n)))
        {
            if (progress is not null)
                await progress(n * Chunk, due.Count);
            asked += await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), db => Ask(db, packs, some, stop), stop);
            await gently.Rest(stop);
        }
        return asked;
    }

    private static async Task<List<Guid>> Open(Packs packs, RegisterFacts facts, DateOnly today, Gently gently, CancellationToken stop)
    {
        List<Guid> due = [];
        Fact[] buffer = [];
        foreach (var place in facts.Places.Where(p => p.MergedInto is null))
        {
            await gently.Rest(stop);
            for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
            {
                var count = facts.Packed.Of(place.Place, (byte)ordinal, ref buffer);
                if (Due(buffer.AsSpan(0, count), packs.Register(place.Register), place.Parts[ordinal - 1], today) is not null)
                {
                    due.Add(place.Id);
                    break;
                }
            }
        }
        due.Sort();
        return due;
    }

    /// <summary>Judged inside the change, so that nobody is asked twice.</summary>
    private static async Task<int> Ask(Db db, Packs packs, IReadOnlyCollection<Guid> registrants, CancellationToken stop)
    {
        var asked = 0;
        foreach (var (ordinal, fee, file) in Of(await RegistrantFile.ReadAll(db, packs, registrants, stop), db.Store.Clock.Today).ToList())
        {
            file.Add(ordinal, fee);
            asked++;
        }
        return asked;
    }

    private static IEnumerable<(int Ordinal, Fact Fee, RegistrantFile File)> Of(IReadOnlyDictionary<Guid, RegistrantFile> files, DateOnly today) =>
        files.Values.SelectMany(f => f.Held.Select(r => (r.Ordinal, Fee: Due(f.Facts(r.Ordinal), f.Rules, r.Part, today), File: f))).Where(d => d.Fee is not null).Select(d => (d.Ordinal, d.Fee!.Value, d.File));

    /// <summary>The fee to ask for today; null: the renewal is not open, it was asked for, or no rule sets one.</summary>
    public static Fact? Due(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly today)
    {
        if (!Judging.On(facts, rules, part, today).OnRegister)
            return null;
        var admitted = Judging.First(facts, FactKind.Admitted, today)!.Value;
        var now = Periods.Of(rules, admitted, today);
        if (today < now.Opens || Level(facts, today) is not { } level || RegistrationNeed.FeeOf(rules, "annual", level, today) is not { } fee)
            return null;
        var into = now.Number + 1;
        foreach (var fact in facts)
            if (fact.Kind is FactKind.FeeAsked or FactKind.FeeWaived && fact.Period == into)
                return null;
        var earliest = today.AddDays(rules.FeeNoticeDays);
        return new Fact(FactKind.FeeAsked, today, now.End > earliest ? now.End : earliest, into, fee.Pence);
    }

    /// <summary>Of the role taken up last, whether it is held still or not.</summary>
    private static string? Level(ReadOnlySpan<Fact> facts, DateOnly today)
    {
        string? level = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Role && fact.On <= today)
                level = RoleCode.Parse(fact.Code!).Level;
        return level;
    }
}
