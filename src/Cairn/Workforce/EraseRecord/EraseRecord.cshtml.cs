using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

public sealed class EraseRecordPage(Db db, Visit visit, Packs packs, Clock clock) : PageModel
{
    private Engagement held = null!;

    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public ErasureReason? Why { get; set; }
    [BindProperty] public string? Typed { get; set; }

    public string Home { get; private set; } = "";
    public string Name => held.DisplayName;
    public string Reference => held.Reference;
    public RetentionRule? Rule { get; private set; }
    public IReadOnlyList<string> Parts { get; private set; } = [];

    public IReadOnlyList<Choice> Reasons { get; } =
    [
        new("Asked", "The person asked for it, and nothing stands against it"),
        new("Mistake", "It should never have been recorded", "Such as somebody entered twice."),
    ];

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => await Read(organisation, engagement, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        if (Typed?.Trim() != Reference)
            ModelState.AddModelError(nameof(Typed), $"Write {Reference}, if this is the record that you mean");
        if (Why is null)
            ModelState.AddModelError(nameof(Why), "Choose why it is erased");
        return await Saving.Save(this, ["Why", "Typed"], async () =>
        {
            var owner = held.OrganisationId;
            await visit.Release(); // a reader that stays would keep what is erased in the database's log
            await EraseRecord.Run(db.Store, visit.Actor, owner, new(engagement, Why), Key, stop);
            return $"/providers/{organisation}/retention?saved=erased";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Home = $"/providers/{organisation}/staff/{engagement}";
        var versions = await db.Versions<Engagement>(engagement, stop);
        if (versions.Count == 0)
            return false;
        held = versions[^1];
        var country = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == held.ServiceId).Select(s => s.Country).FirstOrDefaultAsync(stop);
        Rule = RetentionRules.Of(packs, country ?? "", RetentionRules.Engagement, clock.Today);
        async Task<int> Rows<T>() where T : class => (await Traces.Of(db, db.Model.FindEntityType(typeof(T))!, held.OrganisationId, engagement, stop)).Count;
        Parts =
        [
            $"every answer, in {Format.Count(await Rows<Engagement>(), "version", "versions")}",
            $"what stands on it, every version: training {Format.Number(await Rows<LearningRecord>())}, qualifications {Format.Number(await Rows<Qualification>())}, absences {Format.Number(await Rows<Absence>())}",
            $"{Format.Count(await Rows<RecordRequest>(), "request", "requests")} that the person made about it",
        ];
        return true;
    }
}
