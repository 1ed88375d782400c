using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a council has said of carers in its area, and the form to say more.</summary>
public sealed class StateCarersPage(Db db, Store store, Visit visit, Packs packs) : PageModel
{
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? People { get; set; }
    [BindProperty] public DateOnly? AsAt { get; set; }
    [BindProperty] public string? How { get; set; }
    [BindProperty] public string? Margin { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public string Area { get; private set; } = "";
    public string AreaName { get; private set; } = "";
    public bool Saved { get; private set; }
    public IReadOnlyList<CareStatement> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(string area, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Read(area, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string area, CancellationToken stop)
    {
        if (!await Read(area, stop))
            return NotFound();
        var (people, margin) = (Whole(People, nameof(People)), Whole(Margin, nameof(Margin)));
        if (!ModelState.IsValid)
            return Page();
        await visit.Release();
        try
        {
            await StateCarers.Run(store, packs, visit.Actor, area, new(Kind, people, AsAt, How, margin, Source), Key, stop);
            return Redirect($"/areas/{Uri.EscapeDataString(area)}/carers?saved=true");
        }
        catch (AnswersRefusedException refused)
        {
            foreach (var fault in refused.Faults)
                ModelState.AddModelError(fault.Question, fault.Text);
            return Page();
        }
    }

    private long? Whole(string? typed, string name)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (long.TryParse(typed.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        ModelState.AddModelError(name, $"“{typed}” is not a whole number. Write digits, such as 4,200");
        return null;
    }

    private async Task<bool> Read(string area, CancellationToken stop)
    {
        if (visit.Actor.Area is not { } own || own != area)
            return false;
        (Area, AreaName) = (own, CouncilArea.Name(packs, own));
        Rows = await db.Set<CareStatement>().AsNoTracking().Where(s => s.Area == own).OrderByDescending(s => s.AsAt).ThenBy(s => s.Kind).ToListAsync(stop);
        return true;
    }
}
