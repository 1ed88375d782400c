using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>How every figure that is shown so far is defined: who printed it, where, for when, and what to know.</summary>
public sealed class FiguresPage(Packs packs) : PageModel
{
    public IReadOnlyList<PublishedTable> Tables { get; } = [.. SectorTables.All.Select(packs.Published)];
}
