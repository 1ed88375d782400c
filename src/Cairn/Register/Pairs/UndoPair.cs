using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// A decision about two registrants was wrong. Who was joined stands again as before; what came since to a registration that is theirs
/// goes with them, and everything else stays with the other (R2).
/// </summary>
public static class UndoPair
{
    public static readonly Verb Verb = new("UndoPair", "A decision about two registrants is undone, with a reason: each stands for itself again.");

    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    /// <exception cref="RefusedException">It is undone already.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid decision, string? reason, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, reason?.Trim()), async db =>
    {
        var pair = await db.Set<PairDecision>().FirstOrDefaultAsync(p => p.Id == decision, stop) ?? throw new NoSuchRecordException("Nothing was decided about such a pair.");
        var answers = new Answers();
        var said = answers.Need("UndoReason", reason, "Write what was wrong", Answers.Words);
        answers.Check();
        if (pair.Undone is not null)
            throw new RefusedException("This is undone already.");
        (pair.Undone, pair.UndoneReason) = (store.Clock.Now, said);
        if (pair.Same)
            await Part(db, packs, pair, stop);
        return 0;
    }, stop);

    private static async Task Part(Db db, Packs packs, PairDecision pair, CancellationToken stop)
    {
        var (kept, joined) = (await RegistrantFile.Read(db, packs, pair.KeptId, stop), await RegistrantFile.Read(db, packs, pair.JoinedId, stop));
        var copies = kept.Rows.Where(f => Copied(pair, f.Number)).ToList();
        var since = Since(kept.Rows, pair);
        // What was taken back while they were joined is taken back for good.
        foreach (var gone in joined.Rows.Where(f => copies.All(c => c.Number != pair.FirstNumber + f.Number)).ToList())
            await joined.Withdraw(gone, stop);
        var numbers = copies.ToDictionary(c => c.Number, c => c.Number - pair.FirstNumber);
        foreach (var fact in since)
            numbers[fact.Number] = joined.Add(Ordinal(pair, fact.Ordinal), fact.Fact with { About = numbers.GetValueOrDefault(fact.About) }, fact.Detail).Number;
        foreach (var fact in copies.Concat(since))
            await kept.Withdraw(fact, stop);
        await MoveBack(db, pair, since, numbers, stop);
        await GiveBack(db, kept.Registrant, joined.Registrant, pair, stop);
    }

    /// <summary>Facts that came since to a registration of the joined, or about a fact of theirs, in the order in which they came.</summary>
    private static List<RegisterFact> Since(IReadOnlyList<RegisterFact> rows, PairDecision pair)
    {
        List<RegisterFact> since = [];
        foreach (var fact in rows.Where(f => f.Number > pair.LastNumber).OrderBy(f => f.Number))
            if (Own(pair, fact.Ordinal) || Copied(pair, fact.About) || since.Any(s => s.Number == fact.About))
                since.Add(fact);
        return since;
    }

    private static async Task MoveBack(Db db, PairDecision pair, List<RegisterFact> since, Dictionary<int, int> numbers, CancellationToken stop)
    {
        var moved = pair.Moved.Split('\n').ToHashSet(StringComparer.Ordinal);
        var details = since.Select(f => f.Detail).OfType<Guid>().Select(d => d.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var row in await JoinedRow.Of(db, pair.KeptId, stop))
            if (moved.Contains(row.Key) || Own(pair, row.Ordinal) || details.Contains(row.Key[(row.Key.IndexOf(' ', StringComparison.Ordinal) + 1)..]) || numbers.ContainsKey(row.Number))
                row.Move(pair.JoinedId, Ordinal(pair, row.Ordinal), numbers.GetValueOrDefault(row.Number));
    }

    private static async Task GiveBack(Db db, Registrant kept, Registrant joined, PairDecision pair, CancellationToken stop)
    {
        joined.MergedInto = null;
        joined.Version++;
        kept.Version++;
        if (pair.TookPerson && kept.PersonId == joined.PersonId)
            kept.PersonId = null;
        if (pair.TookAccount && kept.AccountId == joined.AccountId)
            kept.AccountId = null;
        if (pair.TookHidden)
            kept.Hidden = false;
        var on = db.Store.Clock.DateOf(pair.On);
        db.RemoveRange(await db.Set<PreviousName>().Where(n => n.RegistrantId == kept.Id && n.Until == on && n.Given == joined.Given && n.Family == joined.Family).Take(1).ToListAsync(stop));
    }

    private static bool Copied(PairDecision pair, int number) => number > pair.FirstNumber && number <= pair.LastNumber;

    private static bool Own(PairDecision pair, int ordinal) => ordinal > pair.FirstOrdinal && ordinal <= pair.LastOrdinal;

    private static int Ordinal(PairDecision pair, int ordinal) => Own(pair, ordinal) ? ordinal - pair.FirstOrdinal : 0;
}
