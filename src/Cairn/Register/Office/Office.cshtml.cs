using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What waits for the office, queue by queue, and one queue's list (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class OfficePage(Store store, OfficeQueues queues, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    public const int Size = 100;

    [BindProperty(SupportsGet = true)] public string? Register { get; set; }
    [BindProperty(SupportsGet = true)] public string? Queue { get; set; }

    /// <summary>How many of the queue come before the page.</summary>
    [BindProperty(SupportsGet = true)] public int After { get; set; }

    public IReadOnlyList<Choice> Registers { get; private set; } = [];
    public string Name { get; private set; } = "";
    public IReadOnlyList<OfficeQueue> Queues { get; private set; } = [];
    public OfficeQueue? One { get; private set; }
    public IReadOnlyList<OfficeItem> Leaf { get; private set; } = [];
    public IReadOnlyDictionary<Guid, (string Name, long Number)> Who { get; private set; } = new Dictionary<Guid, (string, long)>();
    /// <summary>Payments of files that nothing has become of.</summary>
    public int Payments { get; private set; }

    public DateOnly Today => clock.Today;

    public int Waiting => Queues.Sum(q => q.Items.Count);

    public string Address(string? queue, int after = 0) => $"/office?Register={Register}{(queue is null ? "" : $"&Queue={queue}")}{(after > 0 ? $"&After={after}" : "")}";

    public static string Link(OfficeQueue queue, OfficeItem item) => queue.Id == "practice" ? $"/office/cases/{item.Subject}/conditions/{item.Ordinal}" : $"/office/registrants/{item.Registrant}" + queue.Id switch
    {
        "applications" or "answers" => $"/registrations/{item.Ordinal}/decide",
        "qualifications" => $"/qualifications/{item.Subject}",
        "details" => $"/details/{item.Subject}",
        _ => "",
    };

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        await facts.Follow(stop);
        Registers = [.. facts.Kept.Select(r => new Choice(r, packs.Register(r).Name))];
        Register = Registers.FirstOrDefault(r => r.Value == Register)?.Value ?? (Registers is [var first, ..] ? first.Value : null);
        if (Register is null)
            return Page();
        Name = packs.Register(Register).Name;
        Queues = await queues.Of(Register, stop);
        if (string.IsNullOrEmpty(Queue))
        {
            await using var own = await store.Read(Scope.System, stop);
            Payments = await own.Set<PaymentLine>().CountAsync(l => l.FactNumber == null && l.Settled == null, stop);
            return Page();
        }
        One = Queues.FirstOrDefault(q => q.Id == Queue);
        if (One is null)
            return NotFound();
        After = Math.Clamp(After, 0, Math.Max(0, One.Items.Count - 1));
        Leaf = [.. One.Items.Skip(After).Take(Size)];
        var ids = Leaf.Select(i => i.Registrant).Distinct().ToList();
        await using var db = await store.Read(Scope.System, stop);
        Who = await db.Set<Registrant>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => (r.Name, r.Number), stop);
        return Page();
    }
}
