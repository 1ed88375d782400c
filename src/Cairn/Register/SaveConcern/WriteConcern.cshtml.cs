using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// A concern is sent, saved, or gone on with by its code (R6). The code is sent in the form and stands in no address, since addresses get
/// into logs, histories and the next page's referrer.
/// </summary>
[RequestSizeLimit(GiveEvidencePage.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = GiveEvidencePage.Most)]
[ResponseCache(NoStore = true)]
public sealed class WriteConcernPage(Store store, Visit visit, Packs packs, Clock clock, PublicLimiter limiter, CodeGuesses guesses) : PageModel
{
    public const string Route = "/register/concern/write";

    public enum Stage { Code, Writing, Saved, Sent }

    [BindProperty] public ConcernForm Form { get; set; } = new();

    public Stage At { get; private set; }

    /// <summary>The code, where it is shown.</summary>
    public string? Code { get; private set; }

    public DateOnly Until { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>Opens what the code was given for.</summary>
    public async Task OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (!MayTry())
            return;
        await using var db = await store.Read(Scope.System, stop);
        if (await ConcernDraft.Find(db, Form.Code, stop) is not { } draft)
        {
            Wrong();
            return;
        }
        ModelState.Clear();
        Form.Fill(draft.Answers);
        Form.Code = ConcernCode.Plain(Form.Code);
        await Write(db, draft, stop);
    }

    public Task<IActionResult> OnPostSave(CancellationToken stop) => Do(async change =>
    {
        var kept = await SaveConcern.Run(store, packs, Form.Answers(), change, stop);
        (At, Code, Until) = (Stage.Saved, kept.New ? kept.Code : null, kept.Until);
    }, stop);

    public Task<IActionResult> OnPostSend(CancellationToken stop) => Do(async change =>
    {
        Code = await RaiseConcern.Run(store, packs, visit.Actor, Form.Answers(), change, Form.Key, stop);
        At = Stage.Sent;
    }, stop);

    /// <summary>What the code is shown on is no page to come back to, so it stays where it is.</summary>
    private async Task<IActionResult> Do(Func<DraftChange, Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (!Form.Begin(packs, clock.Today))
            return Redirect("/register/concern");
        At = Stage.Writing;
        if (limiter.Wait(HttpContext.Connection.RemoteIpAddress) is not null)
            Later("", "Too much came from your address in a short time. Nothing was saved. Wait a minute and send it again");
        else if (Form.Code is null || MayTry())
            await Try(what, stop);
        return Page();
    }

    private async Task Try(Func<DraftChange, Task> what, CancellationToken stop)
    {
        await Saving.Save(this, ConcernForm.Questions, async () =>
        {
            try
            {
                await what(await Form.Change(stop));
            }
            catch (NoSuchRecordException)
            {
                guesses.Wrong(HttpContext.Connection.RemoteIpAddress);
                throw;
            }
            return Route;
        });
        if (At == Stage.Writing && Form.Files.Count > 0 && ModelState.GetFieldValidationState("Files") != ModelValidationState.Invalid)
            ModelState.AddModelError("Files", "Choose the files again: none was kept, since something else was wrong");
        if (At != Stage.Writing || Form.Code is null)
            return;
        await using var db = await store.Read(Scope.System, stop);
        if (await ConcernDraft.Find(db, Form.Code, stop) is { } draft)
            await Write(db, draft, stop);
    }

    /// <summary>Shows the form with the draft's files. Shown anew after somebody saved it elsewhere, it is saved as it is here.</summary>
    private async Task Write(Db db, ConcernDraft draft, CancellationToken stop)
    {
        Form.Begin(packs, clock.Today);
        Form.Version = draft.Version;
        Form.Held = [.. (await db.Set<Evidence>().Where(e => e.OwnerId == draft.Id).OrderBy(e => e.Given).Select(e => new { e.Id, e.FileName, e.Length }).ToListAsync(stop))
            .Select(e => new Platform.Site.Elements.Choice(e.Id.ToString(), e.FileName, $"{Format.Number(Math.Max(1, e.Length / 1024))} kB"))];
        At = Stage.Writing;
    }

    private bool MayTry()
    {
        if (guesses.MayTry(HttpContext.Connection.RemoteIpAddress))
            return true;
        Later(At == Stage.Code ? "Code" : "", CodeGuesses.TooMany);
        return false;
    }

    private void Wrong()
    {
        guesses.Wrong(HttpContext.Connection.RemoteIpAddress);
        ModelState.AddModelError("Code", SaveConcern.None);
    }

    private void Later(string question, string words)
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        ModelState.AddModelError(question, words);
    }
}
