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

/// <summary>One line of a batch beside what the register knows of the registrant: to check, to keep the notice, to take out, to undo (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class OneLinePage(Store store, Visit visit, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Outcome", "CheckWords", "On", "Way", "Proof", "TakeOutWhy", "ReverseWhy"];

    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public string? CheckWords { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? Way { get; set; }
    [BindProperty] public string? Proof { get; set; }
    [BindProperty] public string? TakeOutWhy { get; set; }
    [BindProperty] public string? ReverseWhy { get; set; }

    public static readonly IReadOnlyList<Choice> Outcomes = [new("right", "The batch is right about them"), new("wrong", "It is wrong", "The batch stands still until that is answered")];
    public static readonly IReadOnlyList<Choice> Ways = [.. NoticeWays.All.Select(w => new Choice(w.Code, w.Words, w.Proof))];

    public BatchRead Read { get; private set; } = null!;
    public EndBatch Batch => Read.Batch;
    public EndLine Line { get; private set; } = null!;
    public RegistrantFile Known { get; private set; } = null!;

    public string More(RegisterFact fact) => FactWords.More(packs, Known.Rules, fact);

    public string? Contact { get; private set; }
    public string Standing { get; private set; } = "";
    public IReadOnlyDictionary<Guid, string> Accounts { get; private set; } = new Dictionary<Guid, string>();
    public int? NextToCheck { get; private set; }
    public bool Saved { get; private set; }

    /// <summary>Whether undoing it is still without cost.</summary>
    public bool Free => clock.Today <= Batch.FreeUntil;

    /// <summary>The day on which the end was undone.</summary>
    public DateOnly? Undone => Known.Rows.LastOrDefault(r => r.Kind == Engine.Registration.FactKind.EndReversed && r.About == Line.EndNumber)?.On;

    public bool InSample => Line.Draw == Batch.Draw && Line.In && Batch.Open;

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public string By(Guid? account) => account is { } id ? Accounts.GetValueOrDefault(id) ?? "" : "";

    public async Task<IActionResult> OnGet(Guid batch, int place, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Fill(batch, place, stop))
            return NotFound();
        (On, Way, Proof) = (Line.NoticeOn, Line.NoticeWay, Line.NoticeProof);
        return Page();
    }

    public Task<IActionResult> OnPostCheck(Guid batch, int place, CancellationToken stop) => Do(batch, place, () => CheckSample.Run(store, visit.Actor, new(batch, place, Outcome, CheckWords), stop), stop);

    public Task<IActionResult> OnPostNotice(Guid batch, int place, CancellationToken stop) => Do(batch, place, () => KeepNotice.Run(store, visit.Actor, new(batch, place, On, Way, Proof), stop), stop);

    public Task<IActionResult> OnPostTakeOut(Guid batch, int place, CancellationToken stop) => Do(batch, place, () => TakeOut.Run(store, visit.Actor, new(batch, place, TakeOutWhy), stop), stop);

    public Task<IActionResult> OnPostReverse(Guid batch, int place, CancellationToken stop) => Do(batch, place, () => ReverseEnd.Run(store, packs, visit.Actor, new(batch, place, ReverseWhy), stop), stop);

    private async Task<IActionResult> Do(Guid batch, int place, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        var onward = await Saving.Save(this, Questions, async () =>
        {
            await what();
            return $"{BatchPages.Of(batch, place)}?saved=true";
        });
        return onward ?? (await Fill(batch, place, stop) ? Page() : NotFound());
    }

    private async Task<bool> Fill(Guid batch, int place, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await BatchRead.Of(db, facts, packs, batch, clock.Today, stop) is not { } read || read.Lines.FirstOrDefault(l => l.Place == place) is not { } line)
            return false;
        (Read, Line) = (read, line);
        Known = await RegistrantFile.Read(db, packs, line.RegistrantId, stop);
        if (Known.Find(line.Ordinal) is { } registration)
            Standing = StandingWords.Of(Known.Judge(registration, clock.Today).Standing);
        var known = await db.Set<RegistrantPrivate>().AsNoTracking().Where(p => p.Id == line.RegistrantId).Select(p => new { p.Phone, p.Email, p.Address, p.Postcode }).FirstOrDefaultAsync(stop);
        Contact = string.Join("; ", new[] { known?.Phone, known?.Email, known?.Address, known?.Postcode }.Where(c => !string.IsNullOrWhiteSpace(c))) is { Length: > 0 } contact ? contact : null;
        Accounts = await BatchRead.Accounts(db, [line.CheckedBy, line.NoticeBy, line.TakenOutBy, line.ReversedBy], stop);
        NextToCheck = Batch.Open ? read.Lines.Where(l => l.Draw == Batch.Draw && l.In && l.IsRight is null && l.Place != place).Select(l => (int?)l.Place).FirstOrDefault() : null;
        return true;
    }
}
