using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What is past its time is erased, one record at a time, each with its evidence; what is held, or waits for a decision, stays and is told.</summary>
public static class RunRetention
{
    public const string Kind = "retention";

    /// <param name="Stayed">Those that could not go now, each with why.</param>
    public sealed record Outcome(int Records, int Returns, int Rows, IReadOnlyList<(RetainedItem Item, string Why)> Stayed);

    public static async Task<Outcome> Run(Store store, Packs packs, Func<int, int, Task>? progress, CancellationToken stop)
    {
        IReadOnlyList<RetainedItem> due;
        await using (var db = await store.Read(Scope.System, stop))
            due = await Retained.Until(db, packs, store.Clock.Today, stop);
        List<(RetainedItem, string)> stayed = [];
        var (records, returns, rows) = (0, 0, 0);
        foreach (var (item, n) in due.Select((item, n) => (item, n)))
        {
            if (progress is not null)
                await progress(n, due.Count);
            if (item.HeldUntil is { } until)
            {
                stayed.Add((item, $"held until {Platform.Site.Format.Date(until)}"));
                continue;
            }
            try
            {
                rows += item.OfReturn ? await Clear(store, item, stop) : item.OfCandidate ? await DropCandidate.One(store, Actor.Public, item.Organisation, item.Record, item.Rule.Name, stop) : await EraseRecord.One(store, Actor.Public, item.Organisation, new(item.Record, ErasureReason.Retention, item.Rule.Name), null, stop);
                (records, returns) = item.OfReturn ? (records, returns + 1) : (records + 1, returns);
            }
            catch (RefusedException refused)
            {
                stayed.Add((item, refused.Message));
            }
        }
        await CloseSurvey.Due(store, stop);
        await ClearSurveyTexts.Run(store, packs, stop);
        if (await ClearSignIn.Run(store, stop) + records + returns > 0)
            await EraseRecord.Finish(store, due.Select(d => d.Organisation).Distinct(), stop);
        return new(records, returns, rows, stayed);
    }

    internal static async Task Work(JobRun run)
    {
        const string Step = "Erasing what is past its time";
        await run.Report(Step, 0, 0);
        await Run(run.Store, Packs.Load(Packs.Beside), (done, total) => run.Report(Step, done, total), run.Stop);
    }

    private static Task<int> Clear(Store store, RetainedItem item, CancellationToken stop) =>
        store.Write(Scope.System, new Change(ClearReturn.Verb, Actor.Public, item.Organisation), async db =>
        {
            var found = await db.Set<Return>().Where(r => r.Id == item.Record && r.OrganisationId == item.Organisation && r.Cleared == null).ToListAsync(stop);
            var rows = await ClearReturn.These(db, item.Organisation, found, stop);
            db.Add(new Erasure { Id = NewId.Next(), OrganisationId = item.Organisation, Record = item.Record, OfReturn = true, At = store.Clock.Now, Why = ErasureReason.Retention, Rule = item.Rule.Name, Rows = rows });
            db.Note(nameof(Return), item.Record, item.Organisation, null, new JsonObject { ["rule"] = item.Rule.Name, ["rows"] = rows });
            return rows;
        }, stop);
}
