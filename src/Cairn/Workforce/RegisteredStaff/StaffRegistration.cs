using Cairn.Engine.Registration;
using Cairn.Platform.Site;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>What an employer has to look after in somebody's registration, the gravest first.</summary>
public enum RegisterConcern
{
    /// <summary>May not work in the role: removed, suspended, or never registered and the time is over.</summary>
    MayNotWork,

    /// <summary>May work under conditions, or with a warning.</summary>
    Restricted,

    /// <summary>The renewal is late, or due within 60 days.</summary>
    Renew,

    /// <summary>The qualification is due within a year, or past its day.</summary>
    Qualify,

    /// <summary>Must apply, and the time for it runs.</summary>
    Apply,

    /// <summary>Has applied.</summary>
    Waiting,

    /// <summary>Works in a role of another body's register, which the employer has not looked up for a year.</summary>
    LookUp,
    InOrder,
    NotNeeded,
}

/// <summary>Somebody in post, as an employer needs to know their registration (R1, R2).</summary>
/// <param name="Words">What is the matter, in a sentence.</param>
/// <param name="By">The day that counts.</param>
/// <param name="Number">Registration number; null where none is linked.</param>
public sealed record StaffRegistration(Guid Engagement, string Name, string Role, RegisterConcern Concern, string Words, DateOnly? By, long? Number, Guid? Registrant);

/// <summary>Somebody in post as the record has them.</summary>
/// <param name="Service">Kind of service.</param>
/// <param name="ElsewhereEnds">Until when a registration with another body counts; null: none is known.</param>
public sealed record StaffAsked(Guid Engagement, Guid Person, string Name, string Role, string? Service, DateOnly? Started, DateOnly? ElsewhereEnds);

/// <summary>Judges a provider's staff against the registers on a day.</summary>
public sealed class StaffOnRegister(RegisterFacts facts, RegistrableRoles roles, Func<string, string?> bodyOf, DateOnly today)
{
    private const int SoonDays = 60;

    private Fact[] buffer = new Fact[64];

    public StaffRegistration Of(StaffAsked asked)
    {
        StaffRegistration Row(RegisterConcern concern, string words, DateOnly? by, RegisterPlace? place) =>
            new(asked.Engagement, asked.Name, asked.Role, concern, words, by, place?.Number, place?.Id);

        var rule = roles.Rule(asked.Service, asked.Role);
        var must = rule?.Need == Engine.Registration.Need.Required;
        var places = facts.OfPerson(asked.Person).Where(p => p.MergedInto is null).ToList();
        var judged = places.SelectMany(p => Judged(p).Select(j => (Place: p, j.Part, j.Judgement, j.Items))).OrderByDescending(j => j.Part == rule?.Part).ThenByDescending(j => j.Judgement.OnRegister).ToList();
        if (judged.FirstOrDefault(j => j.Judgement.Standing == Standing.Removed) is { Place: not null } removed)
            return Row(RegisterConcern.MayNotWork, $"Removed from the register by a sanction on {Format.Date(removed.Judgement.Since)}", removed.Judgement.Since, removed.Place);
        var here = judged.FirstOrDefault(j => j.Judgement.OnRegister);
        if (here.Place is { } place)
            return OnRegister(Row, place, here.Judgement, here.Items);
        var applied = judged.FirstOrDefault(j => j.Judgement.Standing is Standing.Applied or Standing.InformationAsked);
        if (!must)
            return Elsewhere(Row, asked) ?? (applied.Place is { } may ? Row(RegisterConcern.Waiting, "Has applied to be registered, which the role does not ask for", applied.Judgement.Since, may) : Row(RegisterConcern.NotNeeded, "The role need not be registered", null, null));
        return NotYet(Row, asked, applied.Place, applied.Judgement, judged.FirstOrDefault(j => j.Judgement.Family == StandingFamily.EndedByOffice).Judgement);
    }

    private IEnumerable<(string Part, Judgement Judgement, IReadOnlyList<ChecklistItem> Items)> Judged(RegisterPlace place)
    {
        var rules = roles.Registers.FirstOrDefault(r => r.Id == place.Register);
        if (rules is null)
            yield break;
        for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
        {
            var count = facts.Packed.Of(place.Place, (byte)ordinal, ref buffer);
            var part = place.Parts[ordinal - 1];
            var judged = Judging.On(buffer.AsSpan(0, count), rules, part, today);
            var due = judged.OnRegister && (judged.Has(StandingMarks.RenewalLate) || judged.PeriodEnds <= today.AddDays(SoonDays));
            yield return (part, judged, due ? Checklist.Of(buffer.AsSpan(0, count), rules, part, today).Items : []);
        }
    }

