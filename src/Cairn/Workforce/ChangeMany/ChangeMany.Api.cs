using Cairn.Platform.Database;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class ChangeManyApi
{
    private const string Refused = "Nothing was kept: some answers cannot be. Each fault says whose it is.";

    public static void Open(ApiTable api)
    {
        api.Schemas["ManyChanges"] = _ => JsonShape.Object("Answers of many people that change together.",
            ("items", JsonShape.ListOf(JsonShape.Object("One person's.",
            [
                ("engagement", JsonShape.Id("Whose."), true),
                ("version", JsonShape.Whole("The version that you read. If one is no longer the newest, nothing is changed for anybody and the answer is 409.", 1042).OrNull(), false),
                ("answers", JsonShape.Ref("EngagementAnswers"), true),
            ]), $"At most {ChangeMany.Most}, each engagement once.")));
        api.Schemas["TrainingOfMany"] = _ => JsonShape.Object("Training that many people had together.",
            ("engagements", JsonShape.ListOf(JsonShape.Id("One of them."), $"Who had it; at most {ChangeMany.Most}, each once.")), ("answers", JsonShape.Ref("TrainingAnswers")));
        api.Schemas["ManyChanged"] = _ => JsonShape.Object("What was kept.", ("changed", JsonShape.Whole("How many people's records differ now.", 12)));
        api.Add(new("POST", MachineAccess.Staff + "/changes", "changeMany", [MachineAccess.StaffWrite], "Change many people's answers", new(200, "Kept.", "ManyChanged"), Answers)
        {
            Tag = "Staff", Body = "ManyChanges", Description = "Pay or hours of many people in one change: all of it is kept, or none. What is not named stays as it is.",
        });
        api.Add(new("POST", MachineAccess.Staff + "/training", "addTrainingOfMany", [MachineAccess.StaffWrite], "Add training that many people had", new(200, "Added.", "ManyChanged"), Training)
        {
            Tag = "Training", Body = "TrainingOfMany", Description = "The same training on the record of each: all of it is kept, or none.",
        });
    }

    private static Task<ApiAnswer> Answers(ApiCall call, CancellationToken stop)
    {
        var items = call.Member("items")!.Value.EnumerateArray().ToList();
        var people = items.ConvertAll(i => i.GetProperty("engagement").GetGuid());
        return Told(people, "items", "/answers", () => ChangeMany.Answers(call.Keeper(), [.. items.Select((i, n) => new ChangeEngagement.Input(people[n], i.Whole("version"), call.AnswersOfEngagement(i.GetProperty("answers"))))], call.Key, stop));
    }

    private static Task<ApiAnswer> Training(ApiCall call, CancellationToken stop)
    {
        var people = call.Member("engagements")!.Value.EnumerateArray().Select(e => e.GetGuid()).ToList();
        return Told(people, "engagements", "", () => ChangeMany.Training(call.Keeper(), people, call.Answers(), call.Key, stop));
    }

    /// <summary>Each fault is told by its place in the body.</summary>
    private static async Task<ApiAnswer> Told(List<Guid> people, string list, string below, Func<Task<int>> run)
    {
        if (people.Distinct().Count() != people.Count)
            throw new ProblemException(ApiProblem.Unreadable, "Somebody is named twice. Name each once.");
        try
        {
            return new(200, new JsonObject { ["changed"] = await run() });
        }
        catch (AnswersRefusedException refused)
        {
            var boxes = people.Select((p, n) => (Prefix: ChangeMany.Box(p, ""), At: $"/{list}/{n.ToString(CultureInfo.InvariantCulture)}{below}")).ToList();
            throw new ProblemException(ApiProblem.AnswersRefused, Refused, [.. refused.Faults.Select(f => Place(f, boxes.Find(b => f.Question.StartsWith(b.Prefix, StringComparison.Ordinal)), below))]);
        }
    }

    private static ApiFault Place(AnswerFault fault, (string Prefix, string At) box, string below)
    {
        var question = fault.Question[box.Prefix.Length..];
        return new(question, below.Length > 0 && question.Length > 0 ? $"{box.At}/{question}" : box.At, fault.Text);
    }
}
