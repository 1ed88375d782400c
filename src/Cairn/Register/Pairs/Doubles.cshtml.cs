using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Registrants who may be one person, with why, but for those about whom it was decided (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class DoublesPage(Store store, RegisterFacts facts, Packs packs) : PageModel
{
    public const int Size = 100;

    [BindProperty(SupportsGet = true)] public string? Register { get; set; }

    /// <summary>How many of the list come before the page.</summary>
    [BindProperty(SupportsGet = true)] public int After { get; set; }

    public IReadOnlyList<Choice> Registers { get; private set; } = [];
    public int Count { get; private set; }
    public IReadOnlyList<DoublePair> Leaf { get; private set; } = [];
    public IReadOnlyDictionary<long, (Guid Id, string Name)> Who { get; private set; } = new Dictionary<long, (Guid, string)>();
    public int Looked { get; private set; }

    public string Address(int after) => $"/office/doubles?Register={Register}&After={after}";

    public static string Words(DoubleWhy why) => string.Join(", ", new (DoubleWhy Flag, string Text)[]
    {
        (DoubleWhy.SamePerson, "one person in the workforce record"), (DoubleWhy.SameName, "same name"), (DoubleWhy.LikeName, "names alike"), (DoubleWhy.SameBirth, "same date of birth"),
        (DoubleWhy.SameEmail, "same e-mail"), (DoubleWhy.SamePostcode, "same postcode"),
    }.Where(w => why.HasFlag(w.Flag)).Select(w => w.Text));

    public async Task OnGet(CancellationToken stop)
    {
        await facts.Follow(stop);
        Registers = [.. facts.Kept.Select(r => new Choice(r, packs.Register(r).Name))];
        Register = Registers.FirstOrDefault(r => r.Value == Register)?.Value ?? (Registers is [var first, ..] ? first.Value : null);
        if (Register is null)
            return;
        await using var db = await store.Read(Scope.System, stop);
        var rows = await db.Set<Registrant>().Where(r => r.Register == Register && r.MergedInto == null)
            .Select(r => new { r.Id, r.Number, r.Given, r.Family, r.PersonId, Private = db.Set<RegistrantPrivate>().FirstOrDefault(p => p.Id == r.Id) })
            .Select(r => new { r.Id, Row = new DoubleRow(r.Number, r.Given, r.Family, r.Private!.BirthDate, r.Private.Email, r.Private.Postcode, r.PersonId) }).ToListAsync(stop);
        var numbers = rows.ToDictionary(r => r.Id, r => r.Row.Number);
        var decided = (await db.Set<PairDecision>().Where(p => p.Undone == null).Select(p => new { p.KeptId, p.JoinedId }).ToListAsync(stop))
            .Select(p => (numbers.GetValueOrDefault(p.KeptId), numbers.GetValueOrDefault(p.JoinedId))).ToHashSet();
        Looked = rows.Count;
        DoublePair[] all = [.. Doubles.Of([.. rows.Select(r => r.Row)], RegisterSearch.Variants(packs)).Where(p => !decided.Contains((p.First, p.Second)))];
        Count = all.Length;
        After = Math.Clamp(After, 0, Math.Max(0, Count - 1));
        Leaf = [.. all.Skip(After).Take(Size)];
        var named = Leaf.SelectMany(p => new[] { p.First, p.Second }).ToHashSet();
        Who = rows.Where(r => named.Contains(r.Row.Number)).ToDictionary(r => r.Row.Number, r => (r.Id, $"{r.Row.Given} {r.Row.Family}".Trim()));
    }
}
