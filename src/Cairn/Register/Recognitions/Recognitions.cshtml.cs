using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What awards that are not on the list were decided to count as (R3).</summary>
[ResponseCache(NoStore = true)]
public sealed class RecognitionsPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    public const string Route = "/office/recognitions";

    [BindProperty] public Guid Recognition { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<Recognition> All { get; private set; } = [];
    public int InForce { get; private set; }

    public string Register(Recognition one) => packs.Register(one.Register).Name;

    public string Labels(Recognition one) => one.RecognisedAs.Length == 0 ? "Nothing" : string.Join(" and ", one.RecognisedAs.Split(' ').Select(c => RuleWords.Held(packs, packs.Register(one.Register), c, clock.Today)));

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        var saved = await Saving.Save(this, ["Reason"], async () =>
        {
            await EndRecognition.Run(store, visit.Actor, Recognition, Reason, stop);
            return Route;
        });
        if (saved is null)
            await Read(stop);
        return saved ?? Page();
    }

    private async Task Read(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        All = await db.Set<Recognition>().AsNoTracking().OrderBy(r => r.Title).ThenBy(r => r.From).ToListAsync(stop);
        InForce = All.Count(r => r.Until is null);
    }
}
