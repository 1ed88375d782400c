using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Concerns that wait, the oldest first; and where the questions before them led this year (R6).</summary>
public sealed class ConcernsPage(Store store, Packs packs, Clock clock) : PageModel
{
    public const int Size = 100;

    public sealed record Row(Guid Id, string Subject, DateOnly Received, int Days, bool HasNumber, bool FromEmployer);

    /// <summary>How many of the list come before the page.</summary>
    [BindProperty(SupportsGet = true)] public int After { get; set; }

    public IReadOnlyList<Row> Waiting { get; private set; } = [];
    public int Count { get; private set; }
    public int Decided { get; private set; }
    public IReadOnlyList<(string Subject, string Whom, int Times)> Led { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var waiting = db.Set<Concern>().AsNoTracking().Where(c => c.State == ConcernState.Received);
        Count = await waiting.CountAsync(stop);
        Decided = await db.Set<Concern>().CountAsync(c => c.State != ConcernState.Received, stop);
        After = Math.Clamp(After, 0, Math.Max(0, Count - 1));
        Waiting = [.. (await waiting.OrderBy(c => c.Received).ThenBy(c => c.Id).Skip(After).Take(Size).ToListAsync(stop)).Select(c => new Row(c.Id, Label(c.Country, c.Subject), clock.DateOf(c.Received), clock.Today.DayNumber - clock.DateOf(c.Received).DayNumber, c.Number is not null, c.FromProvider is not null))];
        var year = clock.Today.AddYears(-1);
        var led = await db.Set<Screened>().Where(s => s.Day > year).GroupBy(s => new { s.Country, s.Subject }).Select(g => new { g.Key.Country, g.Key.Subject, Times = g.Sum(s => s.Times) }).ToListAsync(stop);
        Led = [.. led.GroupBy(l => l.Subject).Select(g => (Label(g.First().Country, g.Key), packs[g.First().Country].List("concern-subjects").Find(g.Key, clock.Today)?["whom"] is { Length: > 0 } whom ? whom : "the register", g.Sum(l => l.Times))).OrderByDescending(l => l.Item3)];
    }

    private string Label(string country, string subject) => packs[country].List("concern-subjects").Find(subject, clock.Today)?.Label ?? subject;
}
