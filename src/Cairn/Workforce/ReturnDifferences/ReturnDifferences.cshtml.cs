using System.Text.Json;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The records that accepting would add, change or move, field by field.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReturnDifferencesPage(Db db) : PageModel
{
    private const int PageSize = 50;

    private int total;

    public Guid Organisation { get; private set; }
    public string Report { get; private set; } = "";
    public string Heading { get; private set; } = "";
    public string? Next { get; private set; }
    public IReadOnlyList<ReturnDifference> Rows { get; private set; } = [];

    public string Caption => total > PageSize ? $"{PageSize} at a time, of {Format.Number(total)}" : "All of them";

    public async Task<IActionResult> OnGet(Guid organisation, Guid id, string kind, long? after, CancellationToken stop)
    {
        Organisation = organisation;
        Report = $"/providers/{organisation}/returns/{id}";
        var wanted = Enum.Parse<DifferenceKind>(kind, ignoreCase: true);
        var all = db.Set<ReturnDifference>().AsNoTracking().Where(d => d.ReturnId == id && d.OrganisationId == organisation && d.Kind == wanted);
        total = await all.CountAsync(stop);
        if (total == 0)
            return NotFound();
        var some = await all.Where(d => d.Id > (after ?? 0)).OrderBy(d => d.Id).Take(PageSize + 1).ToListAsync(stop);
        Rows = some.Count > PageSize ? some[..PageSize] : some;
        Next = some.Count > PageSize ? $"{Report}/difference/{kind}?after={Rows[^1].Id}" : null;
        Heading = wanted switch
        {
            DifferenceKind.New => $"{Format.Count(total, "record", "records")} would be added",
            DifferenceKind.Moved => $"{Format.Count(total, "person", "people")} would move between services",
            _ => $"{Format.Count(total, "record", "records")} would change",
        };
        return Page();
    }

    /// <summary>Column, before, after.</summary>
    public IReadOnlyList<string[]> Fields(ReturnDifference row) => JsonSerializer.Deserialize<List<string[]>>(row.Fields)!;
}
