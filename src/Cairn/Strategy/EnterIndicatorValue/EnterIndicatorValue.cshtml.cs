using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Values of an indicator that are entered by hand, and one more (S5).</summary>
public sealed class EnterIndicatorValuePage(Db db, Visit visit, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/indicators/{indicator:guid}/values";

    private static readonly string[] questions = ["Day", "Value", "Counted", "OutOf", "Why", "Low", "High", "Source", "Note"];

    public static readonly IReadOnlyList<Choice> Reasons = [.. Enum.GetValues<NoValue>().Select(w => new Choice(w.ToString(), w == NoValue.None ? "There is a value" : StrategyWords.Sentence(IndicatorWords.Of(w))))];

    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Value { get; set; }
    [BindProperty] public NoValue Why { get; set; }
    [BindProperty] public string? Counted { get; set; }
    [BindProperty] public string? OutOf { get; set; }
    [BindProperty] public string? Low { get; set; }
    [BindProperty] public string? High { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public string Home { get; private set; } = "";
    public IndicatorVersion Sheet { get; private set; } = null!;
    public IReadOnlyList<IndicatorValue> Values { get; private set; } = [];
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    /// <summary>The oldest period without a row.</summary>
    public DateOnly? Due { get; private set; }

    public bool Saved { get; private set; }

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid indicator, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Read(organisation, plan, indicator, stop))
            return NotFound();
        Day = Due is { } due ? Format.IsoDate(due) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid indicator, CancellationToken stop)
    {
        if (!await Read(organisation, plan, indicator, stop))
            return NotFound();
        return await Saving.Save(this, questions, async () =>
        {
            await EnterIndicatorValue.Run(new(db.Store, visit.Actor, organisation), plan, indicator,
                new(DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Value, Why, Counted, OutOf, Low, High, Source, Note), Key, stop);
            return $"{Home}/values?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, Guid indicator, CancellationToken stop)
    {
        var today = clock.Today;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held || !await db.Set<Indicator>().AnyAsync(i => i.Id == indicator && i.PlanId == plan, stop)
            || await db.Set<IndicatorVersion>().AsNoTracking().Where(v => v.IndicatorId == indicator && v.From <= today).OrderByDescending(v => v.Number).FirstOrDefaultAsync(stop) is not { Bound: BoundTo.Typed } sheet)
            return false;
        (Home, Sheet) = ($"/organisations/{organisation}/plans/{plan}/indicators/{indicator}", sheet);
        Values = [.. (await db.Set<IndicatorValue>().AsNoTracking().Where(v => v.IndicatorId == indicator).ToListAsync(stop)).OrderByDescending(v => v.Day).ThenByDescending(v => v.Recorded)];
        var from = sheet is { AddedUp: true, BaselineDay: { } since } ? since.AddDays(1) : new[] { held.From, sheet.BaselineDay ?? held.From }.Min();
        var ends = IndicatorPeriods.Ends(sheet.Frequency, from < today ? from : today.AddYears(-1), today);
        Due = ends.Where(e => Values.All(v => v.Day != e)).Select(e => (DateOnly?)e).FirstOrDefault();
        Periods = [.. ends.Reverse().Select(e => new Choice(Format.IsoDate(e), IndicatorPeriods.Name(sheet.Frequency, e) + (Values.Any(v => v.Day == e) ? " (has a value)" : "")))];
        return true;
    }
}
