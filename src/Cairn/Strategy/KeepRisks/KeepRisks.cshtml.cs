using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An action's risks, line by line (S2).</summary>
public sealed class KeepRisksPage(Db db, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/actions/{action:guid}/risks";

    private const int Lines = 2;

    private static readonly IReadOnlyList<Choice> Levels = [.. Enum.GetValues<RiskLevel>().Select(l => new Choice($"{l}", $"{l}"))];

    public static readonly IReadOnlyList<RowColumn> Columns = [new("text", "What may happen"), new("likelihood", "How likely", Levels), new("effect", "Effect", Levels), new("answer", "What is done about it"), new("owner", "Who watches it")];

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public PlanAction Action { get; private set; } = null!;
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        if (!await Read(organisation, plan, action, stop))
            return NotFound();
        var held = await db.Set<ActionRisk>().AsNoTracking().Where(r => r.ActionId == action).ToListAsync(stop);
        Rows = SentRows.Filled([.. held.OrderByDescending(r => r.Weight).ThenBy(r => r.Text, StringComparer.Ordinal).Select(r => (IReadOnlyList<string>)[r.Text, $"{r.Likelihood}", $"{r.Effect}", r.Answer, r.Owner])], Lines);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        if (!await Read(organisation, plan, action, stop))
            return NotFound();
        var sent = SentRows.Read(Request.Form, "Risks", [.. Columns.Select(c => c.Name)]);
        Rows = SentRows.Filled(sent, Lines);
        if (Request.Form.ContainsKey("more"))
        {
            Rows = [.. Rows, ["", "", "", "", ""]];
            ModelState.Clear();
            return Page();
        }
        RiskLevel? Level(string typed) => Enum.TryParse<RiskLevel>(typed, out var level) && Enum.IsDefined(level) ? level : null;
        return await Saving.Save(this, ["Risks"], async () =>
        {
            await KeepRisks.Run(new(db.Store, visit.Actor, organisation), plan, action, [.. sent.Select(r => new KeepRisks.Risk(r[0], Level(r[1]), Level(r[2]), r[3], r[4]))], stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held
            || await db.Set<PlanAction>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == action && a.PlanId == plan, stop) is not { } mine)
            return false;
        (Plan, Action) = (held, mine);
        return true;
    }
}
