using Cairn.Engine.Registration;
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

/// <summary>One payment that waits, with what its registrant owes, and what a person decides about it (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SettlePaymentPage(Store store, Visit visit, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["How", "Reference", "Why"];

    public static readonly IReadOnlyList<Choice> Ways = [new("kept", "Keep it for a registration", "It counts as paid, whatever is due"), new("aside", "Set it aside", "It is no fee, was sent back, or is kept elsewhere")];

    [BindProperty] public string? How { get; set; }
    [BindProperty] public string? Reference { get; set; }
    [BindProperty] public string? Why { get; set; }

    public new PaymentFile File { get; private set; } = null!;
    public PaymentLine Line { get; private set; } = null!;
    public Registrant? Who { get; private set; }

    /// <summary>What is open of each registration that is applied for or in force.</summary>
    public IReadOnlyList<(string Reference, string Part, FeeState Fee)> Fees { get; private set; } = [];

    public string Here => $"{PaymentPages.Of(File.Id)}/lines/{Line.Place}";

    public async Task<IActionResult> OnGet(Guid file, int place, CancellationToken stop)
    {
        if (!await Read(file, place, stop))
            return NotFound();
        Reference = Line.Reference;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid file, int place, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(file, place, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await SettlePayment.Run(store, packs, visit.Actor, new(file, place, How, Reference, Why), stop);
            return PaymentPages.Of(file);
        }) ?? Page();
    }

    private async Task<bool> Read(Guid id, int place, CancellationToken stop)
    {
        await facts.Follow(stop);
        await using var db = await store.Read(Scope.System, stop);
        var file = await db.Set<PaymentFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop);
        var lines = await db.Set<PaymentLine>().AsNoTracking().Where(l => l.FileId == id).OrderBy(l => l.Place).ToListAsync(stop);
        if (file is null || lines.FirstOrDefault(l => l.Place == place) is not { } line)
            return false;
        // All of the file, since what stands above it may have paid the fee.
        await PaymentReading.Judge(db, lines, await PaymentReading.Numbers(db, lines.Where(l => l.Waits), stop), r => PaymentJudge.Of(facts, packs, r), stop);
        (File, Line) = (file, line);
        if (line.RegistrantId is not { } whose)
            return true;
        Who = await db.Set<Registrant>().AsNoTracking().FirstAsync(r => r.Id == whose, stop);
        var today = clock.Today;
        var own = PaymentJudge.Of(facts, packs, whose).ToList();
        Fees =
        [
            .. own.Where(r => KeepPayment.Owes(r.Facts, r.Rules, r.Part, today)).Select(r => (FeeReference.Words(Who.Number, r.Ordinal, own.Count), r.Rules.Parts.First(p => p.Head.Id == r.Part).Label,
                Renewal.Fee(r.Facts, r.Rules, KeepPayment.PeriodOf(r.Facts, r.Rules, r.Part, today), today))),
        ];
        return true;
    }
}
