using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A batch with its lines as they stand now, for the pages that show it.</summary>
public sealed class BatchRead
{
    private readonly RegisterFacts facts;
    private readonly DateOnly today;

    private BatchRead(RegisterFacts facts, DateOnly today, RegisterRules rules, EndBatch batch, IReadOnlyList<EndLine> lines, IReadOnlyDictionary<int, BatchView> now)
    {
        (this.facts, this.today, Rules, Batch, Lines, Now, Sample) = (facts, today, rules, batch, lines, now, SampleState.Of(batch.Draw, lines));
    }

    public RegisterRules Rules { get; }
    public EndBatch Batch { get; }
    public IReadOnlyList<EndLine> Lines { get; }

    /// <summary>What it would do with each line at this moment; of lines that it leaves out too.</summary>
    public IReadOnlyDictionary<int, BatchView> Now { get; }

    public SampleState Sample { get; }

    /// <summary>Lines that the signature would end at this moment.</summary>
    public IReadOnlyList<EndLine> Ending => [.. Lines.Where(WouldEnd)];

    public RuleHead? Rule => Rules.Heads.FirstOrDefault(h => h.Id == Batch.Rule);

    public static async Task<BatchRead?> Of(Db db, RegisterFacts facts, Packs packs, Guid id, DateOnly today, CancellationToken stop)
    {
        if (await db.Set<EndBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is not { } batch)
            return null;
        await facts.Follow(stop);
        var lines = await db.Set<EndLine>().AsNoTracking().Where(l => l.BatchId == id).OrderBy(l => l.Place).ToListAsync(stop);
        return new(facts, today, packs.Register(batch.Register), batch, lines, batch.Open ? await BatchPreview.Now(db, facts, packs, batch, lines, today, stop) : new Dictionary<int, BatchView>());
    }

    public bool WouldEnd(EndLine line) => line.In && Now.TryGetValue(line.Place, out var view) && view.Outcome == BatchOutcome.WouldEnd;

    /// <summary>Whether the batch had meant to end it and would not any more: paid, learned, or a case was opened since.</summary>
    public bool Spared(EndLine line) => line.In && (Batch.Signed is not null ? line.Spared is not null : Batch.Open && !WouldEnd(line));

    /// <summary>Whether it is signed and its turn has not come.</summary>
    public bool Waits(EndLine line) => Batch.Signed is not null && line is { In: true, EndNumber: null, Spared: null };

    /// <summary>What becomes of a line, in a sentence, and how it is marked.</summary>
    public (string Words, Tone Tone) State(EndLine line) => line switch
    {
        { TakenOut: not null } => ("Taken out", Tone.Plain),
        { Outcome: not BatchOutcome.WouldEnd } => (BatchWords.Of(line.Outcome), Tone.Note),
        { Reversed: { } } => ("Undone: as if it had not been", Tone.Ok),
        { EndNumber: not null } => Signed(line),
        { Spared: { } spared } => ($"Left out. {spared}", Tone.Ok),
        _ when Waits(line) => ($"Signed: its end on {Format.Date(Batch.Day)} is being put in", Tone.Info),
        _ when Batch.Stopped is not null => ("Stays: the batch was stopped", Tone.Plain),
        _ when WouldEnd(line) => ($"Would end on {Format.Date(Batch.Day)}", Tone.Plain),
        _ => ($"Would be left out now. {(Now.TryGetValue(line.Place, out var view) ? view.Against : null) ?? BatchWords.NothingMissing}", Tone.Ok),
    };

    private (string, Tone) Signed(EndLine line)
    {
        if (facts.Of(line.RegistrantId) is not { } place)
            return ("Not read yet", Tone.Plain);
        Fact[] buffer = [];
        var own = buffer.AsSpan(0, 0);
        var count = facts.Packed.Of(place.Place, (byte)line.Ordinal, ref buffer);
        own = buffer.AsSpan(0, count);
        foreach (var fact in own)
            if (fact.Number == line.EndNumber && Judging.First(own, FactKind.Admitted, fact.On) is { } admitted)
                return Ends.Effect(own, Rules, place.Parts[line.Ordinal - 1], admitted, fact, today, out var fault) is not { } effect ? ($"Stays registered. {fault}", Tone.Ok)
                    : effect > today ? ($"Ends on {Format.Date(effect)}", Tone.Note) : ($"Ended on {Format.Date(effect)}", Tone.Stop);
        return ("Not read yet", Tone.Plain);
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> Accounts(Db db, IEnumerable<Guid?> accounts, CancellationToken stop)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToList();
        return await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
    }

    public static async Task<IReadOnlyDictionary<Guid, (string Name, long Number)>> Names(Db db, IEnumerable<Guid> registrants, CancellationToken stop)
    {
        var ids = registrants.Distinct().ToList();
        return (await db.Set<Registrant>().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Given, r.Family, r.Number }).ToListAsync(stop)).ToDictionary(r => r.Id, r => ($"{r.Given} {r.Family}".Trim(), r.Number));
    }

    /// <summary>A part of the register by its name.</summary>
    public string Part(EndLine line) => facts.Of(line.RegistrantId) is { } place ? Rules.Parts.FirstOrDefault(p => p.Head.Id == place.Parts[line.Ordinal - 1])?.Label ?? "" : "";
}
