using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What an imported file brought, and where it disagrees with itself.</summary>
public sealed class OnePublishedFilePage(Db db) : PageModel
{
    public PublishedFile Brought { get; private set; } = null!;
    public IReadOnlyList<PublishedTable> Tables { get; private set; } = [];
    public IReadOnlyList<Disagreement> Disagreements { get; private set; } = [];

    /// <summary>The series that its figures belong to, and how many figures each got.</summary>
    public IReadOnlyList<(string Series, int Figures)> Series { get; private set; } = [];

    [BindProperty(SupportsGet = true)] public bool Again { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken stop)
    {
        if (await db.Set<PublishedFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) is not { } file)
            return NotFound();
        Brought = file;
        Tables = await HeldTables.OfFile(db, id, stop);
        Disagreements = [.. Tables.SelectMany(Disagreement.In)];
        Series = [.. Tables.SelectMany(PlacedFigure.In).GroupBy(f => f.Series, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))];
        return Page();
    }
}
