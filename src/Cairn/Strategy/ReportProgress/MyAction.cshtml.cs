using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One action for those who work on it: how far it is, reports, risks, comments, files (S2).</summary>
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
[ResponseCache(NoStore = true)]
public sealed class MyActionPage(Store store, Visit visit, Clock clock) : PageModel
{
    public const string Route = "/my-actions/{action:guid}";

    /// <summary>Far more than a file may have: one that is too large is told of beside its question.</summary>
    public const int Most = 40 << 20;

    public static readonly IReadOnlyList<Choice> States = [.. Enum.GetValues<ActionState>().Select(s => new Choice($"{s}", PlanWords.Of(s)))];

    public sealed record FileRow(Guid Id, string Name, int Length, DateTime Given, Guid By);

    [BindProperty] public string? State { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public DateOnly? EndedOn { get; set; }
    [BindProperty] public DateOnly? Forecast { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Comment { get; set; }
    [BindProperty] public IFormFile? Document { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    private Dictionary<Guid, string> names = [];

    public ActionWork Work { get; private set; } = null!;
    public PlanRead Read { get; private set; } = null!;
    public IReadOnlyList<PlanSlip> Slips { get; private set; } = [];
    public IReadOnlyList<ActionReport> Reports { get; private set; } = [];
    public IReadOnlyList<ActionRisk> Risks { get; private set; } = [];
    public IReadOnlyList<ActionComment> Comments { get; private set; } = [];
    public IReadOnlyList<FileRow> Files { get; private set; } = [];
    public bool Saved { get; private set; }

    public string Name(Guid account) => names.GetValueOrDefault(account, "somebody whose account is gone");

    public string Day(DateTime at) => Format.ShortDate(clock.DateOf(at));

    public async Task<IActionResult> OnGet(Guid action, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Find(action, stop))
            return NotFound();
        (State, Forecast, Version) = ($"{Work.Action.State}", Work.Action.Forecast, Work.Action.Version);
        Why = Forecast is not null && Reports is [var last, ..] ? last.Why : null; // what was said of the day that is foreseen
        return Page();
    }

    /// <summary>One of the action's files, as it was given.</summary>
    public async Task<IActionResult> OnGetFile(Guid action, Guid file, CancellationToken stop)
    {
        if (await ActionWork.Of(store, visit.Actor, action, stop) is null)
            return NotFound();
        await using var db = await store.Read(Scope.Sector, stop);
        return await db.Set<ActionFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == file && f.ActionId == action, stop) is { } held ? new FileContentResult(held.Content, held.MediaType) { FileDownloadName = held.FileName } : NotFound();
    }

    public Task<IActionResult> OnPostReport(Guid action, CancellationToken stop) => Do(action, async () =>
        await ReportProgress.Run(Work, new(Enum.TryParse<ActionState>(State, out var state) && Enum.IsDefined(state) ? state : null, Words, EndedOn, Forecast, Why, Version), Key, stop), stop);

    public Task<IActionResult> OnPostComment(Guid action, CancellationToken stop) => Do(action, async () => await CommentOnAction.Run(Work, Comment, Key, stop), stop);

    public Task<IActionResult> OnPostGive(Guid action, CancellationToken stop) => Do(action, async () => await GiveFileForAction.Run(Work, Document?.FileName ?? "", await UploadedFile.Bytes(Document, stop), stop), stop);

    private async Task<IActionResult> Do(Guid action, Func<Task> what, CancellationToken stop)
    {
        if (!await Find(action, stop))
            return NotFound();
        if (await Saving.Save(this, ["State", "Words", "EndedOn", "Forecast", "Why", "Comment", "Document"], async () =>
        {
            await what();
            return $"/my-actions/{action}?saved=true";
        }) is { } onward)
            return onward;
        if (!Request.Form.ContainsKey("State"))
            (State, Version) = ($"{Work.Action.State}", Work.Action.Version);
        return Page();
    }

    private async Task<bool> Find(Guid action, CancellationToken stop)
    {
        if (await ActionWork.Of(store, visit.Actor, action, stop) is not { } work)
            return false;
        Work = work;
        await using var db = await store.Read(Scope.Sector, stop);
        Read = await PlanRead.Of(db, work.Plan, stop);
        Slips = [.. Read.Schedule.Slips.Where(s => s.Action.Id == action)];
        Reports = await db.Set<ActionReport>().AsNoTracking().Where(r => r.ActionId == action).OrderByDescending(r => r.At).ToListAsync(stop);
        Risks = [.. (await db.Set<ActionRisk>().AsNoTracking().Where(r => r.ActionId == action).ToListAsync(stop)).OrderByDescending(r => r.Weight).ThenBy(r => r.Text, StringComparer.Ordinal)];
        Comments = await db.Set<ActionComment>().AsNoTracking().Where(c => c.ActionId == action).OrderBy(c => c.At).ToListAsync(stop);
        Files = await db.Set<ActionFile>().Where(f => f.ActionId == action).OrderBy(f => f.Given).Select(f => new FileRow(f.Id, f.FileName, f.Length, f.Given, f.ById)).ToListAsync(stop);
        List<Guid> people = [.. Reports.Select(r => r.ById).Concat(Comments.Select(c => c.ById)).Concat(Files.Select(f => f.By)).Distinct()];
        names = await db.Set<Account>().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return true;
    }
}
