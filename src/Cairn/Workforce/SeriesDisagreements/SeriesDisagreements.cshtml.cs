using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>What published figures say against themselves: printed shares and changes that their own counts do not give, and what does not add up.</summary>
public sealed class SeriesDisagreementsPage(Db db, Packs packs) : PageModel
{
    public IReadOnlyList<(PublishedTable Table, IReadOnlyList<Disagreement> All)> Tables { get; private set; } = [];

    /// <summary>Of the shares and changes that were printed: how many of each verdict.</summary>
    public ILookup<PrintedVerdict, PrintedVerdict> Verdicts { get; private set; } = null!;

    public int Held { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        var held = await HeldTables.Read(db, packs, stop);
        Held = held.Count;
        Tables = [.. held.Select(t => (t, (IReadOnlyList<Disagreement>)[.. Disagreement.In(t)])).Where(t => t.Item2.Count > 0)];
        Verdicts = held.SelectMany(t => PublishedCheck.Of(t).Rows).SelectMany(r => new[] { r.ShareVerdict, r.ChangeVerdict }).Where(v => v != PrintedVerdict.NotPrinted).ToLookup(v => v);
    }
}
