using System.Diagnostics;
using System.Text.Json;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Checks a return's files and works out what accepting them would do. Nothing of the record changes.</summary>
public static class CheckReturn
{
    public const string Kind = "CheckReturn";

    public static readonly Verb Verb = new(Kind, "A return's files are checked: its counts are set, its findings and its difference are listed.");

    private const int Missing = 1_000;

    public sealed record Input(Guid Return);

    public static async Task Run(JobRun run)
    {
        var stop = run.Stop;
        var input = run.Input<Input>();
        Return source;
        HeldRecords held;
        Scope scope;
        IReadOnlyList<string> keptElsewhere;
        await using (var all = await run.Store.Read(Scope.System, stop))
        {
            scope = Scope.Of([run.Organisation, .. await all.DataOwnedBy(run.Organisation, stop)]);
            keptElsewhere = await HeldRecords.KeptElsewhere(all, run.Organisation, stop);
        }
        await using (var db = await run.Store.Read(scope, stop))
        {
            source = await db.Set<Return>().AsNoTracking().FirstAsync(r => r.Id == input.Return, stop);
            held = await HeldRecords.Read(db, keptElsewhere, stop);
        }
        var change = new Change(Verb, run.Actor, run.Organisation);
        await Begin(run, scope, change, source.Id);

        var options = held.Options(source);
        var difference = new Difference(source, held);
        var progress = default(ReturnsProgress);
        ReturnsSummary? summary = null;
        await Pump.Run<object>(emit => summary = ReturnsCheck.Run(ReturnFolder.Files(run.Store.Settings, source.Id), options, new ReturnsHandlers
        {
            Finding = (in finding) => emit(Row(source, finding)),
            Workplace = (place, row) => emit((place, row)),
            Staff = (place, row) => emit((place, row)),
            WorkplaceRefused = row => emit(new RefusedWorkplace(row)),
            StaffRefused = row => emit(new RefusedStaff(row)),
            Training = (_, row) => emit(row),
            Progress = p => progress = p,
        }, stop), async items =>
        {
            long began = 0;
            await run.Write(scope, change, async db =>
            {
                began = Stopwatch.GetTimestamp();
                await db.Store.Engine.Insert(db, BulkTable<ReturnFinding>.Of(db), [.. items.OfType<ReturnFinding>()], stop);
                var rows = await difference.Of(db, items, stop);
                await db.Store.Engine.Insert(db, BulkTable<ReturnDifference>.Of(db), rows, stop);
                return 0;
            });
            var took = Stopwatch.GetElapsedTime(began);
            await run.Report($"Checking the {progress.File.ToString().ToLowerInvariant()} file", (long)(progress.Share * 1000), 1000);
            return took;
        }, stop);

        foreach (var some in difference.Missing().Chunk(Missing))
        {
            await run.Write(scope, change, async db =>
            {
                await db.Store.Engine.Insert(db, BulkTable<ReturnDifference>.Of(db), await difference.Describe(db, some, stop), stop);
                return 0;
            });
        }
        var services = difference.MissingServices();
        foreach (var some in services.Chunk(Missing))
        {
            await run.Write(scope, change, async db =>
            {
                await db.Store.Engine.Insert(db, BulkTable<ReturnDifference>.Of(db), some, stop);
                return 0;
            });
        }
        await End(run, scope, change, source.Id, summary!, row => difference.Count(row, services.Count), held);
    }

    private static Task<int> Begin(JobRun run, Scope scope, Change change, Guid id) => run.Write(scope, change, async db =>
    {
        // A check that was cut off begins again from nothing.
        await db.Set<ReturnFinding>().Where(f => f.ReturnId == id).ExecuteDeleteAsync(run.Stop);
        await db.Set<ReturnDifference>().Where(d => d.ReturnId == id).ExecuteDeleteAsync(run.Stop);
        var row = await db.Set<Return>().FirstAsync(r => r.Id == id, run.Stop);
        row.State = ReturnState.Checking;
        (row.Errors, row.Warnings) = (0, 0);
        return 0;
    });

    private static Task<int> End(JobRun run, Scope scope, Change change, Guid id, ReturnsSummary summary, Action<Return> count, HeldRecords held) =>
        run.Write(scope, change, async db =>
        {
            var row = await db.Set<Return>().FirstAsync(r => r.Id == id, run.Stop);
            row.State = summary.Unusable ? ReturnState.Unusable : ReturnState.Checked;
            row.RecordsAt = held.At;
            foreach (var file in summary.Files)
            {
                row.Errors += (int)file.Errors;
                row.Warnings += (int)file.Warnings;
                switch (file.File)
                {
                    case ReturnsFile.Workplace:
                        (row.WorkplaceRows, row.WorkplaceRefused) = ((int)file.Rows, (int)file.Refused);
                        break;
                    case ReturnsFile.Staff:
                        (row.StaffRows, row.StaffRefused) = ((int)file.Rows, (int)file.Refused);
                        break;
                    case ReturnsFile.Training:
                        (row.TrainingRows, row.TrainingRefused) = ((int)file.Rows, (int)file.Refused);
                        break;
                }
            }
            if (summary.Unusable)
                row.Errors = await db.Set<ReturnFinding>().CountAsync(f => f.ReturnId == id && f.Error, run.Stop);
            row.StaffToCheck = await db.Set<ReturnFinding>().Where(f => f.ReturnId == id && f.File == "staff" && !f.Error).Select(f => f.Line)
                .Except(db.Set<ReturnFinding>().Where(f => f.ReturnId == id && f.File == "staff" && f.Error).Select(f => f.Line)).CountAsync(run.Stop);
            count(row);
            return 0;
        });

    private static ReturnFinding Row(Return source, in Finding finding) => new()
    {
        OrganisationId = source.OrganisationId, ReturnId = source.Id, File = finding.Rule.File.ToString().ToLowerInvariant(), Line = finding.Line,
        Error = finding.Rule.Severity == Severity.Error, Column = finding.Rule.Column, Value = Short(finding.ValueText), Code = finding.Rule.Code,
        AscwdsCode = finding.Rule.AscwdsCode, Message = finding.Message, Advice = finding.Rule.Advice,
        Outcome = finding.Rule.Outcome switch
        {
            Outcome.RowRefused => "Row refused",
            Outcome.ValueSetAside => "Value set aside",
            Outcome.ForYouToDecide => "You decide",
            Outcome.FileUnusable => "File cannot be read",
            _ => "Kept, check",
        },
    };

    // A cell may be as long as somebody's mistake; the report shows its beginning.
    private static string Short(string value) => value.Length <= 200 ? value : string.Concat(value.AsSpan(0, 199), "…");

    public static string Fields(IEnumerable<(string Column, string Before, string After)> fields) =>
        JsonSerializer.Serialize(fields.Select(f => new[] { f.Column, f.Before, f.After }));
}
