using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A case with its registrant, while something is done in it: who may do it, and what is written of it.</summary>
public sealed class CaseFile(Db db, Actor actor, FitnessCase held, RegistrantFile registrant)
{
    public const int LongestWords = 10_000;

    public FitnessCase Case => held;

    public RegistrantFile Registrant => registrant;

    public DateOnly Today => db.Store.Clock.Today;

    /// <summary>The case, to do something in it that was opened on a page.</summary>
    /// <exception cref="ConflictException">Somebody else did something in it meanwhile.</exception>
    public static async Task<CaseFile> Of(Db db, Packs packs, Actor actor, Guid id, long version, CancellationToken stop)
    {
        var held = await db.Set<FitnessCase>().FirstOrDefaultAsync(c => c.Id == id, stop) ?? throw new NoSuchRecordException("There is no such case.");
        if (held.Version != version)
            throw new ConflictException();
        held.Version++;
        return new CaseFile(db, actor, held, await RegistrantFile.Read(db, packs, held.RegistrantId, stop));
    }

    /// <summary>
    /// Who opened or investigates a case decides nothing in it, and whoever decides says that they have no interest in it: what one
    /// person found, another weighs.
    /// </summary>
    /// <param name="noInterest">Whether they said so.</param>
    public IEnumerable<AnswerFault> MayDecide(bool noInterest)
    {
        if (actor.Account == held.OpenedBy || actor.Account == held.Investigator)
            yield return new("", "You opened or investigate this case, so somebody else decides in it. Ask another registrar");
        if (!noInterest)
            yield return new("NoInterest", "Say that you have no interest in this case. If you know somebody in it, another registrar decides");
    }

    public static AnswerFault? Missing(string question, string? text, string what) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestWords ? new(question, $"Write {what}, in {Platform.Site.Format.Number(LongestWords)} characters at most") : null;

    /// <summary>Writes an entry of the timeline.</summary>
    public void Write(string kind, string words) => db.Add(new CaseEntry { CaseId = held.Id, RegistrantId = held.RegistrantId, Kind = kind, Words = words.Trim(), At = db.Store.Clock.Now, By = actor.Account ?? Guid.Empty });

    /// <summary>Takes hearings to come off the public list.</summary>
    public async Task Unlist(CancellationToken stop)
    {
        var (id, today) = (held.Id, Today);
        foreach (var hearing in await db.Set<Hearing>().Where(h => h.CaseId == id && h.Withdrawn == null && h.On > today).ToListAsync(stop))
            hearing.Withdrawn = today;
    }

    /// <summary>Interim orders that hold or will hold.</summary>
    public IReadOnlyList<(RegisterFact Row, Sanction Order)> Interim()
    {
        var facts = registrant.Rows.Select(r => r.Fact).ToArray();
        return [.. registrant.Rows.Where(r => Sanctions.IsInterim(r.Kind)).Select(r => (r, Sanctions.Of(facts, r.Fact, Today))).Where(r => r.Item2.From is not null && !(r.Item2.Until <= Today))];
    }
}
