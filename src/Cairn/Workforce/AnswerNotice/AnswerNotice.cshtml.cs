using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One notice: to be answered by others; for its owner with every conversation about it, and to be taken down (W12).</summary>
public sealed class AnswerNoticePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public static readonly IReadOnlyList<Choice> Whys = [new("matched", "Help was found or given"), new("withdrawn", "It is no longer wanted")];

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public Guid? To { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public HelpNotice Notice { get; private set; } = null!;
    public CountryLabels Labels { get; private set; } = null!;

    /// <summary>With whom, their name, and what was written, the oldest first.</summary>
    public IReadOnlyList<(Guid With, string Name, IReadOnlyList<HelpMessage> Messages)> Threads { get; private set; } = [];

    public DateOnly Today => clock.Today;
    public bool Owns => Notice.OrganisationId == Organisation;

    public DateOnly Day(DateTime sent) => clock.DateOf(sent);

    /// <summary>What was typed to one of several.</summary>
    public string? Typed(Guid with) => Request.HasFormContentType ? Request.Form[$"Text-{with}"].ToString() : null;

    public async Task<IActionResult> OnGet(Guid organisation, Guid notice, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Read(organisation, notice, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid notice, CancellationToken stop)
    {
        if (!await Read(organisation, notice, stop))
            return NotFound();
        var saved = await Saving.Save(this, [nameof(Text)], async () =>
        {
            await AnswerNotice.Run(Keeper, new(notice, To, Owns && To is { } to ? Typed(to) : Text), Key, stop);
            return Here;
        });
        // To one of several: the fault stands beside that one's box.
        if (Owns && To is { } with && ModelState[nameof(Text)]?.Errors.FirstOrDefault() is { } error)
        {
            ModelState.Remove(nameof(Text));
            ModelState.AddModelError($"Text-{with}", error.ErrorMessage);
        }
        return saved ?? Page();
    }

    public async Task<IActionResult> OnPostClose(Guid organisation, Guid notice, CancellationToken stop)
    {
        if (!await Read(organisation, notice, stop))
            return NotFound();
        if (Whys.All(w => w.Value != Why))
            ModelState.AddModelError(nameof(Why), "Say why it is taken down");
        return await Saving.Save(this, [nameof(Why)], async () =>
        {
            await CloseNotice.Run(Keeper, notice, Why == "matched", stop);
            return Here;
        }) ?? Page();
    }

    private Keeper Keeper => new(db.Store, visit.Scope, visit.Actor, Organisation, codes, labels);

    private string Here => $"/providers/{Organisation}/help/{Notice.Id}?saved=true";

    private async Task<bool> Read(Guid organisation, Guid notice, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.NoticeFor(notice, organisation, Today, stop) is not { } found)
            return false;
        Notice = found;
        Labels = labels.Of(found.Country);
        var messages = await db.MessagesOf(organisation).AsNoTracking().Where(m => m.NoticeId == notice).OrderBy(m => m.Sent).ToListAsync(stop);
        var threads = messages.GroupBy(m => m.OrganisationId == organisation ? m.ToId : m.OrganisationId).ToList();
        var with = threads.Select(t => t.Key).ToList();
        var names = await db.Set<People.Organisation>().Where(o => with.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        Threads = [.. threads.Select(t => (t.Key, names[t.Key], (IReadOnlyList<HelpMessage>)[.. t]))];
        return true;
    }
}
