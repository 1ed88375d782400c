using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Open cases: orders whose review is overdue first, then the oldest; and how long cases took (R6).</summary>
public sealed class CasesPage(Store store, Clock clock) : PageModel
{
    public const int Size = 100;

    public sealed record Row(Guid Id, string Name, long Number, DateOnly Opened, int Days, string Stage, DateOnly? ReviewBy, bool Overdue);

    /// <summary>How many of the list come before the page.</summary>
    [BindProperty(SupportsGet = true)] public int After { get; set; }

    public int Count { get; private set; }
    public IReadOnlyList<Row> Open { get; private set; } = [];
    public int Closed { get; private set; }

    /// <summary>Median and ninetieth percentile of days from opening to close, of the last twelve months; null where none was closed.</summary>
    public (int Median, int Ninetieth)? Took { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var today = clock.Today;
        var open = await db.Set<FitnessCase>().AsNoTracking().Where(c => c.Closed == null).Join(db.Set<Registrant>(), c => c.RegistrantId, r => r.Id, (c, r) => new { Case = c, r.Given, r.Family, r.Number }).ToListAsync(stop);
        var ids = open.Select(o => o.Case.RegistrantId).ToList();
        var facts = (await db.Set<RegisterFact>().AsNoTracking().Where(f => ids.Contains(f.RegistrantId) && f.Withdrawn == null).ToListAsync(stop)).ToLookup(f => f.RegistrantId);
        Row[] all =
        [
            .. open.Select(o =>
            {
                var own = RegistrantFile.InOrder(facts[o.Case.RegistrantId]).Select(f => f.Fact).ToArray();
                var orders = own.Where(f => Sanctions.IsInterim(f.Kind)).Select(f => Sanctions.Of(own, f, today)).Where(s => s.InForce(today)).ToList();
                var review = orders.Min(s => s.ReviewBy);
                return new Row(o.Case.Id, $"{o.Given} {o.Family}", o.Number, o.Case.Opened, today.DayNumber - o.Case.Opened.DayNumber, Stage(o.Case, orders.Count > 0, today), review, review < today);
            }).OrderByDescending(r => r.Overdue).ThenBy(r => r.Opened).ThenBy(r => r.Id),
        ];
        Count = all.Length;
        After = Math.Clamp(After, 0, Math.Max(0, Count - 1));
        Open = [.. all.Skip(After).Take(Size)];
        var year = today.AddYears(-1);
        var took = (await db.Set<FitnessCase>().AsNoTracking().Where(c => c.Closed > year).Select(c => new { c.Opened, c.Closed }).ToListAsync(stop)).Select(c => c.Closed!.Value.DayNumber - c.Opened.DayNumber).Order().ToList();
        Closed = took.Count;
        Took = took.Count == 0 ? null : (took[(took.Count - 1) / 2], took[(int)Math.Ceiling(took.Count * 0.9) - 1]);
    }

    internal static string Stage(FitnessCase one, bool interim, DateOnly today) => $"{(one.Decided is not null ? "Decided, to be closed" : one.Hearing is { } hearing ? hearing > today ? $"Hearing on {Platform.Site.Format.Date(hearing)}" : "Heard, to be decided" : one.Investigator is null ? "Nobody investigates yet" : "Investigated")}{(interim ? ", interim order in force" : "")}";
}