    private StaffRegistration OnRegister(Func<RegisterConcern, string, DateOnly?, RegisterPlace?, StaffRegistration> row, RegisterPlace place, Judgement judged, IReadOnlyList<ChecklistItem> items)
    {
        if (judged.Standing == Standing.Suspended)
            return row(RegisterConcern.MayNotWork, $"Suspended since {Format.Date(judged.Since)}: may not work in the role", judged.Since, place);
        if (judged.Has(StandingMarks.PracticeConditions))
            return row(RegisterConcern.Restricted, "May work under conditions of practice only", null, place);
        if (judged.Has(StandingMarks.Warning))
            return row(RegisterConcern.Restricted, "Has a warning", null, place);
        var missing = items.Where(i => i.State is ItemState.ToDo or ItemState.Late && i.Kind != ItemKind.Qualification).Select(i => RenewalWords.Item(i.Kind)).ToList();
        if (judged.Has(StandingMarks.RenewalLate))
            return row(RegisterConcern.Renew, $"The renewal due by {Format.Date(judged.PeriodBegan!.Value)} is not complete: {Listed(missing)}", judged.PeriodBegan, place);
        if (judged.Has(StandingMarks.ConditionOverdue))
            return row(RegisterConcern.Qualify, $"The qualification was to be gained by {Format.Date(judged.ConditionDue!.Value)}", judged.ConditionDue, place);
        if (judged.PeriodEnds <= today.AddDays(SoonDays) && missing.Count > 0)
            return row(RegisterConcern.Renew, $"To renew by {Format.Date(judged.PeriodEnds.Value.AddDays(-1))}: {Listed(missing)}", judged.PeriodEnds, place);
        if (judged.ConditionDue is { } due && due <= today.AddYears(1))
            return row(RegisterConcern.Qualify, $"A qualification is to be gained by {Format.Date(due)}", due, place);
        return row(RegisterConcern.InOrder, "Registered", judged.PeriodEnds, place);
    }

    private StaffRegistration NotYet(Func<RegisterConcern, string, DateOnly?, RegisterPlace?, StaffRegistration> row, StaffAsked asked, RegisterPlace? place, Judgement applied, Judgement ended)
    {
        var clocks = asked.Started is { } started && roles.Level(asked.Role) is { } level
            ? roles.Registers.Select(r => RegistrationNeed.Of(r, new(asked.Service ?? "", level, started, []), [], today)).FirstOrDefault(n => n.Rule is not null) : null;
        if (asked.Started is null)
            return row(RegisterConcern.MayNotWork, "Must be registered and is not; the first day in the role is not on record, so no time for it can be told", null, place);
        if (clocks?.RegisteredBy is { } by && by < today)
            return row(RegisterConcern.MayNotWork, place is not null ? $"Has applied; the time to be registered ended on {Format.Date(by)}" : $"Must be registered and is not; the time for it ended on {Format.Date(by)}", by, place);
        if (place is not null)
            return row(RegisterConcern.Waiting, applied.Standing == Standing.InformationAsked ? $"Has applied; the register waits for what it asked for on {Format.Date(applied.Since)}" : $"Has applied on {Format.Date(applied.Since)}", clocks?.RegisteredBy, place);
        var before = ended.Since == default ? "" : $" (off the register since {Format.Date(ended.Since)})";
        return clocks?.ApplyBy is { } apply && apply < today
            ? row(RegisterConcern.Apply, $"Was to apply by {Format.Date(apply)}{before}", clocks.RegisteredBy, null)
            : row(RegisterConcern.Apply, $"To apply by {(clocks?.ApplyBy is { } first ? Format.Date(first) : "the first day in the role")}{before}", clocks?.ApplyBy, null);
    }

    private StaffRegistration? Elsewhere(Func<RegisterConcern, string, DateOnly?, RegisterPlace?, StaffRegistration> row, StaffAsked asked) => bodyOf(asked.Role) is not { } body ? null
        : asked.ElsewhereEnds is { } ends && ends > today ? row(RegisterConcern.InOrder, $"Registered with another body ({body}); look again by {Format.Date(ends)}", ends, null)
        : row(RegisterConcern.LookUp, $"Look up their registration with {body}", asked.ElsewhereEnds, null);

    private static string Listed(List<string> items) => items.Count == 0 ? "it waits for the register" : string.Join(", ", items);
}
