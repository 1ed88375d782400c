using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Training, qualifications and absences: each kind of line is listed, added to, corrected and taken away alike.</summary>
internal static class RecordLinesApi
{
    public static void Open(ApiTable api)
    {
        Open(api, KeepTraining.Line, "Training", "Training", "training");
        Open(api, KeepQualification.Line, "Qualifications", "Qualification", "a qualification");
        Open(api, KeepAbsence.Line, "Absences", "Absence", "an absence");
    }

    private static void Open(ApiTable api, RecordLine line, string tag, string name, string words)
    {
        var (all, one) = ($"{MachineAccess.OnePerson}/{line.Name}", $"{MachineAccess.OnePerson}/{line.Name}/{{line:guid}}");
        api.Schemas[name + "Answers"] = services => MachineAnswers.Schema($"What the record says of {words}, by question. Null: no answer.", Questions, services);
        api.Schemas[name] = _ => JsonShape.Object($"A line about {words} on somebody's record.", [.. RecordJson.Version("the line"), ("answers", JsonShape.Ref(name + "Answers"), true)]);
        api.Schemas["New" + name] = _ => JsonShape.Object($"A new line about {words}.", ("answers", JsonShape.Ref(name + "Answers")));
        api.Schemas[name + "Changes"] = _ => JsonShape.Object("Answers that change.",
        [
            ("version", JsonShape.Whole("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409.", 1042).OrNull(), false),
            ("answers", JsonShape.Ref(name + "Answers"), true),
        ]);
        IReadOnlyList<MachineQuestion> Questions(CountryLabels any) => [.. line.Questions(any).Select(q => new MachineQuestion(q.Ask, q.Label, false, country => line.Questions(country).Any(asked => asked.Ask.Name == q.Ask.Name)))];

        api.Add(new("GET", all, $"list{name}", [MachineAccess.StaffRead], $"List {line.Name}", new(200, $"A leaf of {line.Name}.", name, Many: true), (call, stop) => List(call, line, stop))
        {
            Tag = tag, Description = "What stands on somebody's record.",
        });
        api.Add(new("POST", all, $"add{name}", [MachineAccess.StaffWrite], line.Add, new(201, "Added. The line as it is now.", name), (call, stop) => Save(call, line, null, stop))
        {
            Tag = tag, Body = "New" + name, Description = "Adds a line to somebody's record.",
        });
        api.Add(new("PATCH", one, $"change{name}", [MachineAccess.StaffWrite], line.Change, new(200, "Kept. The line as it is now.", name), (call, stop) => Save(call, line, call.Named("line"), stop))
        {
            Tag = tag, Body = name + "Changes", Description = "What is not named stays as it is; null takes an answer away.",
        });
        api.Add(new("DELETE", one, $"remove{name}", [MachineAccess.StaffWrite], $"Take {words} off the record", new(204, "Taken away."), (call, stop) => Remove(call, line, stop))
        {
            Tag = tag, Description = "For what was recorded wrongly. The audit keeps that it was there.",
        });
    }

    private static async Task<ApiAnswer> List(ApiCall call, RecordLine line, CancellationToken stop)
    {
        var (words, held) = await Read(call, line, stop);
        var some = held.Where(l => l.Version.Id > call.After).Take(call.Limit + 1).ToList();
        return ApiAnswer.Leaf(some.Take(call.Limit).Select(JsonNode (l) => Json(l, line, words)), some.Count > call.Limit ? some[^2].Version.Id : null);
    }

    private static async Task<ApiAnswer> Save(ApiCall call, RecordLine line, Guid? record, CancellationToken stop)
    {
        var saved = await line.Save(call.Keeper(), call.Named("engagement"), record, call.Whole("version"), call.Answers(), call.Key, stop);
        var (words, held) = await Read(call, line, stop);
        var now = held.FirstOrDefault(l => l.Version.Record == saved) ?? throw new NoSuchRecordException("This line was kept, and has been taken away since.");
        return new(record is null ? 201 : 200, Json(now, line, words), record is null ? $"{call.Http.Request.Path}/{saved}" : null);
    }

    private static async Task<ApiAnswer> Remove(ApiCall call, RecordLine line, CancellationToken stop)
    {
        await line.TakeAway(call.Keeper(), call.Named("engagement"), call.Named("line"), call.Key, stop);
        return ApiAnswer.Gone;
    }

    private static async Task<(CountryLabels Words, IReadOnlyList<HeldLine> Held)> Read(ApiCall call, RecordLine line, CancellationToken stop)
    {
        var engagement = call.Named("engagement");
        var newest = (await call.Db.Versions<Engagement>(engagement, stop)).LastOrDefault() ?? throw new NoSuchRecordException("There is no such record.");
        var country = await call.Db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == newest.ServiceId).OrderByDescending(s => s.Id).Select(s => s.Country).FirstOrDefaultAsync(stop);
        return (call.Of<Labels>().Of(country ?? ""), await line.List(call.Db, engagement, stop));
    }

    private static JsonObject Json(HeldLine held, RecordLine line, CountryLabels words)
    {
        var json = RecordJson.Of(held.Version);
        json["answers"] = new JsonObject(line.Questions(words).Select(q => KeyValuePair.Create(q.Ask.Name, MachineAnswers.Json(q.Ask, held.Shown(q.Ask.Name)))));
        return json;
    }
}
