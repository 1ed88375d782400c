using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A worker's own record: all that their employer holds of them, who looked at it, and what they have asked about it.</summary>
public sealed class MyRecordPage(Db db, Actor actor, Labels labels, RegisterCheck register, Clock clock) : PageModel
{
    public List<PersonRecord> Engagements { get; } = [];

    public IReadOnlyList<RecordRequest> Requests { get; private set; } = [];

    public string Employer { get; private set; } = "";

    public Guid EmployerId { get; private set; }

    public DateOnly On(DateTime at) => clock.DateOf(at);

    /// <summary>Looks in the last thirty days.</summary>
    public int Looks { get; private set; }

    public bool Asked { get; private set; }

    /// <summary>Surveys of the employer that can be answered today.</summary>
    public int Surveys { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        var mine = await MyEngagements.Read(db, actor, stop);
        (Employer, EmployerId, Asked) = (mine.Employer, mine.Organisation, Request.Query["saved"] == "asked");
        var today = clock.Today;
        Surveys = await db.Set<Survey>().CountAsync(s => s.OrganisationId == mine.Organisation && s.State == SurveyState.Open && s.OpensOn <= today && s.ClosesOn >= today, stop);
        foreach (var record in mine.Records)
            if (await PersonRecord.Read(db, labels, register, clock, record, showSensitive: true, stop) is { } held)
                Engagements.Add(held);
        if (mine.Records.Count == 0)
            return;
        var since = clock.Now.AddDays(-30);
        Looks = await Workforce.Looks.At(db, mine.Organisation, mine.Records, mine.Since).CountAsync(e => e.At >= since, stop);
        Requests = await db.Set<RecordRequest>().AsNoTracking().Where(r => mine.Records.Contains(r.EngagementId)).OrderByDescending(r => r.Asked).Take(20).ToListAsync(stop);
    }
}
