using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A worker's own record: all that their employer holds of them.</summary>
public sealed class MyRecordPage(Db db, Actor actor, Labels labels, Clock clock) : PageModel
{
    public List<PersonRecord> Engagements { get; } = [];

    public string Employer { get; private set; } = "";

    public async Task OnGet(CancellationToken stop)
    {
        var person = await db.Set<Account>().Where(a => a.Id == actor.Account).Select(a => a.PersonId).FirstOrDefaultAsync(stop);
        Employer = await db.Set<Organisation>().Where(o => o.Id == actor.Organisation).Select(o => o.Name).FirstOrDefaultAsync(stop) ?? "";
        if (person is null)
            return;
        // The employer of the account, and no other: that two employers mean the same person rests on a number that one may have mistyped.
        var mine = await db.Own<Engagement>().Where(e => e.PersonId == person && e.OrganisationId == actor.Organisation).OrderBy(e => e.Id).Select(e => e.Record).ToListAsync(stop);
        foreach (var record in mine)
            if (await PersonRecord.Read(db, labels, clock, record, showSensitive: true, stop) is { } held)
                Engagements.Add(held);
    }
}
