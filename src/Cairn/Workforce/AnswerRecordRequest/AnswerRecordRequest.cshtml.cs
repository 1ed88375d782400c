using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class AnswerRecordRequestPage(Db db, Visit visit, Labels labels, Clock clock) : PageModel
{
    [BindProperty] public bool? Done { get; set; }
    [BindProperty] public string? Answer { get; set; }

    public Guid Organisation { get; private set; }
    public RecordRequest Asked { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string About { get; private set; } = "";
    public bool MayErase => visit.Actor.Role == Role.ProviderManager;

    public IReadOnlyList<Choice> Choices => Asked.Kind == RecordRequestKind.Erasure
        ? [new("false", "It stays: we must keep it")]
        : [new("true", "It is corrected"), new("false", "It stays as it is")];

    public async Task<IActionResult> OnGet(Guid organisation, Guid request, CancellationToken stop) => await Read(organisation, request, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid request, CancellationToken stop)
    {
        if (!await Read(organisation, request, stop))
            return NotFound();
        return await Saving.Save(this, ["Done", "Answer"], async () =>
        {
            await AnswerRecordRequest.Run(db.Store, visit.Scope, visit.Actor, Asked.OrganisationId, new(request, Done, Answer), stop);
            return $"/providers/{organisation}/record-requests?saved=answered";
        }) ?? Page();
    }

    public DateOnly On(DateTime at) => clock.DateOf(at);

    private async Task<bool> Read(Guid organisation, Guid request, CancellationToken stop)
    {
        var mine = visit.Scope.Organisations;
        if (await db.Set<RecordRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request && mine.Contains(r.OrganisationId), stop) is not { } asked
            || (await db.Versions<Engagement>(asked.EngagementId, stop)).LastOrDefault() is not { } held)
            return false;
        var country = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == held.ServiceId).OrderByDescending(s => s.Id).Select(s => s.Country).FirstOrDefaultAsync(stop);
        (Organisation, Asked, Name, About) = (organisation, asked, held.DisplayName, RecordRequestWords.About(asked, labels.Of(country ?? "")));
        return true;
    }
}
