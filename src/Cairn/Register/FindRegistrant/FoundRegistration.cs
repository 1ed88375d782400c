using Cairn.Engine.Registration;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>Where one registration stands, as the public sees it.</summary>
/// <param name="Then">What it was a registration as on the day.</param>
/// <param name="Words">Where it stands, in words.</param>
/// <param name="Sanctions">What is in force or still shown, in words.</param>
public sealed record FoundRegistration(PartThen Then, Standing Standing, string Words, Tone Tone, IReadOnlyList<string> Sanctions)
{
    /// <summary>What the part was called.</summary>
    public string Part => Then.Label;

    /// <summary>
    /// Of each part the registration that says most: one that holds, else the latest. An application is between the applicant and the
    /// register; who was removed is shown for as long as the rules say.
    /// </summary>
    public static IReadOnlyList<FoundRegistration> Of(RegisterFacts facts, RegisterRules rules, RegisterPlace place, DateOnly day) =>
        [.. Judged(facts, rules, place, day).Select(r => Of(r.Then, r.Judgement, r.Shown))];

    /// <summary>The same before it is put into words.</summary>
    internal static IEnumerable<(PartThen Then, Judgement Judgement, IReadOnlyList<Sanction> Shown)> Judged(RegisterFacts facts, RegisterRules rules, RegisterPlace place, DateOnly day)
    {
        Fact[] buffer = [];
        foreach (var of in facts.Judge(place, day).Where(r => r.Judgement.Family != StandingFamily.Application).GroupBy(r => r.Part, StringComparer.Ordinal))
        {
            var most = of.OrderByDescending(r => r.Judgement.OnRegister).ThenByDescending(r => r.Judgement.Family == StandingFamily.Sanction).ThenByDescending(r => r.Ordinal).First();
            var shown = Shown(facts.Packed, place.Place, (byte)most.Ordinal, rules, day, ref buffer);
            if (most.Judgement.Standing == Standing.Removed && shown.Count == 0)
                continue;
            var count = facts.Packed.Of(place.Place, (byte)most.Ordinal, ref buffer);
            yield return (PartThen.Of(rules, most.Part, buffer.AsSpan(0, count), most.Judgement, day), most.Judgement, shown);
        }
    }

    private static FoundRegistration Of(PartThen then, in Judgement judgement, IReadOnlyList<Sanction> shown)
    {
        var (words, tone) = judgement.Standing switch
        {
            Standing.Registered when shown.Count > 0 => ("Registered, with a sanction", Tone.Note),
            Standing.Registered => ("Registered", Tone.Ok),
            Standing.Suspended => ("Suspended: may not work in the role", Tone.Stop),
            Standing.Removed => ("Removed by a sanction", Tone.Stop),
            var ended => (StandingWords.Of(ended), Tone.Plain),
        };
        if (!judgement.OnRegister)
            words += $", since {Format.ShortDate(judgement.Since)}";
        return new FoundRegistration(then, judgement.Standing, words, tone,
            [.. shown.Select(s => $"{SanctionWords.Of(s.Kind)} from {Format.ShortDate(s.From!.Value)}{(s.Until is { } until ? $" to the day before {Format.ShortDate(until)}" : "")}")]);
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
}
