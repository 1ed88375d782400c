using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A file of published tables as somebody brings it: our JSON, or a CSV with one figure a row.</summary>
/// <param name="Country">A pack's id; null where ids in the file begin with it.</param>
public sealed record BroughtPublished(string FileName, byte[] Bytes, string? Country);

/// <param name="File">The import; null where nothing was new and no such file had come before.</param>
/// <param name="New">Figures that were new; nothing was changed where there were none.</param>
/// <param name="HeldBefore">Figures of the file that were held already, word for word.</param>
/// <param name="Notes">What somebody should know of it, in sentences, beside what disagrees.</param>
public sealed record ImportedPublished(PublishedFile? File, int New, int HeldBefore, IReadOnlyList<PublishedTable> Tables, IReadOnlyList<string> Notes)
{
    public IEnumerable<Disagreement> Disagreements => Tables.SelectMany(Disagreement.In);
}

/// <summary>
/// Imports published tables: every figure of a file, or none. A figure that is held stays as it is; a later edition, a revision and a
/// withdrawal stand beside it. What disagrees with its own counts is told, and kept as printed.
/// </summary>
public static class ImportPublished
{
    public const int MostBytes = 4 << 20, MostFigures = 5_000;

    public static readonly Verb Verb = new("ImportPublished", "Published figures are imported; the event holds the digest of their file and its counts.");

    /// <exception cref="UnusablePublishedException">The file has problems; nothing was changed.</exception>
    public static async Task<ImportedPublished> Run(Store store, Packs packs, Actor actor, BroughtPublished brought, CancellationToken stop)
    {
        var name = ListDay.Shown(brought.FileName);
        var figures = Read(brought with { FileName = name }, packs, store.Clock.Today);
        var tables = figures.Select(f => f.Figure.Table).Distinct().ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData(brought.Bytes));
        var file = new PublishedFile { Id = NewId.Next(), FileName = name, Digest = digest, Country = tables[0].Country, Imported = store.Clock.Now, ImportedBy = actor.Account ?? Guid.Empty };
        return await store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // of two who import at once the second sees what the first brought
            if (await db.Set<PublishedFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Digest == digest, stop) is { } before)
                return new ImportedPublished(before, 0, figures.Count, tables, []);
            var held = (await HeldTables.Read(db, packs, stop)).SelectMany(PlacedFigure.In).ToLookup(f => (f.Series, f.Line, f.Period, f.Edition));
            var fresh = Compare.New(name, figures, held);
            (file.New, file.HeldBefore) = (fresh.Count, figures.Count - fresh.Count);
            if (fresh.Count == 0)
                return new ImportedPublished(null, 0, figures.Count, tables, []);
            db.Add(file);
            await store.Engine.Insert(db, BulkTable<PublishedFigure>.Of(db), [.. fresh.Select(f => KeepFigure.Of(file.Id, f))], stop);
            db.Note(nameof(PublishedFile), file.Id, Guid.Empty, null, new JsonObject { ["file"] = name, ["digest"] = digest, ["new"] = file.New, ["heldBefore"] = file.HeldBefore });
            return new ImportedPublished(file, file.New, file.HeldBefore, tables, Compare.Notes(figures, held));
        }, stop);
    }

    private static IReadOnlyList<BroughtFigure> Read(BroughtPublished brought, Packs packs, DateOnly today)
    {
        List<PackProblem> problems = [];
        IReadOnlyList<BroughtFigure> figures = [];
        if (brought.Bytes.Length > MostBytes)
            problems.Add(new PackProblem(brought.FileName, "", "", "", $"the file is larger than {MostBytes >> 20} MB.", "Import it in several files, an edition each."));
        else if (brought.Country is { } country && packs.Countries.All(c => c.Id != country))
            problems.Add(new PackProblem(brought.FileName, "", "country", country, "no pack is of this country.", $"Say one of: {string.Join(", ", packs.Countries.Select(c => c.Id))}."));
        else
            figures = Open(brought, packs, problems);
        if (problems.Count == 0)
            BroughtFigures.Check(brought.FileName, figures, today, problems);
        return problems.Count == 0 ? figures : throw new UnusablePublishedException(problems);
    }

    private static IReadOnlyList<BroughtFigure> Open(BroughtPublished brought, Packs packs, List<PackProblem> problems)
    {
        try
        {
            var text = ListText.Read(brought.Bytes).Text;
            return text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal)
                ? PublishedJson.Read(brought.FileName, text, packs, brought.Country, problems)
                : PublishedCsv.Read(brought.FileName, text, packs, brought.Country, MostFigures, problems);
        }
        catch (UnusableListException unusable)
        {
            problems.Add(new PackProblem(brought.FileName, "", "", "", unusable.Message, unusable.Advice));
        }
        catch (JsonException wrong)
        {
            problems.Add(new PackProblem(brought.FileName, $"line {wrong.LineNumber + 1}", "", "", "this is not JSON.", "Correct the line, or bring a CSV with one figure a row."));
        }
        catch (InvalidOperationException) // the reader's word for half a letter, "\ud800"
        {
            problems.Add(new PackProblem(brought.FileName, "", "", "", "a text in it has broken letters.", "Write the letters themselves instead of \\u codes."));
        }
        return [];
    }
}
