using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// Two registrants are one person: the one of the lower number stays, and what is known of both is judged together. The other number leads
/// to it. Nothing of the joined is changed or lost, so that it can be undone exactly (R2).
/// </summary>
public static class JoinRegistrants
{
    public static readonly Verb Verb = new("JoinRegistrants", "Two registrants are one person: one is joined to the other, with a reason.");
    public static readonly Verb Apart = new("KeepRegistrantsApart", "Two registrants who look alike are two people: the pair is not offered again.");

    /// <param name="Version">Of the first, and <paramref name="OtherVersion"/> of the other, as the page showed them.</param>
    public sealed record Input(Guid Registrant, Guid Other, long Version, long OtherVersion, string? Reason);

    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    /// <exception cref="RefusedException">They cannot be one person on one register, or one of them is joined already.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, input.Reason?.Trim()), async db =>
    {
        var (kept, joined, reason) = await Open(db, packs, input, stop);
        var pair = new PairDecision { Id = NewId.Next(), KeptId = kept.Registrant.Id, JoinedId = joined.Registrant.Id, Same = true, Reason = reason, On = store.Clock.Now };
        db.Add(pair);
        await Copy(db, kept, joined, pair, stop);
        await MoveRows(db, pair, stop);
        TakeOver(db, kept.Registrant, joined.Registrant, pair, store.Clock.DateOf(pair.On));
        return 0;
    }, stop);

    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    public static Task RunApart(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Apart, actor, RegisterChain.Id, input.Reason?.Trim()), async db =>
    {
        var (kept, joined, reason) = await Open(db, packs, input, stop);
        db.Add(new PairDecision { Id = NewId.Next(), KeptId = kept.Registrant.Id, JoinedId = joined.Registrant.Id, Reason = reason, On = store.Clock.Now });
        return 0;
    }, stop);

    private static async Task<(RegistrantFile Kept, RegistrantFile Joined, string Reason)> Open(Db db, Packs packs, Input input, CancellationToken stop)
    {
        var (one, other) = (await RegistrantFile.Read(db, packs, input.Registrant, stop), await RegistrantFile.Read(db, packs, input.Other, stop));
        if (one.Registrant.Version != input.Version || other.Registrant.Version != input.OtherVersion)
            throw new ConflictException();
        var answers = new Answers();
        var reason = answers.Need("Reason", input.Reason, "Write how you know it", Answers.Words);
        answers.Check();
        if (one.Registrant.Id == other.Registrant.Id)
            throw new RefusedException("These are one registrant already.");
        if (one.Registrant.Register != other.Registrant.Register)
            throw new RefusedException("They are on two registers. One person has a registrant on each: nothing is to be joined.");
        one.NotJoined();
        other.NotJoined();
        var ids = new[] { input.Registrant, input.Other };
        if (await db.Set<PairDecision>().AnyAsync(p => ids.Contains(p.KeptId) && ids.Contains(p.JoinedId) && p.Undone == null, stop))
            throw new RefusedException("About these two it is decided already. Undo that first.");
        var (kept, joined) = one.Registrant.Number < other.Registrant.Number ? (one, other) : (other, one);
        var id = joined.Registrant.Id;
        if (await db.Set<Registrant>().AnyAsync(r => r.MergedInto == id, stop))
            throw new RefusedException("A third record is joined to the one that would be joined now. Undo that first, and join each to the lowest number.");
        return (kept, joined, reason);
    }

    /// <summary>Registrations and facts of the joined stand with the kept as well, under numbers of their own.</summary>
    private static async Task Copy(Db db, RegistrantFile kept, RegistrantFile joined, PairDecision pair, CancellationToken stop)
    {
        (pair.FirstOrdinal, pair.FirstNumber) = (await RegistrantFile.LastOrdinal(db, kept.Registrant.Id, stop), kept.LastNumber);
        foreach (var own in joined.Registrations)
            db.Add(new Registration { Id = NewId.Next(), RegistrantId = kept.Registrant.Id, Part = own.Part, Ordinal = pair.FirstOrdinal + own.Ordinal });
        foreach (var fact in joined.Rows)
            kept.Put(fact.Ordinal == 0 ? 0 : pair.FirstOrdinal + fact.Ordinal, pair.FirstNumber + fact.Number, fact.Fact with { About = fact.About == 0 ? 0 : pair.FirstNumber + fact.About }, fact.Detail);
        (pair.LastOrdinal, pair.LastNumber) = (pair.FirstOrdinal + joined.Registrations.Select(r => r.Ordinal).DefaultIfEmpty().Max(), pair.FirstNumber + joined.LastNumber);
    }

    private static async Task MoveRows(Db db, PairDecision pair, CancellationToken stop)
    {
        var rows = await JoinedRow.Of(db, pair.JoinedId, stop);
        pair.Moved = string.Join('\n', rows.Select(r => r.Key));
        foreach (var row in rows)
            row.Move(pair.KeptId, row.Ordinal == 0 ? 0 : pair.FirstOrdinal + row.Ordinal, row.Number == 0 ? 0 : pair.FirstNumber + row.Number);
    }

    private static void TakeOver(Db db, Registrant kept, Registrant joined, PairDecision pair, DateOnly today)
    {
        joined.MergedInto = kept.Id;
        joined.Version++;
        kept.Version++;
        if (pair.TookPerson = kept.PersonId is null && joined.PersonId is not null)
            kept.PersonId = joined.PersonId;
        if (pair.TookAccount = kept.AccountId is null && joined.AccountId is not null)
            kept.AccountId = joined.AccountId;
        // Who was at risk under one name is so under both.
        if (pair.TookHidden = joined.Hidden && !kept.Hidden)
            kept.Hidden = true;
        if (kept.Name != joined.Name)
            db.Add(new PreviousName { RegistrantId = kept.Id, Given = joined.Given, Family = joined.Family, Until = today, Shown = !kept.Hidden });
    }
}
