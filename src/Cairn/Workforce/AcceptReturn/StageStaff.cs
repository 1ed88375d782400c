using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>New versions of engagements with their qualifications, the persons behind new ones, and the end of leavers.</summary>
internal static class StageStaff
{
    public static async Task Save(Db db, IReadOnlyList<EngagementRow> rows, StageRows stage, CancellationToken stop)
    {
        var engine = db.Store.Engine;
        var held = await Difference.Versions(db, rows.Select(r => r.HeldId), stop);
        var persons = await Persons(db, rows, stop);
        List<Engagement> engagements = [];
        List<Qualification> qualifications = [];
        List<long> ended = [];
        List<long> endedQualifications = [];
        foreach (var item in rows)
        {
            var row = item.Row;
            if (item is not { Service: { } service, To: { } to })
                continue;
            if (held.TryGetValue(item.HeldId, out var version))
            {
                if (row.Status != RowStatus.Update)
                    continue;
                var next = version.Next(item.Place, row);
                var fields = version.Differing(next, row).ToList();
                if (fields.Count == 0 && to == service)
                    continue;
                (next.PersonId, next.ServiceId) = (version.Engagement.PersonId, to.Record);
                engagements.Add(stage.Version(next, version.Engagement.Record, to.Organisation, "staff"));
                ended.Add(version.Engagement.Id);
                if (version.QualificationsDiffer(row))
                {
                    endedQualifications.AddRange(version.Qualifications.Select(q => q.Id));
                    Qualifications(row, next.Record, to.Organisation);
                }
                if (to != service)
                    fields.Add(("LOCALESTID", service.Reference, to.Reference));
                db.Note(nameof(Engagement), next.Record, next.Record, Side(fields.Select(f => (f.Column, f.Before))), Side(fields.Select(f => (f.Column, f.After))));
            }
            else if (item.Next is { } fresh)
            {
                fresh.PersonId = persons[fresh.Record];
                engagements.Add(fresh);
                Qualifications(row, fresh.Record, fresh.OrganisationId);
                db.Note(nameof(Engagement), fresh.Record, fresh.Record, item.Answers);
            }
        }
        await stage.EndVersions<Engagement>(db, ended, stop);
        await stage.EndVersions<Qualification>(db, endedQualifications, stop);
        await engine.Insert(db, BulkTable<Engagement>.Of(db), engagements, stop);
        await engine.Insert(db, BulkTable<Qualification>.Of(db), qualifications, stop);

        void Qualifications(StaffRow row, Guid record, Guid owner) => qualifications.AddRange(row.Qualifications.Select(q => stage.Version(new Qualification
        {
            EngagementId = record, Code = q.Code.ToString(CultureInfo.InvariantCulture), Year = q.Year, Notes = q.Notes,
        }, NewId.Next(), owner, "staff")));
    }

    /// <summary>Ends the engagements of those who left: the last version says when and why, and is not current.</summary>
    public static async Task End(Db db, IReadOnlyList<ReturnDifference> leavers, StageRows stage, CancellationToken stop)
    {
        var records = leavers.Select(l => l.Record).ToList();
        var current = await db.Set<Engagement>().AsNoTracking().Where(e => EF.Parameter(records).Contains(e.Record)).ToDictionaryAsync(e => e.Record, stop);
        List<Engagement> last = [];
        List<long> ended = [];
        foreach (var leaver in leavers)
        {
            if (!current.TryGetValue(leaver.Record, out var engagement))
                continue;
            ended.Add(engagement.Id);
            stage.Version(engagement, engagement.Record, engagement.OrganisationId, "leavers");
            (engagement.Id, engagement.EndedBy, engagement.Until) = (0, stage.Batch, stage.Today);
            (engagement.LeftOn, engagement.LeavingReason) = (leaver.LeftOn, leaver.LeavingReason);
            last.Add(engagement);
            db.Note(nameof(Engagement), engagement.Record, engagement.Record, null, Left(engagement));
        }
        await stage.EndVersions<Engagement>(db, ended, stop);
        await db.Store.Engine.Insert(db, BulkTable<Engagement>.Of(db), last, stop);
    }

    /// <summary>What the audit keeps of a leaver.</summary>
    internal static JsonObject Left(Engagement engagement) => Side(
        [("left on", engagement.LeftOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("reason", engagement.LeavingReason?.ToString(CultureInfo.InvariantCulture) ?? "")]);

    /// <summary>Who the new rows' people are: somebody known by the same national insurance number, else somebody new.</summary>
    private static async Task<Dictionary<Guid, Guid>> Persons(Db db, IReadOnlyList<EngagementRow> rows, CancellationToken stop)
    {
        var fresh = rows.Where(r => r.Next is not null).Select(r => (r.Next!.Record, Key: r.NationalKey)).ToList();
        var keys = fresh.Where(f => f.Key is not null).Select(f => f.Key!.Value).Distinct().ToList();
        var known = (await db.Set<Person>().AsNoTracking().Where(p => p.NationalKey != null && EF.Parameter(keys).Contains(p.NationalKey.Value)).ToListAsync(stop))
            .GroupBy(p => p.NationalKey!.Value).ToDictionary(g => g.Key, g => g.First().Id);
        var persons = new Dictionary<Guid, Guid>(fresh.Count);
        List<Person> made = [];
        foreach (var (record, key) in fresh)
        {
            if (key is not null && known.TryGetValue(key.Value, out var person))
            {
                persons[record] = person;
                continue;
            }
            var next = new Person { Id = record, NationalKey = key };
            made.Add(next);
            persons[record] = next.Id;
            if (key is not null)
                known[key.Value] = next.Id;
        }
        await db.Store.Engine.Insert(db, BulkTable<Person>.Of(db), made, stop);
        return persons;
    }

    /// <summary>The audit's values of a new record: {"after": {column: answer}}, written straight, for there are many.</summary>
    public static byte[] AllAnswers(Engagement engagement)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("after");
            foreach (var answer in StaffAnswers.All)
            {
                switch (answer.Get(engagement))
                {
                    case null:
                        break;
                    case int code:
                        json.WriteNumber(answer.Column, code);
                        break;
                    case long pence:
                        json.WriteNumber(answer.Column, pence);
                        break;
                    case var other:
                        json.WriteString(answer.Column, StaffAnswers.Show(answer.Column, other));
                        break;
                }
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    internal static JsonObject Side(IEnumerable<(string Column, string Value)> answers)
    {
        var side = new JsonObject();
        foreach (var (column, value) in answers)
        {
            if (value.Length > 0)
                side[column] = value;
        }
        return side;
    }
}
