using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a council pays foster carers beside the national minimum, and the form to say it.</summary>
public sealed class StateAllowancesPage(Db db, Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public string Area { get; private set; } = "";
    public string AreaName { get; private set; } = "";
    public bool Saved { get; private set; }
    public IReadOnlyList<FosterMinimum> Bands { get; private set; } = [];
    public IReadOnlyList<AllowanceRow> Rows { get; private set; } = [];

    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public async Task<IActionResult> OnGet(string area, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Read(area, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string area, CancellationToken stop)
    {
        if (!await Read(area, stop))
            return NotFound();
        var paid = Bands.Select(b => new StateAllowances.Paid(b.Band, Pence(StateAllowances.PayField(b.Band), b.Label), Children(StateAllowances.ChildrenField(b.Band), b.Label))).ToList();
        if (!ModelState.IsValid)
            return Page();
        await visit.Release();
        try
        {
            await StateAllowances.Run(store, packs, visit.Actor, area, new(From, paid), Key, stop);
            return Redirect($"/areas/{Uri.EscapeDataString(area)}/foster-allowances?saved=true");
        }
        catch (AnswersRefusedException refused)
        {
            foreach (var fault in refused.Faults)
                ModelState.AddModelError(fault.Question, fault.Text);
            return Page();
        }
    }

    private long? Pence(string field, string label)
    {
        if (Typed(field) is not { Length: > 0 } typed)
            return null;
        if (decimal.TryParse(typed.Replace("£", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds) && Math.Abs(pounds) < 1_000_000)
            return (long)decimal.Round(pounds * 100, MidpointRounding.AwayFromZero);
        ModelState.AddModelError(field, $"{label}: “{typed}” is not a sum in pounds. Write one such as 168.31");
        return null;
    }

    private int? Children(string field, string label)
    {
        if (Typed(field) is not { Length: > 0 } typed)
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var children))
            return children;
        ModelState.AddModelError(field, $"{label}: “{typed}” is not a whole number of children");
        return null;
    }

    private async Task<bool> Read(string area, CancellationToken stop)
    {
        if (visit.Actor.Area is not { } own || own != area)
            return false;
        (Area, AreaName) = (own, CouncilArea.Name(packs, own));
        if (CouncilArea.Find(packs, own) is not { } pack)
            return true;
        Bands = FosterMinimum.Of(pack, own, clock.Today);
        var said = await db.Set<FosterAllowance>().AsNoTracking().Where(a => a.Area == own).ToListAsync(stop);
        Rows = AllowanceRow.Of(said, pack, clock.Today, exact: true);
        return true;
    }
}
