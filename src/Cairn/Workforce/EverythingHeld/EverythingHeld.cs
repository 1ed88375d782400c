using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One thing that was done to a worker's record, as the audit keeps it.</summary>
/// <param name="What">The change by its name.</param>
/// <param name="Values">Reason, before and after; null where their key was destroyed.</param>
public sealed record DoneToRecord(DateTime At, string What, string Subject, JsonNode? Values);

/// <summary>All that an employer holds of a worker, for the worker (UK GDPR, articles 15 and 20): every row of every table that tells of them, every column.</summary>
public static class EverythingHeld
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As a file.</summary>
    public static async Task<string> Json(Db db, Actor actor, MyEngagements mine, Labels labels, RegisterCheck register, Platform.Clock clock, CancellationToken stop)
    {
        var records = new JsonArray();
        foreach (var record in mine.Records)
        {
            var read = await PersonRecord.Read(db, labels, register, clock, record, showSensitive: true, stop);
            var tables = new JsonObject();
            foreach (var type in Traces.Tables(db))
                tables[type.GetTableName()!] = new JsonArray([.. (await Traces.Of(db, type, mine.Organisation, record, stop)).Select(row => Row(db, row))]);
            records.Add(new JsonObject
            {
                ["answers"] = new JsonArray([.. (read?.Sheet.Answers ?? []).Select(a => new JsonObject { ["about"] = a.Group, ["question"] = a.Label, ["answer"] = a.Text, ["since"] = RecordJson.Day(a.Since), ["source"] = SourceWords.Of(a.Source) })]),
                ["asItIsKept"] = tables,
                ["whatWasDone"] = new JsonArray([.. (await Done(db, mine, [record], stop)).Select(d => new JsonObject { ["at"] = RecordJson.Instant(d.At), ["change"] = d.What, ["subject"] = d.Subject, ["values"] = d.Values })]),
            });
        }
        var account = await Traces.OfAccount(db, actor.Account!.Value, stop);
        var looks = await Looks.Told(db, await Looks.At(db, mine.Organisation, mine.Records, mine.Since).ToListAsync(stop), mine.Organisation, stop);
        return new JsonObject
        {
            ["heldBy"] = mine.Employer, ["asAt"] = RecordJson.Instant(clock.Now), ["account"] = new JsonObject(account.Select(t => KeyValuePair.Create(t.Type.GetTableName()!, (JsonNode?)new JsonArray([.. t.Rows.Select(row => Row(db, row))])))), ["records"] = records,
            ["whoLooked"] = new JsonArray([.. looks.Select(l => new JsonObject { ["at"] = RecordJson.Instant(l.At), ["who"] = l.Who, ["what"] = l.What })]),
        }.ToJsonString(Written);
    }

    /// <summary>What was done to these records and their lines, oldest first, with what it said; looks are told apart.</summary>
    public static async Task<IReadOnlyList<DoneToRecord>> Done(Db db, MyEngagements mine, IReadOnlyList<Guid> records, CancellationToken stop)
    {
        var looks = LookAtRecord.OfOne.ToList();
        List<Guid> subjects = [.. records];
        foreach (var record in records)
            foreach (var type in Traces.Tables(db))
                subjects.AddRange((await Traces.Of(db, type, mine.Organisation, record, stop)).Select(row => row switch { RecordVersion version => version.Record, IAudited audited => audited.AuditId, _ => Guid.Empty }));
        subjects = [.. subjects.Distinct().Where(s => s != Guid.Empty)];
        var events = await (from e in db.Set<AuditEvent>().AsNoTracking()
                            where e.OrganisationId == mine.Organisation && subjects.Contains(e.SubjectId) && !looks.Contains(e.Verb)
                            join v in db.Set<AuditValue>().AsNoTracking() on new { e.OrganisationId, e.Sequence } equals new { v.OrganisationId, v.Sequence }
                            orderby e.Sequence
                            select new { Event = e, v.Cipher }).ToListAsync(stop);
        var owners = events.Select(e => e.Event.KeyOf).Distinct().ToList();
        var salts = await db.Set<AuditKey>().AsNoTracking().Where(k => owners.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Salt, stop);
        return [.. events.Select(e => new DoneToRecord(e.Event.At, e.Event.Verb, e.Event.Subject,
            salts.GetValueOrDefault(e.Event.KeyOf) is { } salt ? JsonNode.Parse(AuditValues.Open(db.Store.Keys.Of(salt), e.Cipher)) : null))];
    }

    /// <summary>Every column of a row but secrets.</summary>
    private static JsonObject Row(Db db, object row) => new(db.Model.FindEntityType(row.GetType())!.GetProperties()
        .Where(p => p.PropertyInfo is not null && !p.PropertyInfo.IsDefined(typeof(SecretAttribute), true))
        .Select(p => KeyValuePair.Create(p.GetColumnName(), p.PropertyInfo!.GetValue(row) is { } value ? JsonSerializer.SerializeToNode(value, value.GetType()) : null)));
}
