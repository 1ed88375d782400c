using Cairn.Engine.Registration;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Register;

/// <summary>The five questions about a role, and what can be answered to each: only what makes a difference by the country's rules is asked (R2, R8).</summary>
public sealed class RoleQuestions(Packs packs, DateOnly day)
{
    /// <summary>The kind of service of whoever is employed by the person whom they support (R8).</summary>
    public const string Household = "personal-assistance";

    private readonly CountryPack lists = packs.Countries.First(c => c.Lists.ContainsKey("register-countries"));

    public IReadOnlyList<Choice> Countries => [.. lists.List("register-countries").On(day).Select(r => new Choice(r.Code, r.Label, r["regulator"]))];

    /// <summary>Who keeps a country's register.</summary>
    public string Regulator(string country) => lists.List("register-countries").Find(country, day)!["regulator"];

    /// <summary>The rules for a country; null where none are held.</summary>
    public RegisterRules? Rules(string? country) => lists.List("register-countries").Find(country ?? "", day) is { } row ? packs.Registers.FirstOrDefault(r => r.Id == row["register"]) : null;

    /// <summary>Kinds of service, where the rules tell them apart; else none, and nothing is asked.</summary>
    public IReadOnlyList<Choice> Services(RegisterRules rules)
    {
        if (rules.Roles.All(r => r.Services.Count == 0))
            return [];
        var own = packs.Countries.FirstOrDefault(c => c.Id == rules.Country)?.List("services").On(day).Select(r => new Choice(r.Code, r.Label)) ?? [];
        return [.. own, .. lists.List("register-services").On(day).Select(r => new Choice(r.Code, r.Label, r["words"]))];
    }

    /// <summary>What the person does.</summary>
    public IReadOnlyList<Choice> Levels(RegisterRules rules)
    {
        var named = rules.Roles.Where(r => r.Head.On(day)).SelectMany(r => r.Levels).ToHashSet(StringComparer.Ordinal);
        return [.. lists.List("register-levels").On(day).Where(r => named.Contains(r.Code) || r.Code == "ancillary").Select(r => new Choice(r.Code, r.Label, r["words"] is { Length: > 0 } words ? words : null))];
    }

    /// <summary>Name of a qualification or of a registration elsewhere.</summary>
    public string Name(RegisterRules rules, string code) => RuleWords.Held(packs, rules, code, day);

    /// <summary>What an applicant declares.</summary>
    public IReadOnlyList<Choice> Declarations => [.. lists.List("register-declarations").On(day).Select(r => new Choice(r.Code, r.Label, r["words"]))];

    /// <summary>Qualifications and registrations elsewhere that the rules know for the role; none: it makes no difference what is held.</summary>
    public IReadOnlyList<Choice> Held(RegisterRules rules, string service, string level)
    {
        var asked = RegistrationNeed.Of(rules, new(service, level, day, []), [], day);
        if (asked.Rule is null or { Need: Need.Exempt })
            return [];
        var codes = (asked.Requirement?.AllOf.SelectMany(g => g.AnyOf) ?? []).Concat(rules.BodiesOn(day).Select(b => $"body:{b}")).Distinct(StringComparer.Ordinal);
        return [.. codes.OrderBy(c => c.StartsWith("body:", StringComparison.Ordinal)).Select(c => new Choice(c, RuleWords.Held(packs, rules, c, day)))];
    }
}
