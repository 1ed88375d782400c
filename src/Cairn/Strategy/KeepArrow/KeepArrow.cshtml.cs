using System.Globalization;
using Cairn.Engine.Networks;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>An arrow to be drawn, changed or taken out, with what else could explain the change (S4).</summary>
public sealed class KeepArrowPage(Db db, Visit visit, Packs packs) : PageModel
{
    /// <summary>"new", or the arrow's identifier.</summary>
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models/{model:guid}/arrows/{record}";

    private static readonly string[] Questions = ["From", "To", "Why", "Assumption", "Grade", "Rests", "Studies"];

    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Assumption { get; set; }
    [BindProperty] public string? Grade { get; set; }
    [BindProperty] public string? Rests { get; set; }
    [BindProperty] public List<string> Studies { get; set; } = [];
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ModelRead Read { get; private set; } = null!;
    public BoxArrow? Held { get; private set; }
    public string Back { get; private set; } = "";
    public bool Saved { get; private set; }

    public IReadOnlyList<Choice> Boxes => [.. Read.Picture().Rows.SelectMany(r => r.Places).Select(p => Read.Boxes[p]).Select(b => new Choice($"{b.Id}", $"{b.Title} ({ModelPicture.One(b.Kind)})"))];

    public IReadOnlyList<Choice> Grades => [.. packs.Strategies.Contribution.Grades.Index().Select(g => new Choice($"{(ArrowGrade)g.Index}", g.Item.Title, g.Item.Text))];

    public IReadOnlyList<Choice> StudyChoices => [.. packs.Strategies.Contribution.Studies.Select(s => new Choice(s.Id, s.Cite, s.Found))];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid model, string record, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Find(organisation, plan, model, record, stop))
            return NotFound();
        if (Held is { } a)
            (Why, Assumption, Grade, Rests, Studies, Version) = (a.Why, a.Assumption, $"{a.Grade}", a.Rests, [.. a.Studies.Split(';', StringSplitOptions.RemoveEmptyEntries)], a.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, record, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            var arrow = await KeepArrow.Run(new(db.Store, visit.Actor, organisation), packs.Strategies.Contribution, plan, model, new(Held?.Id, From, To, Assumption, Why, Grade, Rests, Studies, Version), Key, stop);
            return $"{Back}/arrows/{arrow}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        if (!await Find(organisation, plan, model, record, stop) || Held is null)
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await RemoveFromModel.Arrow(new(db.Store, visit.Actor, organisation), plan, model, Held.Id, Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid model, string record, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/models/{model}";
        if (await ModelRead.Of(db, plan, model, stop) is not { } read || read.Model.OrganisationId != organisation)
            return false;
        Read = read;
        Held = Guid.TryParse(record, CultureInfo.InvariantCulture, out var id) ? read.Arrows.FirstOrDefault(a => a.Id == id) : null;
        return Held is not null || record == "new";
    }
}
