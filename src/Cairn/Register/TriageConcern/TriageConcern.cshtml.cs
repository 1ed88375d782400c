using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>One concern, read and decided (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class TriageConcernPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty] public string? Decision { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Told { get; set; }
    [BindProperty] public long Version { get; set; }

    public static readonly IReadOnlyList<Choice> Decisions =
    [
        new("open", "Open a case", "The registrant cannot leave or be taken off while it is open"), new("elsewhere", "It is for somebody else", "Say who, in what they are told"), new("close", "Nothing further is done"),
    ];

    public Concern Concern { get; private set; } = null!;
    public string Subject { get; private set; } = "";
    public IReadOnlyList<(Guid Id, string Name, int Length)> Files { get; private set; } = [];
    public DateOnly ReceivedOn => clock.DateOf(Concern.Received);

    public async Task<IActionResult> OnGet(Guid concern, CancellationToken stop)
    {
        if (!await Read(concern, stop))
            return NotFound();
        (Number, Version) = (Concern.Number is { } number ? RegistrationNumber.Words(number) : null, Concern.Version);
        return Page();
    }

    /// <summary>A file is always saved, never shown by the browser: whoever sent it chose what is in it.</summary>
    public async Task<IActionResult> OnGetFile(Guid concern, Guid file, CancellationToken stop)
    {
        await visit.Release();
        return await LookAtRegistrant.WithConcern(store, visit.Actor, concern, file, stop) is { } found ? File(found.Content, "application/octet-stream", found.FileName) : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid concern, CancellationToken stop)
    {
        if (!await Read(concern, stop))
            return NotFound();
        await visit.Release();
        return await Saving.Save(this, ["Decision", "Number", "Reason", "Told"], async () =>
        {
            await TriageConcern.Run(store, packs, visit.Actor, new(concern, Version, Decision, Number, Reason, Told), stop);
            return "/office/concerns";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid concern, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<Concern>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == concern, stop) is not { } found)
            return false;
        Concern = found;
        Files = [.. (await db.Set<Evidence>().Where(e => e.OwnerId == concern).OrderBy(e => e.Given).Select(e => new { e.Id, e.FileName, e.Length }).ToListAsync(stop)).Select(e => (e.Id, e.FileName, e.Length))];
        Subject = packs[found.Country].List("concern-subjects").Find(found.Subject, clock.Today)?.Label ?? found.Subject;
        return true;
    }
}
