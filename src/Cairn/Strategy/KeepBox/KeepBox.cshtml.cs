using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>A box to be put in, changed or taken out (S4).</summary>
public sealed class KeepBoxPage(Db db, Visit visit, Clock clock) : PageModel
{
    /// <summary>"new", or the box's identifier.</summary>
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models/{model:guid}/boxes/{record}";

    private static readonly string[] Questions = ["Kind", "Title", "Text", "Indicator"];

    public static IReadOnlyList<Choice> Kinds { get; } = [.. ModelPicture.Kinds.Select(k => new Choice($"{k}", ModelPicture.Many(k)))];

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Indicator { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ModelRead Read { get; private set; } = null!;
    public ModelBox? Held { get; private set; }
    public string Back { get; private set; } = "";
    public IReadOnlyList<Choice> Indicators { get; private set; } = [];

    public int Arrows => Read.Arrows.Count(a => a.FromId == Held?.Id || a.ToId == Held?.Id);

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, record, stop))
            return NotFound();
        if (Held is { } box)
            (Kind, Title, Text, Indicator, Version) = ($"{box.Kind}", box.Title, box.Text, box.IndicatorId?.ToString(), box.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, record, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await KeepBox.Run(new(db.Store, visit.Actor, organisation), plan, model, new(Held?.Id, Kind, Title, Text, Indicator, Version), Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, record, stop) || Held is null)
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await RemoveFromModel.Box(new(db.Store, visit.Actor, organisation), plan, model, Held.Id, Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/models/{model}";
        if (await ModelRead.Of(db, plan, model, stop) is not { } read || read.Model.OrganisationId != organisation)
            return false;
        Read = read;
        Held = Guid.TryParse(record, CultureInfo.InvariantCulture, out var id) ? read.Boxes.FirstOrDefault(b => b.Id == id) : null;
        Indicators = [.. (await IndicatorTitles.Of(db, plan, clock.Today, stop)).OrderBy(i => i.Value, StringComparer.Ordinal).Select(i => new Choice($"{i.Key}", i.Value))];
        return Held is not null || record == "new";
    }
}
