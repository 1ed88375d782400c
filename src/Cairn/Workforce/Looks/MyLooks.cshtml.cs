using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A worker sees who looked at their record (UK GDPR, article 15: to whom it was disclosed).</summary>
[ResponseCache(NoStore = true)]
public sealed class MyLooksPage(Db db, Actor actor, Clock clock) : PageModel
{
    private const int PageSize = 50;

    public Clock Clock => clock;
    public string Employer { get; private set; } = "";
    public IReadOnlyList<Look> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task OnGet(long? before, CancellationToken stop)
    {
        var mine = await MyEngagements.Read(db, actor, stop);
        Employer = mine.Employer;
        var some = await Looks.At(db, mine.Organisation, mine.Records, mine.Since).Where(e => e.Sequence < (before ?? long.MaxValue)).Take(PageSize + 1).ToListAsync(stop);
        Next = some.Count > PageSize ? $"/me/looks?before={some[PageSize - 1].Sequence}" : null;
        Rows = await Looks.Told(db, some.Count > PageSize ? some[..PageSize] : some, mine.Organisation, stop);
    }
}
