using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Register;

/// <summary>What an award can be recognised as: everything that a requirement of the register's rules names.</summary>
public static class AwardCodes
{
    /// <summary>Qualifications and registrations with other bodies that a rule in force on a day knows, in the order of the rules.</summary>
    public static IReadOnlyList<string> Of(RegisterRules rules, DateOnly day) =>
        [.. rules.Requirements.Where(r => r.Head.On(day)).SelectMany(r => r.AllOf).SelectMany(g => g.AnyOf).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<Choice> Choices(Packs packs, RegisterRules rules, DateOnly day) => [.. Of(rules, day).Select(c => new Choice(c, RuleWords.Held(packs, rules, c, day)))];

    /// <summary>What the same award is found by again, however it is written: title, awarding body and country.</summary>
    public static string Key(string title, string? awardedBy, string? country) => string.Join('|', new[] { title, awardedBy, country }.Select(t => Folded.Of(t ?? "")));
}
