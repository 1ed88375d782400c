using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>A plan as a board by state, as a timeline, and as what waits for what (S2).</summary>
public sealed class PlanViewPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/plans/{plan:guid}/{view:regex(^(board|timeline|network)$)}";

    public static readonly IReadOnlyList<(string View, string Name)> Views = [("board", "Board"), ("timeline", "Timeline"), ("network", "What waits for what")];

    public PlanRead Read { get; private set; } = null!;
    public string View { get; private set; } = "";
    public string Name => Views.First(v => v.View == View).Name;

    public int Undated => Read.Actions.Count(a => !PlanSchedule.IsDated(a));
    public int Unsized => Read.Actions.Count(a => a.Days is null);

    public string Finding => View switch
    {
        "board" => StrategyWords.Sentence(PlanWords.Finding(Read)),
        "timeline" => Read.Schedule.Slips.Count == 0 ? "Nothing slips today" : $"{Format.Count(Read.Schedule.Slips.Count, "action slips", "actions slip")}",
        _ => Read.Dependencies.Count == 0 ? "Nothing waits" : $"{Format.Count(Read.Schedule.Critical.Count, "action decides", "actions decide")} when the plan ends",
    };

    public IReadOnlyList<PlanAction> In(ActionState state) => [.. Read.Actions.Where(a => a.State == state).OrderBy(a => a.Starts ?? DateOnly.MaxValue).ThenBy(a => a.Place)];

    public IChart? Timeline => PlanPictures.Timeline(Read);

    public IChart? Network => PlanPictures.Network(Read);

    public async Task<IActionResult> OnGet(Guid plan, string view, CancellationToken stop)
    {
        if (await PlanRead.Of(store, visit.Actor, plan, stop) is not { } read)
            return NotFound();
        (Read, View) = (read, view);
        return Page();
    }
}
