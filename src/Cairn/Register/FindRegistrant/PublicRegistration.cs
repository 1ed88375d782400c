using Cairn.Engine.Registration;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Register;

/// <summary>Where one registration stands, as the public sees it.</summary>
/// <param name="Part">What it is a registration as.</param>
/// <param name="Words">Where it stands, in words.</param>
/// <param name="Sanctions">What is in force or still shown, a sentence each.</param>
public sealed record PublicRegistration(string Part, string Words, Tone Tone, IReadOnlyList<string> Sanctions)
{
    /// <summary>The public sees whoever was admitted; an application is between the applicant and the register.</summary>
    public static bool IsPublic(in Judgement judgement) => judgement.Family != StandingFamily.Application;

    /// <summary>Of each part the registration that says most: one that holds, else the latest.</summary>
    public static IReadOnlyList<PublicRegistration> Of(RegisterFacts facts, RegisterRules rules, RegisterPlace place, DateOnly day)
    {
        Fact[] buffer = [];
        return
        [
            .. facts.Judge(place, day).Where(r => IsPublic(r.Judgement)).GroupBy(r => r.Part, StringComparer.Ordinal)
                .Select(of => of.OrderByDescending(r => r.Judgement.OnRegister).ThenByDescending(r => r.Judgement.Family == StandingFamily.Sanction).ThenByDescending(r => r.Ordinal).First())
                .Select(r => Of(rules, r.Part, r.Judgement, Shown(facts.Packed, place.Place, (byte)r.Ordinal, rules, day, ref buffer))),
        ];
    }

    private static PublicRegistration Of(RegisterRules rules, string part, in Judgement judgement, IReadOnlyList<Sanction> shown)
    {
        var since = Format.Date(judgement.Since);
        var (words, tone) = judgement.Standing switch
        {
            Standing.Registered when shown.Any(s => s.Kind is FactKind.PracticeConditions or FactKind.InterimConditions) => ("Registered, under conditions", Tone.Note),
            Standing.Registered when shown.Any(s => s.Kind == FactKind.Warning) => ("Registered, with a warning", Tone.Note),
            Standing.Registered => ("Registered", Tone.Ok),
            Standing.Suspended => ("Suspended: may not practise", Tone.Stop),
            Standing.Removed => ($"Removed from {since}", Tone.Stop),
            // Whether somebody left, did not pay or was in no such role any more is theirs and the register's alone.
            _ => ($"Not on the register since {since}", Tone.Plain),
        };
        return new PublicRegistration(rules.Parts.FirstOrDefault(p => p.Head.Id == part)?.Label ?? part, words, tone, [.. shown.Select(Sentence)]);
    }

    private static List<Sanction> Shown(PackedFacts packed, int place, byte ordinal, RegisterRules rules, DateOnly day, ref Fact[] buffer)
    {
        var count = packed.Of(place, ordinal, ref buffer);
        var facts = buffer.AsSpan(0, count);
        List<Sanction> shown = [];
        foreach (var fact in facts)
            if (fact.On <= day && Engine.Registration.Sanctions.Is(fact.Kind) && Engine.Registration.Sanctions.Of(facts, fact, day) is var sanction && Engine.Registration.Sanctions.IsShown(sanction, rules, day))
                shown.Add(sanction);
        return shown;
    }

    private static string Sentence(Sanction sanction)
    {
        var days = $"from {Format.Date(sanction.From!.Value)}{(sanction.Until is { } until ? $" to {Format.Date(until.AddDays(-1))}" : "")}";
        return sanction.Kind switch
        {
            FactKind.Removed => $"Removed by a sanction {days}",
            FactKind.Suspension => $"Suspended {days}",
            FactKind.PracticeConditions => $"Conditions on practice {days}",
            FactKind.Warning => $"Warning {days}",
            FactKind.InterimSuspension => $"Suspended until a case is decided, {days}",
            _ => $"Conditions until a case is decided, {days}",
        };
    }
}
