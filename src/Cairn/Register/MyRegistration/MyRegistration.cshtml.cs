using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>Where my registrations stand, why, and who moves next (R2, R4).</summary>
public sealed class MyRegistrationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    /// <param name="Next">Who moves next, and by when.</param>
    /// <param name="Left">Items of the renewal that are left to do.</param>
    public sealed record Mine(int Ordinal, string Part, Judgement Judged, IReadOnlyList<(string Text, RuleHead? Rule)> Why, string Next, int Left);

    public RegistrantFile? Registrant { get; private set; }
    public IReadOnlyList<Mine> Registrations { get; private set; } = [];
    public DateOnly Today => clock.Today;

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Registrant = await MyFile.Find(db, packs, visit.Actor, stop);
        if (Registrant is not { } file)
            return;
        Registrations = [.. file.Registrations.Reverse().Select(r =>
        {
            List<Reason> why = [];
            var judged = file.Judge(r, Today, why);
            var list = judged.OnRegister ? Checklist.Of(file.Facts(r.Ordinal), file.Rules, r.Part, Today) : null;
            return new Mine(r.Ordinal, file.Rules.Parts.First(p => p.Head.Id == r.Part).Label, judged, [.. why.Select(w => (w.Text, file.Rules.Heads.FirstOrDefault(h => h.Id == w.Rule)))], Next(judged, list), list?.Items.Count(i => i.State is ItemState.ToDo or ItemState.Late) ?? 0);
        })];
    }

    private static string Next(Judgement judged, Checklist? list) => judged.Standing switch
    {
        Standing.Applied => "The register’s office decides about your application.",
        Standing.InformationAsked => "The register’s office waits for what it asked you for.",
        Standing.Suspended => "You may not work in the role until the suspension ends.",
        _ when list is null => "Nothing is to be done.",
        _ when list.Items.Any(i => i.State == ItemState.Late) => "Your renewal is late. Do what is left of it: your registration stands, and nobody is taken off by a program.",
        _ when list.Items.Any(i => i.State == ItemState.ToDo && i.Kind is not (ItemKind.Learning or ItemKind.Qualification)) => $"You renew, by {Platform.Site.Format.Date(list.From)}.",
        _ => $"Nothing until your renewal opens on {Platform.Site.Format.Date(list.Opens)}; learning can be recorded at any time.",
    };
}
