using System.Globalization;
using Cairn.Engine.Networks;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>Another explanation to be named or judged (S4).</summary>
public sealed class KeepRivalsPage(Db db, Visit visit) : PageModel
{
    /// <summary>"new", or the explanation's identifier.</summary>
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models/{model:guid}/arrows/{arrow:guid}/rivals/{record}";

    private static readonly string[] Questions = ["Text", "Explains", "Reason", "Shown"];

    public static IReadOnlyList<Choice> Choices { get; } = [.. Enum.GetValues<RivalExplains>().Select(e => new Choice($"{e}", StrategyWords.Sentence(ModelShown.Explains(e))))];

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Explains { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Shown { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ArrowRival? Held { get; private set; }
    public string Back { get; private set; } = "";
    public string From { get; private set; } = "";
    public string To { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid model, Guid arrow, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, arrow, record, stop))
            return NotFound();
        if (Held is { } r)
            (Text, Explains, Reason, Shown, Version) = (r.Text, $"{r.Explains}", r.Reason, r.Shown, r.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid model, Guid arrow, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, arrow, record, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await KeepRivals.Run(new(db.Store, visit.Actor, organisation), plan, model, arrow, new(Held?.Id, Text, Explains, Reason, Shown, Version), Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid organisation, Guid plan, Guid model, Guid arrow, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, arrow, record, stop) || Held is null)
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await RemoveFromModel.Rival(new(db.Store, visit.Actor, organisation), plan, model, arrow, Held.Id, Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid model, Guid arrow, string record, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/models/{model}/arrows/{arrow}";
        if (await ModelRead.Of(db, plan, model, stop) is not { } read || read.Model.OrganisationId != organisation || read.Arrows.FirstOrDefault(a => a.Id == arrow) is not { } held)
            return false;
        (From, To) = (read.Box(held.FromId).Title, read.Box(held.ToId).Title);
        Held = Guid.TryParse(record, CultureInfo.InvariantCulture, out var id) ? read.Rivals[arrow].FirstOrDefault(r => r.Id == id) : null;
        return Held is not null || record == "new";
    }
}
