using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A batch of ends while something is done with it: what every verb asks first.</summary>
public sealed class BatchFile(Db db, EndBatch batch)
{
    public EndBatch Batch => batch;

    /// <summary>Who acts, by their account: a batch is nobody else's work.</summary>
    /// <exception cref="RefusedException">The actor has no account.</exception>
    public static Guid Account(Actor actor) => actor.Account ?? throw new RefusedException("A batch of ends is made, checked and signed by people with an account. Sign in.");

    /// <summary>The batch, which nobody has signed or stopped.</summary>
    /// <param name="version">As the page showed it; null where nothing was decided from the whole of it.</param>
    /// <exception cref="ConflictException">Somebody did something with it since.</exception>
    public static async Task<BatchFile> Open(Db db, Guid id, long? version, CancellationToken stop)
    {
        var file = await Of(db, id, version, stop);
        if (file.Batch.Signed is not null)
            throw new RefusedException("The batch is signed. An end of it can be undone, with a reason.");
        return file.Batch.Stopped is null ? file : throw new RefusedException("The batch was stopped. Make another one.");
    }

    public static async Task<BatchFile> Of(Db db, Guid id, long? version, CancellationToken stop)
    {
        var batch = await db.Set<EndBatch>().FirstOrDefaultAsync(b => b.Id == id, stop) ?? throw new NoSuchRecordException("There is no such batch.");
        if (version is { } seen && seen != batch.Version)
            throw new ConflictException();
        batch.Version++;
        return new BatchFile(db, batch);
    }

    /// <summary>Has whoever else ends or undoes lines of this batch wait: where writers run side by side, its row is held until this change is over.</summary>
    public static Task Hold(Db db, Guid id, CancellationToken stop) => db.Set<EndBatch>().Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version), stop);

    public Task<List<EndLine>> Lines(CancellationToken stop) => db.Set<EndLine>().Where(l => l.BatchId == batch.Id).OrderBy(l => l.Place).ToListAsync(stop);

    /// <exception cref="NoSuchRecordException">The batch has no such line.</exception>
    public async Task<EndLine> Line(int place, CancellationToken stop) =>
        await db.Set<EndLine>().FirstOrDefaultAsync(l => l.BatchId == batch.Id && l.Place == place, stop) ?? throw new NoSuchRecordException("The batch has no such line.");

    /// <summary>Draws the next sample; what was found in the one before stays with its lines.</summary>
    /// <param name="always">Places that are in it whatever chance says: what was wrong and mended is looked at again.</param>
    public void DrawSample(IReadOnlyList<EndLine> lines, IReadOnlySet<int> always)
    {
        var within = lines.Where(l => l.In).Select(l => l.Place).ToList();
        batch.Draw++;
        batch.Seed = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
        batch.SampleSize = BatchSample.Size(within.Count);
        var drawn = BatchSample.Draw(batch.Seed, within, batch.SampleSize).Concat(always).ToHashSet();
        foreach (var line in lines.Where(l => drawn.Contains(l.Place)))
            (line.Draw, line.IsRight, line.CheckWords, line.Checked, line.CheckedBy) = (batch.Draw, null, null, null, null);
    }
}

/// <summary>How far the sample of a batch is checked.</summary>
/// <param name="Drawn">Lines of the sample that counts.</param>
/// <param name="Right">Of them found right and still in the batch.</param>
/// <param name="Wrong">Of them found wrong, taken out since or not.</param>
/// <param name="Needed">How many must be right before anybody signs, of the lines that are in the batch now.</param>
public readonly record struct SampleState(int Drawn, int Right, int Wrong, int Waiting, int Needed)
{
    public bool Stands => Wrong == 0 && Waiting == 0 && Right >= Needed;

    /// <summary>Whether another sample is to be drawn: a line was wrong, or so many were taken out that too few are left to check.</summary>
    public bool Again => Wrong > 0 || Right + Waiting < Needed;

    public static SampleState Of(int draw, IReadOnlyList<EndLine> lines)
    {
        var drawn = lines.Where(l => l.Draw == draw).ToList();
        return new(drawn.Count, drawn.Count(l => l.In && l.IsRight == true), drawn.Count(l => l.IsRight == false), drawn.Count(l => l.In && l.IsRight is null), BatchSample.Size(lines.Count(l => l.In)));
    }
}
