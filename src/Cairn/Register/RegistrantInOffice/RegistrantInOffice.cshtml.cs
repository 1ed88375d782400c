using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>One registrant's file as the office sees it: all facts, who put them in, as at any day and as known at any (R2). Every look is kept.</summary>
[ResponseCache(NoStore = true)]
public sealed class RegistrantInOfficePage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public DateOnly? AsAt { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? KnownOn { get; set; }

    public sealed record Stands(int Ordinal, string Part, Judgement Judged, IReadOnlyList<(Reason Reason, RuleHead? Rule)> Why);

    public RegistrantFile Held { get; private set; } = null!;
    public Registrant Registrant => Held.Registrant;
    public IReadOnlyList<Stands> Standings { get; private set; } = [];
    public RegistrantPrivate? Private { get; private set; }
    public IReadOnlyList<PreviousName> Names { get; private set; } = [];
    public IReadOnlyList<Application> Applications { get; private set; } = [];
    public IReadOnlyList<InformationRequest> Requests { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string For, string Name, DateTime Given)> Evidence { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Accounts { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyDictionary<int, OfficeDecision> Reasons { get; private set; } = new Dictionary<int, OfficeDecision>();
    public (Guid Id, long Number)? Into { get; private set; }
    public IReadOnlyList<QualificationClaim> Claims { get; private set; } = [];
    public IReadOnlyList<DetailsRequest> Asked { get; private set; } = [];
    public IReadOnlyList<(Guid Other, long Number, PairDecision Decision)> Pairs { get; private set; } = [];
    public bool Saved { get; private set; }
    public DateOnly Day { get; private set; }

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public string More(RegisterFact fact) => FactWords.More(packs, Held.Rules, fact);

    public string By(RegisterFact fact) => fact.RecordedBy is { } account ? Accounts.GetValueOrDefault(account) ?? "an account that is gone" : "brought in, or a program";

    public async Task<IActionResult> OnGet(Guid registrant, bool saved, CancellationToken stop)
    {
        await visit.Release();
        Saved = saved;
        if (!await LookAtRegistrant.File(store, visit.Actor, registrant, stop))
            return NotFound();
        Day = AsAt ?? clock.Today;
        await using var db = await store.Read(Scope.System, stop);
        // To the end of the day.
        Held = await RegistrantFile.Read(db, packs, registrant, stop, KnownOn is { } known && known < clock.Today ? Clock.StartOf(known.AddDays(1)) : null);
        Standings = [.. Held.Held.Select(r => Stand(r, Day))];
        Private = await db.Set<RegistrantPrivate>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == registrant, stop);
        Names = await db.Set<PreviousName>().AsNoTracking().Where(n => n.RegistrantId == registrant).OrderByDescending(n => n.Until).ToListAsync(stop);
        Applications = await db.Set<Application>().AsNoTracking().Where(a => a.RegistrantId == registrant).OrderBy(a => a.Ordinal).ToListAsync(stop);
        Requests = await db.Set<InformationRequest>().AsNoTracking().Where(r => r.RegistrantId == registrant).OrderBy(r => r.Asked).ToListAsync(stop);
        Evidence = [.. (await LookAtRegistrant.Of(db, registrant).OrderBy(e => e.Given).Select(e => new { e.Id, e.For, e.FileName, e.Given }).ToListAsync(stop)).Select(e => (e.Id, e.For, e.FileName, e.Given))];
        Claims = await db.Set<QualificationClaim>().AsNoTracking().Where(c => c.RegistrantId == registrant).OrderBy(c => c.Id).ToListAsync(stop);
        Asked = await db.Set<DetailsRequest>().AsNoTracking().Where(d => d.RegistrantId == registrant).OrderBy(d => d.Asked).ToListAsync(stop);
        Pairs = [.. (await db.Set<PairDecision>().AsNoTracking().Where(p => p.KeptId == registrant || p.JoinedId == registrant).OrderBy(p => p.On)
            .Select(p => new { Decision = p, Number = db.Set<Registrant>().Where(r => r.Id == (p.KeptId == registrant ? p.JoinedId : p.KeptId)).Select(r => r.Number).First() }).ToListAsync(stop))
            .Select(p => (p.Decision.KeptId == registrant ? p.Decision.JoinedId : p.Decision.KeptId, p.Number, p.Decision))];
        Reasons = await db.Set<OfficeDecision>().AsNoTracking().Where(d => d.RegistrantId == registrant).ToDictionaryAsync(d => d.FactNumber, stop);
        var by = Held.Rows.Select(f => f.RecordedBy).OfType<Guid>().Distinct().ToList();
        Accounts = await db.Set<Account>().Where(a => by.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        if (Registrant.MergedInto is { } into)
            Into = (into, await db.Set<Registrant>().Where(r => r.Id == into).Select(r => r.Number).FirstAsync(stop));
        return Page();
    }

    /// <summary>A file is always saved, never shown by the browser: whoever sent it chose what is in it.</summary>
    public async Task<IActionResult> OnGetEvidence(Guid registrant, Guid evidence, CancellationToken stop)
    {
        await visit.Release();
        return await LookAtRegistrant.Evidence(store, visit.Actor, registrant, evidence, stop) is { } found ? File(found.Content, "application/octet-stream", found.FileName) : NotFound();
    }

    private Stands Stand(Registration registration, DateOnly day)
    {
        List<Reason> why = [];
        var judged = Held.Judge(registration, day, why);
        return new(registration.Ordinal, Held.Rules.Parts.First(p => p.Head.Id == registration.Part).Label, judged, [.. why.Select(r => (r, Held.Rules.Heads.FirstOrDefault(h => h.Id == r.Rule)))]);
    }

    public static bool Waits(Judgement judged) => judged.Standing is Standing.Applied or Standing.InformationAsked;
}
