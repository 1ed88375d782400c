using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A service's posts by role: vacancies, who came and who left.</summary>
internal static class KeepPostsApi
{
    private const string Route = MachineAccess.OneService + "/posts";

    public static void Open(ApiTable api)
    {
        api.Schemas["PostAnswers"] = services => MachineAnswers.Schema(
            "What the record says of a service's posts. “vacancies”, “starters” and “leavers” say whether the lines hold such numbers, or that there were none, or that it is not known. Null: no answer.", MachineAnswers.OfPosts, services);
        api.Schemas["Posts"] = _ => JsonShape.Object("The posts of a service, by role.",
            ("service", JsonShape.Id("The service's record.")),
            ("version", JsonShape.Text("What stands now, to be sent back with changes.", "1042-1050")),
            ("answers", JsonShape.Ref("PostAnswers")));
        api.Schemas["PostChanges"] = _ => JsonShape.Object("Answers that change.",
        [
            ("version", JsonShape.Text("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409. Left out, your answers win.", "1042-1050").OrNull(), false),
            ("answers", JsonShape.Ref("PostAnswers"), true),
        ]);
        api.Add(new("GET", Route, "getPosts", [MachineAccess.ServicesRead], "Read a service's posts", new(200, "The posts.", "Posts"), async (call, stop) => new(200, await Json(call, stop)))
        {
            Tag = "Services", Description = "Vacancies now, starters and leavers in the last twelve months, and why people left.",
        });
        api.Add(new("PATCH", Route, "changePosts", [MachineAccess.ServicesWrite], "Keep a service's posts", new(200, "Kept. The posts as they are now.", "Posts"), Change)
        {
            Tag = "Services", Body = "PostChanges", Description = "What is not named stays as it is; “posts” takes the place of all its lines, and a role without a line has none any more.",
        });
    }

    private static async Task<ApiAnswer> Change(ApiCall call, CancellationToken stop)
    {
        await KeepPosts.Run(call.Keeper(), new(call.Named("service"), call.Text("version"), call.AnswersOf(MachineAnswers.OfPosts)), call.Key, stop);
        return new(200, await Json(call, stop));
    }

    private static async Task<JsonObject> Json(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("service");
        var held = await call.Db.Own<Service>().FirstOrDefaultAsync(s => s.Record == record, stop) ?? throw new NoSuchRecordException("There is no such service, or it has closed.");
        var posts = await call.Db.Own<Post>().Where(p => p.ServiceId == record).ToListAsync(stop);
        var cells = ServiceCells.Of(held, posts, call.Of<CountryCodes>().Of(held.Country));
        return new JsonObject { ["service"] = record, ["version"] = KeepPosts.Version(held, posts), ["answers"] = MachineAnswers.Json(MachineAnswers.OfPosts(call.Of<Labels>().Of(held.Country)), cells) };
    }
}
