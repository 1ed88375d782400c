using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>A claim to be begun (S4).</summary>
public sealed class MakeClaimPage(Db db, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models/{model:guid}/claims/new";

    private static readonly string[] Questions = ["From", "To", "Text"];

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ModelRead Read { get; private set; } = null!;
    public string Back { get; private set; } = "";

    public IReadOnlyList<Choice> Boxes => [.. Read.Picture().Rows.SelectMany(r => r.Places).Select(p => Read.Boxes[p]).Select(b => new Choice($"{b.Id}", $"{b.Title} ({ModelPicture.One(b.Kind)})"))];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid model, CancellationToken stop) => await Find(organisation, plan, model, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid model, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            var claim = await MakeClaim.Run(new(db.Store, visit.Actor, organisation), plan, model, new(Text, From, To), Key, stop);
            return $"/organisations/{organisation}/plans/{plan}/claims/{claim}";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid model, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/models/{model}";
        if (await ModelRead.Of(db, plan, model, stop) is not { } read || read.Model.OrganisationId != organisation)
            return false;
        Read = read;
        return true;
    }
}
