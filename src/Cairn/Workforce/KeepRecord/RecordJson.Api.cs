using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The record as machines read it.</summary>
internal static class RecordJson
{
    /// <summary>What every version of every record says of itself.</summary>
    public static IEnumerable<(string Name, JsonObject Schema, bool Needed)> Version(string what) =>
    [
        ("record", JsonShape.Id($"Identifier of {what}, the same in all its versions."), true),
        ("version", JsonShape.Whole("Number of this version; a later one is greater.", 1042), true),
        ("from", JsonShape.Day("The first day on which these answers hold."), true),
        ("recorded", JsonShape.Instant("When they were recorded."), true),
        ("source", JsonShape.Text("Where they came from.", "a page"), true),
    ];

    public static JsonObject Of(RecordVersion row) => new()
    {
        ["record"] = row.Record, ["version"] = row.Id, ["from"] = Day(row.From), ["recorded"] = Instant(row.Recorded), ["source"] = SourceWords.Of(row.Source),
    };

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Instant(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A leaf of current rows in the order of their versions, so that one that changes meanwhile comes again, later, and none is left out.</summary>
    public static async Task<ApiAnswer> Leaf<T>(this ApiCall call, IQueryable<T> all, Func<IReadOnlyList<T>, Task<IEnumerable<JsonNode>>> show, CancellationToken stop) where T : RecordVersion
    {
        var (after, limit) = (call.After, call.Limit);
        var rows = await all.Where(r => r.Id > after).OrderBy(r => r.Id).Take(limit + 1).ToListAsync(stop);
        var more = rows.Count > limit;
        if (more)
            rows.RemoveAt(limit);
        return ApiAnswer.Leaf(await show(rows), more ? rows[^1].Id : null);
    }

    public static JsonObject EngagementSchema() => JsonShape.Object("One person's work in one service.",
    [
        .. Version("the engagement"),
        ("service", JsonShape.Id("The service's record."), true),
        ("reference", JsonShape.Text("The provider's own reference.", "W00042"), true),
        ("confirmed", JsonShape.Day("The last day on which somebody said that every answer still holds; null: nobody has.").OrNull(), true),
        ("leftOn", JsonShape.Day("The day on which they left; null while they are in post.").OrNull(), true),
        ("leavingReason", JsonShape.Text("Why they left, a code of the list “leaving-reasons”.", "1").OrNull(), true),
        ("answers", JsonShape.Ref("EngagementAnswers"), true),
        ("toCheck", ToCheck("engagement", "hourlyPay", "“Pay an hour” is far from what others in the role are paid. Check it."), false),
    ]);

    /// <summary>The schema of what somebody should look at again.</summary>
    /// <param name="what">Whose record it is.</param>
    public static JsonObject ToCheck(string what, string question, string message) => JsonShape.ListOf(JsonShape.Object("Something that the rules would have somebody look at.",
        ("question", JsonShape.Text("The question, by its name; empty where it is the whole.", question)),
        ("message", JsonShape.Text("What to look at.", message))), $"Only where one {what} is asked for: what to look at again. It kept nothing from being saved.");

    public static JsonArray ToCheck(IEnumerable<AnswerFault> faults) => [.. faults.Select(f => new JsonObject { ["question"] = f.Question, ["message"] = f.Text })];

    /// <param name="showSensitive">Whether the key may see the sensitive answers.</param>
    public static JsonObject Of(Engagement e, CountryLabels words, bool showSensitive)
    {
        var answers = new JsonObject();
        foreach (var q in EngagementQuestions.In(words, new Dictionary<Guid, string>()).Where(q => q.Ask is not null && (!q.Sensitive || showSensitive)))
        {
            if (words.Asks(CountryLabels.WorkerQuestions, q.Ask!.Name) || q.Held(e) is not null)
                answers[q.Ask.Name] = MachineAnswers.Json(q.Ask, EngagementSheet.Shown(e, q.Ask));
        }
        var json = Of(e);
        (json["service"], json["reference"], json["confirmed"]) = (e.ServiceId, e.Reference, Day(e.Confirmed));
        (json["leftOn"], json["leavingReason"], json["answers"]) = (Day(e.LeftOn), e.LeavingReason?.ToString(CultureInfo.InvariantCulture), answers);
        return json;
    }

    /// <summary>One engagement as it stands, also where it has ended.</summary>
    public static async Task<JsonObject> Engagement(this ApiCall call, Guid record, CancellationToken stop)
    {
        var db = call.Db;
        var newest = (await db.Versions<Engagement>(record, stop)).LastOrDefault() ?? throw new NoSuchRecordException("There is no such record.");
        var service = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == newest.ServiceId).OrderByDescending(s => s.Id).FirstOrDefaultAsync(stop);
        var (words, may) = (call.Of<Labels>().Of(service?.Country ?? ""), call.May(MachineAccess.StaffSensitive));
        var json = Of(newest, words, may);
        if (service is not null && newest.EndedBy == 0)
        {
            var kept = MachineAnswers.OfEngagements(words).Where(q => q.Sensitive).Select(q => q.Ask.Name).ToHashSet(StringComparer.Ordinal);
            json["toCheck"] = ToCheck((await call.Keeper().Sheet(db, service).ToCheck(newest, stop)).Where(f => may || !kept.Contains(f.Question)));
        }
        return json;
    }
}
