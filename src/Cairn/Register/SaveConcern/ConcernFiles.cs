using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A file as it was given.</summary>
public sealed record ConcernFile(string Name, byte[] Content);

/// <summary>What changes of a draft besides its answers: files that are added, those that are taken away, and by which code it is found.</summary>
/// <param name="Code">As it was typed or shown; null: nothing was saved yet.</param>
/// <param name="Version">Of the draft as its page showed it.</param>
public sealed record DraftChange(IReadOnlyList<ConcernFile> Files, IReadOnlyList<Guid> Take, string? Code, long Version)
{
    public static readonly DraftChange None = new([], [], null, 0);
}

/// <summary>Files that go with a concern: checked as those of cases are, opened by the office once it is sent (R6).</summary>
public static class ConcernFiles
{
    public const int Most = 5;

    /// <summary>What each file is refused for, beside its name.</summary>
    public static IEnumerable<AnswerFault> Faults(IEnumerable<ConcernFile> files) =>
        files.Where(f => EvidenceFor.Refuses(f.Content) is not null).Select(f => new AnswerFault("Files", $"{EvidenceFor.Name(f.Name)}: {EvidenceFor.Refuses(f.Content)}"));

    /// <exception cref="AnswersRefusedException">There would be too many.</exception>
    public static async Task Change(Db db, Guid owner, DraftChange change, CancellationToken stop)
    {
        var held = await db.Set<Evidence>().Where(e => e.OwnerId == owner).Select(e => e.Id).ToListAsync(stop);
        var gone = held.Intersect(change.Take).ToList();
        if (held.Count - gone.Count + change.Files.Count is var would && would > Most)
            throw new AnswersRefusedException([new("Files", $"That would be {would} files, and {Most} can go with a concern. Choose fewer, or take one away")]);
        foreach (var file in await db.Set<Evidence>().Where(e => gone.Contains(e.Id)).ToListAsync(stop))
            db.Remove(file);
        foreach (var file in change.Files)
            db.Add(EvidenceFor.Make(owner, EvidenceFor.Concern, file.Name, file.Content, db.Store.Clock.Now));
    }
}
