using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What has happened to the organisation's record, in order: for systems that follow it. It tells of no answers.</summary>
internal static class ChangesApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Change"] = _ => JsonShape.Object("One change of one thing.",
            ("sequence", JsonShape.Whole("Its number among the organisation's changes; they grow, not always by one.", 1042)),
            ("at", JsonShape.Instant("When it was made.")),
            ("change", JsonShape.Text("What was done, by the name of the change.", "ChangeEngagement")),
            ("subject", JsonShape.OneOf("What it was done to.", ChangeFeed.Subjects.Values)),
            ("record", JsonShape.Id("The record that it was done to.")),
            ("engagement", JsonShape.Id("Whose record it stands on: the engagement, also of training, a qualification or an absence; null for others.").OrNull()));
        api.Add(new("GET", MachineAccess.Provider + "/changes", "listChanges", [MachineAccess.ChangesRead], "List what has changed", new(200, "A leaf of changes.", "Change", Many: true), Read)
        {
            Tag = "Changes", Description = "What happened to the record under this organisation's address, oldest first. Keep the last “sequence” and ask for what comes after it. While files are being taken in, the list stops before them.",
        });
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var leaf = await ChangeFeed.Of(call.Db, call.Organisation, call.After, call.Limit, stop);
        return ApiAnswer.Leaf(leaf.Items.Select(c => new JsonObject
        {
            ["sequence"] = c.Event.Sequence, ["at"] = RecordJson.Instant(c.Event.At), ["change"] = c.Event.Verb, ["subject"] = ChangeFeed.Subjects[c.Event.Subject],
            ["record"] = c.Event.SubjectId, ["engagement"] = c.Engagement,
        }), leaf.Next);
    }
}
