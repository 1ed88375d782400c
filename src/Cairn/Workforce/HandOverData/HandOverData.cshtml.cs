using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class HandOverDataPage(Db db, Visit visit) : PageModel
{
    /// <param name="Next">Who would keep the record.</param>
    /// <param name="Other">The side that is not ours.</param>
    /// <param name="AskedByUs">Null while nobody asks.</param>
    public sealed record Row(Guid Id, string Subsidiary, string Keeps, string Next, string Other, bool? AskedByUs, string Asked, string AskWords);

    public bool MayAsk => visit.Actor.Role == Role.ProviderManager;

    public string Key { get; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public string? Saved { get; private set; }
    public List<Row> Rows { get; } = [];

    public async Task OnGet(Guid organisation, string? saved, CancellationToken stop)
    {
        Saved = saved switch { "Ask" => "Asked. The other side finds it on this page.", "true" => "Agreed. It holds from now on.", "false" => "It stays as it is.", _ => null };
        await Read(organisation, stop);
    }

    public Task<IActionResult> OnPostAsk(Guid organisation, Guid subsidiary, string? key, CancellationToken stop) =>
        Do(organisation, "Ask", () => HandOverData.Run(db.Store, visit.Actor, organisation, subsidiary, key, stop), stop);

    public Task<IActionResult> OnPostAnswer(Guid organisation, Guid subsidiary, bool agrees, string? key, CancellationToken stop) =>
        Do(organisation, agrees ? "true" : "false", () => HandOverData.Answer(db.Store, visit.Actor, organisation, subsidiary, agrees, key, stop), stop);

    private async Task<IActionResult> Do(Guid organisation, string saved, Func<Task> act, CancellationToken stop)
    {
        if (await Saving.Save(this, [], async () =>
        {
            await act();
            return $"/providers/{organisation}/record-keeping?saved={saved}";
        }) is { } done)
            return done;
        await Read(organisation, stop);
        return Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var all = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == organisation || o.ParentId == organisation).OrderBy(o => o.NameKey).ToListAsync(stop);
        var own = all.First(o => o.Id == organisation);
        Name = own.Name;
        var parent = own.ParentId is { } above ? await db.Set<Organisation>().Where(o => o.Id == above).Select(o => o.Name).FirstOrDefaultAsync(stop) : null;
        if (parent is not null)
            Rows.Add(Make(own, parent, own.Name, ours: own.Name));
        Rows.AddRange(all.Where(o => o.ParentId == organisation).Select(o => Make(o, own.Name, o.Name, ours: own.Name)));
    }

    private Row Make(Organisation of, string parent, string subsidiary, string ours)
    {
        var (keeps, next) = of.ParentOwnsData ? (parent, subsidiary) : (subsidiary, parent);
        var other = ours == parent ? subsidiary : parent;
        return new Row(of.Id, subsidiary, keeps, next, other, of.HandOverAskedBy is { } asked ? asked == Organisation : null,
            of.HandOverAskedAt is { } at ? ReturnWords.Sent(at) : "", next == ours ? $"Ask {other} to let you keep it" : $"Ask {other} to keep it");
    }
}
