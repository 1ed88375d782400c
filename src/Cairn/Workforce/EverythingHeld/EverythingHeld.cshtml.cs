using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Subject access: all that is held of a worker, on one page.</summary>
[ResponseCache(NoStore = true)]
public sealed partial class EverythingHeldPage(Db db, Actor actor, Labels labels, RegisterCheck register, Clock clock) : PageModel
{
    public Clock Clock => clock;
    public string Employer { get; private set; } = "";
    public Account Account { get; private set; } = null!;
    public List<PersonRecord> Engagements { get; } = [];
    public IReadOnlyList<DoneToRecord> Done { get; private set; } = [];
    public IReadOnlyList<Look> Looked { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var mine = await MyEngagements.Read(db, actor, stop);
        (Employer, Account) = (mine.Employer, await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Account, stop));
        foreach (var record in mine.Records)
            if (await PersonRecord.Read(db, labels, register, clock, record, showSensitive: true, stop) is { } held)
                Engagements.Add(held);
        Done = await EverythingHeld.Done(db, mine, mine.Records, stop);
        Looked = await Looks.Told(db, await Looks.At(db, mine.Organisation, mine.Records, mine.Since).ToListAsync(stop), mine.Organisation, stop);
    }

    /// <summary>"Change engagement" of "ChangeEngagement".</summary>
    public static string Words(string name) => name[..1] + Capital().Replace(name[1..], m => " " + m.Value.ToLowerInvariant());

    /// <summary>"hourly pay: 12.60 → 13.40".</summary>
    public static string Values(JsonNode? values)
    {
        if (values is not JsonObject all)
            return "No longer readable";
        var (before, after) = (all["before"] as JsonObject ?? [], all["after"] as JsonObject ?? []);
        return string.Join("; ", before.Select(b => b.Key).Union(after.Select(a => a.Key)).Select(key => $"{key}: {Text(before[key])} → {Text(after[key])}"));
    }

    private static string Text(JsonNode? value) => value?.ToString() is { Length: > 0 } text ? text : "nothing";

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}
