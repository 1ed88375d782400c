using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>Where my registrations stand, why, who moves next, and what happened (R2, R4).</summary>
[ResponseCache(NoStore = true)]
public sealed class MyRegistrationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    /// <param name="Next">Who moves next, and by when.</param>
    /// <param name="Left">Items of the renewal that are left to do.</param>
    /// <param name="Happened">The newest first.</param>
    public sealed record Mine(int Ordinal, string Part, Judgement Judged, IReadOnlyList<(string Text, RuleHead? Rule)> Why, string Next, int Left, FeeState Fee, DateOnly? Leaves, IReadOnlyList<RegisterFact> Happened)
    {
        public bool Waits => Judged.Standing is Standing.Applied or Standing.InformationAsked;
    }

    public RegistrantFile? Registrant { get; private set; }
    public IReadOnlyList<Mine> Registrations { get; private set; } = [];
    public IReadOnlyList<InformationRequest> Requests { get; private set; } = [];
    public IReadOnlyDictionary<int, OfficeDecision> Reasons { get; private set; } = new Dictionary<int, OfficeDecision>();
    public IReadOnlyList<QualificationClaim> Claims { get; private set; } = [];
    public IReadOnlyList<DetailsRequest> Asked { get; private set; } = [];
    public IReadOnlyList<GivenNotice> Notices { get; private set; } = [];
    public int Begun { get; private set; }
    public bool Sent { get; private set; }
    public bool Saved { get; private set; }
    public DateOnly Today => clock.Today;

    public async Task OnGet(bool sent, bool saved, CancellationToken stop)
    {
        (Sent, Saved) = (sent, saved);
        await using var db = await store.Read(Scope.System, stop);
        var account = visit.Actor.Account;
        Begun = await db.Set<Application>().CountAsync(a => a.AccountId == account && a.RegistrantId == null, stop);
        Registrant = await MyFile.Find(db, packs, visit.Actor, stop);
        if (Registrant is not { } file)
            return;
        var id = file.Registrant.Id;
        Requests = await db.Set<InformationRequest>().AsNoTracking().Where(r => r.RegistrantId == id && r.Answered == null).OrderBy(r => r.Due).ToListAsync(stop);
        Reasons = await db.Set<OfficeDecision>().AsNoTracking().Where(d => d.RegistrantId == id).ToDictionaryAsync(d => d.FactNumber, stop);
        Claims = await db.Set<QualificationClaim>().AsNoTracking().Where(c => c.RegistrantId == id).OrderBy(c => c.Id).ToListAsync(stop);
        Asked = await db.Set<DetailsRequest>().AsNoTracking().Where(d => d.RegistrantId == id).OrderByDescending(d => d.Asked).ToListAsync(stop);
        Notices = await GivenNotice.Of(db, file, Today, stop);
        Registrations = [.. file.Held.Reverse().Select(r => Of(file, r))];
    }

    public string More(RegisterFact fact) => FactWords.More(packs, Registrant!.Rules, fact);

    public string Award(string code) => RuleWords.Held(packs, Registrant!.Rules, code, Today);

    /// <summary>What an award was decided to count as.</summary>
    public string Counts(QualificationClaim claim) => claim.Assessed is null ? "the register’s office has not assessed it yet, and until then it does not count"
        : claim.RecognisedAs!.Length == 0 ? $"it does not count here. {claim.Reason}" : $"it counts as {string.Join(" and ", claim.RecognisedAs.Split(' ').Select(Award))}. {claim.Reason}".TrimEnd();

    private Mine Of(RegistrantFile file, Registration registration)
    {
        List<Reason> why = [];
        var judged = file.Judge(registration, Today, why);
        var facts = file.Facts(registration.Ordinal);
        var list = judged.OnRegister ? Checklist.Of(facts, file.Rules, registration.Part, Today) : null;
        var leaving = judged.OnRegister ? LeaveRegister.Leaving(file, registration.Ordinal)?.On : null;
        return new Mine(registration.Ordinal, file.Rules.Parts.First(p => p.Head.Id == registration.Part).Label, judged,
            [.. why.Select(w => (w.Text, file.Rules.Heads.FirstOrDefault(h => h.Id == w.Rule)))], Next(judged, list), list?.Items.Count(i => i.State is ItemState.ToDo or ItemState.Late) ?? 0,
            Renewal.Fee(facts, file.Rules, 0, Today), leaving, [.. file.Rows.Where(f => f.Ordinal == 0 || f.Ordinal == registration.Ordinal).Reverse()]);
    }

    private string Next(Judgement judged, Checklist? list) => judged.Standing switch
    {
        Standing.Applied => "The register’s office decides about your application. Until it has entered you in the register you are not registered.",
        Standing.InformationAsked => Requests is [var first, ..] ? $"You move next: the register’s office waits for your answer, by {Format.Date(first.Due)}." : "The register’s office waits for what it asked you for.",
        Standing.Suspended => "You may not work in the role until the suspension ends.",
        _ when list is null => "Nothing is to be done.",
        _ when list.Items.Any(i => i.State == ItemState.Late) => "Your renewal is late. Do what is left of it: your registration stands, and nobody is taken off by a program.",
        _ when list.Items.Any(i => i.State == ItemState.ToDo && i.Kind is not (ItemKind.Learning or ItemKind.Qualification)) => $"You renew, by {Format.Date(list.From)}.",
        _ => $"Your renewal opens on {Format.Date(list.Opens)}. Learning, and a qualification that you are to gain, can be done before.",
    };
}
