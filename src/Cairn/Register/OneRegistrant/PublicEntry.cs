using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>One registration as everybody may see it.</summary>
/// <param name="Then">The part that it was on on the day.</param>
/// <param name="Since">First day of this standing.</param>
/// <param name="Title">The title that the law keeps for whoever is on this part, where they may use it on the day.</param>
public sealed record PublicRegistration(PartThen Then, Standing Standing, DateOnly Since, bool OnCondition, string? Title)
{
    /// <summary>What the part was called on the day.</summary>
    public string Part => Then.Label;
}

/// <summary>A sanction as it is shown.</summary>
/// <param name="Words">The decision in public words; null: none were published.</param>
/// <param name="Conditions">Of practice conditions, each in words.</param>
public sealed record PublicSanction(FactKind Kind, DateOnly From, DateOnly? Until, bool ReviewOverdue, string? Words, IReadOnlyList<string> Conditions);

/// <summary>
/// What everybody may see of a registrant on a day: this and nothing else leaves the register by its public pages, files and
/// interfaces. No date of birth, no address, no case that is open, nothing of renewal or fees.
/// </summary>
/// <param name="Former">Names they had before, where they are shown.</param>
public sealed record PublicEntry(
    long Number, string Register, string Name, IReadOnlyList<string> Former, string? Town, IReadOnlyList<string> Employers, IReadOnlyList<PublicRegistration> Registrations, IReadOnlyList<PublicSanction> Sanctions)
{
    /// <summary>The entry of a number on a day, as known now; null where the register shows nobody: never there, hidden, or only an applicant.</summary>
    /// <param name="leadsTo">The number in its place, where two were one person.</param>
    public static async Task<(PublicEntry? Entry, long? LeadsTo)> Read(Db db, Packs packs, long number, DateOnly day, CancellationToken stop)
    {
        var registrant = await db.Set<Registrant>().AsNoTracking().FirstOrDefaultAsync(r => r.Number == number, stop);
        if (registrant is { MergedInto: { } into })
            return (null, await db.Set<Registrant>().Where(r => r.Id == into && !r.Hidden).Select(r => (long?)r.Number).FirstOrDefaultAsync(stop));
        if (registrant is null or { Hidden: true })
            return (null, null);
        var file = await RegistrantFile.Read(db, packs, registrant.Id, stop);
        var registrations = file.Registrations.Select(r => (Registration: r, Judged: file.Judge(r, day))).Where(r => r.Judged.Family != StandingFamily.Application).ToList();
        var sanctions = Shown(file, day, await db.Set<PublishedDecision>().AsNoTracking().Where(p => p.RegistrantId == registrant.Id).ToDictionaryAsync(p => p.FactNumber, p => p.Words, stop),
            (await db.Set<OrderedCondition>().AsNoTracking().Where(c => c.RegistrantId == registrant.Id).OrderBy(c => c.Id).Select(c => new { c.FactNumber, c.Words }).ToListAsync(stop)).ToLookup(c => c.FactNumber, c => c.Words));
        // Who was removed is shown for as long as the rule says; then the entry is gone.
        registrations.RemoveAll(r => r.Judged.Standing == Standing.Removed && sanctions.All(s => s.Kind != FactKind.Removed));
        if (registrations.Count == 0)
            return (null, null);
        var former = await db.Set<PreviousName>().AsNoTracking().Where(n => n.RegistrantId == registrant.Id && n.Shown).OrderByDescending(n => n.Until).ToListAsync(stop);
        var works = file.Rows.Where(f => f.Kind == FactKind.Role && f.On <= day && !(f.Until <= day)).Select(f => f.Detail).OfType<Guid>().ToList();
        var employers = await db.Set<Employment>().AsNoTracking().Where(e => works.Contains(e.Id) && e.Employer != null).Select(e => e.Employer!).Distinct().Order().ToListAsync(stop);
        return (new PublicEntry(registrant.Number, registrant.Register, registrant.Name, [.. former.Select(n => $"{n.Given} {n.Family}")], registrant.Town, employers,
            [.. registrations.Select(r => Of(PartThen.Of(file.Rules, r.Registration.Part, file.Facts(r.Registration.Ordinal), r.Judged, day), r.Judged))], sanctions), null);
    }

    private static PublicRegistration Of(PartThen then, Judgement judged) =>
        new(then, judged.Standing, judged.Since, judged.OnRegister && judged.Has(StandingMarks.Condition), then.Told && judged.Standing == Standing.Registered ? then.Rule.Title : null);

    private static List<PublicSanction> Shown(RegistrantFile file, DateOnly day, Dictionary<int, string> words, ILookup<int, string> conditions)
    {
        var facts = file.Rows.Select(r => r.Fact).ToArray();
        return
        [
            .. facts.Where(f => Engine.Registration.Sanctions.Is(f.Kind) && f.On <= day).Select(f => Engine.Registration.Sanctions.Of(facts, f, day))
                .Where(s => Engine.Registration.Sanctions.IsShown(s, file.Rules, day)).Select(s => new PublicSanction(s.Kind, s.From!.Value, s.Until, s.ReviewOverdue(day), words.GetValueOrDefault(s.Number), [.. conditions[s.Number]])),
        ];
    }
}
