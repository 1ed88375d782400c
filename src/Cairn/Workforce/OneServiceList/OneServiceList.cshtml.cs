using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a regulator's list held, what it lacked, and what changed by it.</summary>
public sealed class OneServiceListPage(Db db, Packs packs) : PageModel
{
    public ServiceList List { get; private set; } = null!;
    public ListReport Report { get; private set; } = null!;
    public string RegulatorName { get; private set; } = "";
    public bool Again { get; private set; }

    /// <summary>Some services of each change: what it is, how many in all, and those that are still held by number.</summary>
    public IReadOnlyList<(string What, int All, IReadOnlyList<(string Number, string Name)> Some)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id, bool again, CancellationToken stop)
    {
        if (await db.Set<ServiceList>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.IsDone, stop) is not { } list)
            return NotFound();
        (List, Report, Again, RegulatorName) = (list, list.Details, again, ListLayout.Of(packs, list.Regulator).RegulatorName);
        var numbers = Report.New.Concat(Report.Closed).Concat(Report.Gone).Concat(Report.Regraded).Distinct(StringComparer.Ordinal).ToList();
        var names = await db.CurrentLists().Where(l => l.Regulator == list.Regulator)
            .SelectMany(l => db.Set<RegulatedService>().Where(s => s.ListId == l.Id && numbers.Contains(s.Number))).Select(s => new { s.Number, s.ShownName }).ToDictionaryAsync(s => s.Number, s => s.ShownName, StringComparer.Ordinal, stop);
        IReadOnlyList<(string, string)> Some(IReadOnlyList<string> some) => [.. some.Where(names.ContainsKey).Select(n => (n, names[n]))];
        Changes = [("New services", list.New, Some(Report.New)), ("Closed since", list.Closed, Some(Report.Closed)), ("No longer listed", list.Gone, Some(Report.Gone)), ("Graded otherwise", list.Regraded, Some(Report.Regraded))];
        return Page();
    }
}
