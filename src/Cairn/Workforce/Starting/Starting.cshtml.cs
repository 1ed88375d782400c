using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Who is to start and what is missing; who works without; what is waived and what is to be renewed (R11).</summary>
public sealed class StartingPage(Db db, Labels labels, RegisterCheck register, Clock clock) : PageModel
{
    public const int Most = 100;

    public Guid Organisation { get; private set; }
    public string? Saved { get; private set; }
    public Starts Starts { get; private set; } = null!;
    public DateOnly? RuleFrom { get; private set; }
    public IReadOnlyList<CodeRow> Asked { get; private set; } = [];

    /// <summary>In post, and no start day is known, so that it is not known whether they are among those who started.</summary>
    public int NoDay { get; private set; }

    private Dictionary<Guid, (string Name, CountryLabels Words)> names = [];
    private CountryLabels own = new(null);

    public DateOnly Today => clock.Today;

    public string Name(Guid record) => names.TryGetValue(record, out var held) ? held.Name : Starts.Candidates.FirstOrDefault(c => c.Record == record)?.Name ?? "";

    public string Label(Guid record, string check) => (names.TryGetValue(record, out var held) ? held.Words : own)["suitability-checks", check]!;

    public string Finding
    {
        get
        {
            var (all, ready) = (Starts.Candidates.Count, Starts.Candidates.Count(c => c.Ready));
            return (all, ready) switch
            {
                (0, _) => "Nobody is to start",
                (1, _) => $"1 person is to start, and is {(ready == 1 ? "ready" : "not ready yet")}",
                (_, 0) => $"{Format.Number(all)} people are to start, and nobody is ready yet",
                _ when ready == all => $"{Format.Number(all)} people are to start, and all are ready",
                _ => $"{Format.Number(ready)} of {Format.Number(all)} people who are to start {(ready == 1 ? "is" : "are")} ready",
            };
        }
    }

    public string InTimeFinding => Starts switch
    {
        { Since: null } => "No figure: no rule of starting is held for your country",
        { All: 0, Since: { } since } => $"No figure: nobody is known to have started since {Format.Date(since)}",
        _ => $"{Format.Percent(Format.Share(Starts.InTime, Starts.All)!.Value, 0)} of starts had every check in time",
    };

    /// <summary>What others are to answer, and for how long it waits.</summary>
    public static string Others(Starter one, DateOnly today) =>
        one.Missing.Any(m => m.Since is not null) ? string.Join("; ", one.Missing.Where(m => m.Since is not null).Select(m => $"{m.Check.Label}: {m.Other}, {Format.Count(today.DayNumber - m.Since!.Value.DayNumber, "day", "days")}")) : "Nothing";

    /// <summary>What the provider itself is to do next.</summary>
    public static string Yours(Starter one) => one.Ready ? "Start them"
        : one.Missing.Any(m => m.Yours is not null) ? string.Join("; ", one.Missing.Where(m => m.Yours is not null).GroupBy(m => m.Yours).Select(g => $"{g.Key}: {string.Join(", ", g.Select(m => m.Check.Label))}")) : "Record what comes in";

    public async Task OnGet(Guid organisation, string? saved, CancellationToken stop)
    {
        Organisation = organisation;
        Saved = saved == "dropped" ? "They will not start. What was held of them is erased." : null;
        var mine = db.Scope.Organisations;
        var services = (await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => mine.Contains(s.OrganisationId)).Select(s => new { s.Id, s.Record, s.Name, s.Country }).ToListAsync(stop))
            .GroupBy(s => s.Record).ToDictionary(g => g.Key, g => (g.MaxBy(s => s.Id)!.Name, g.MaxBy(s => s.Id)!.Country));
        Starts = await (await Starts.Read(db, labels, register, services, clock, stop)).WithLeft(db, labels, register, services, clock, stop);
        NoDay = await db.Own<Engagement>().InPost(Today).CountAsync(e => e.StartDate == null, stop);
        var named = Starts.Waivers.Select(w => w.EngagementId).Concat(Starts.Renewals.Take(Most).Select(r => r.EngagementId)).Distinct().ToList();
        var people = await db.Own<Engagement>().Where(e => named.Contains(e.Record)).Select(e => new { e.Record, e.DisplayName, e.ServiceId }).ToListAsync(stop);
        names = people.ToDictionary(p => p.Record, p => (p.DisplayName, labels.Of(services.GetValueOrDefault(p.ServiceId).Country ?? "")));
        own = labels.Of(services.Values.Select(s => s.Country).FirstOrDefault() ?? "");
        var words = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        RuleFrom = StartRule.From(words);
        Asked = [.. words.Pack("suitability-checks")?.On(Today) ?? []];
    }
}
