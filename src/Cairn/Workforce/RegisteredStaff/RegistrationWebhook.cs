using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Webhooks;
using Cairn.Register;
using Standing = Cairn.Engine.Registration.Standing;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Other systems of a provider are told when the registration of its staff, or of whom it watches, changes: in codes, by number and without a name (R5).</summary>
internal static class RegistrationWebhook
{
    public const string Kind = "registration.changed";

    public static void Open(House house) => house.Webhooks.Add(new(Kind, "When the registration of a member of staff, or of somebody you watch, changes",
        "Of whoever is linked to a registration, and of lists that were put on watch. By number, without a name.", Stamp, Now, Data)
    {
        Sample = new(Guid.Empty, "suspended", new JsonObject { ["number"] = 10000006, ["engagement"] = "019acb12-0000-7000-8000-00000000000b" }), SampleWas = "registered condition",
    });

    /// <summary>The register's own changes, and the day: what ends or begins by itself changes nothing in the register.</summary>
    private static string Stamp(IServiceProvider services) => $"{services.GetRequiredService<RegisterFacts>().State} {Format.IsoDate(services.GetRequiredService<Clock>().Today)}";

    private static async Task<IReadOnlyList<WebhookSubject>?> Now(IServiceProvider services, Db db, Guid organisation, CancellationToken stop)
    {
        var (facts, watch, today) = (services.GetRequiredService<RegisterFacts>(), services.GetRequiredService<RegisterWatch>(), db.Store.Clock.Today);
        if (!facts.Ready)
            return null;
        var staff = await db.Set<Engagement>().InPost(today).Where(e => e.OrganisationId == organisation).Select(e => new { e.PersonId, e.Record }).ToListAsync(stop);
        var listed = await db.Set<Watched>().Where(w => w.OrganisationId == organisation && w.ByList).Select(w => w.RegistrantId).ToListAsync(stop);
        var all = staff.SelectMany(s => facts.OfPerson(s.PersonId).Where(p => p.MergedInto is null).Select(p => (Place: p, Engagement: (Guid?)s.Record)))
            .Concat(listed.Select(l => facts.Of(l)).OfType<RegisterPlace>().Select(p => (Place: p, Engagement: (Guid?)null)));
        return
        [
            .. from one in all.DistinctBy(a => a.Place.Id)
               let now = watch.Now(one.Place.Id)
               where now is not null
               select new WebhookSubject(one.Place.Id, Codes(now.Value.Standing, now.Value.Marks), new JsonObject { ["number"] = one.Place.Number, ["engagement"] = one.Engagement?.ToString() }),
        ];
    }

    private static string Codes(Standing standing, StandingMarks marks) =>
        string.Join(' ', Enum.GetValues<StandingMarks>().Where(m => m != StandingMarks.None && (marks & m) != StandingMarks.None).Select(m => RegisterJson.Code(m)).Prepend(RegisterJson.Code(standing)));

    private static JsonObject Data(WebhookSubject now, string was)
    {
        var data = (JsonObject)now.More!.DeepClone();
        (data["was"], data["is"]) = (Of(was), Of(now.State));
        return data;
    }

    private static JsonObject Of(string codes) => codes.Split(' ') is [var standing, .. var marks]
        ? new() { ["standing"] = standing, ["marks"] = new JsonArray([.. marks.Select(m => (JsonNode)m)]) } : [];
}
