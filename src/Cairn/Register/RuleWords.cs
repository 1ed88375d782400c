using Cairn.Engine.Registration;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>How a rule, a qualification and a part are said to readers.</summary>
public static class RuleWords
{
    /// <summary>The rule with its days, its source and how far it is known to be so.</summary>
    public static string Of(RuleHead rule) => $"{rule.Text} Since {Format.Date(rule.From)}. Source: {rule.Source}{Mark(rule)}.";

    /// <summary>Of an earlier part what is known of it, or why it is not told; null: it is a part of now.</summary>
    public static string? Of(PartThen then, DateOnly today) => !then.Told
        ? $"{then.Label}: the register was cut otherwise on that day, and no role that the facts have tells which part this registration was on."
        : then.Rule.Head.Until <= today ? $"{then.Label}, a part until {Format.Date(then.Rule.Head.Until.Value.AddDays(-1))}: {Of(then.Rule.Head)}" : null;

    public static string Mark(RuleHead rule) => rule.Evidence switch { "seen" => "", "derived" => " (worked out from what was read)", _ => " (not verified)" };

    /// <summary>A qualification's name, or that of a registration with another body ("body:nmc").</summary>
    public static string Held(Packs packs, RegisterRules rules, string code, DateOnly day) => code.StartsWith("body:", StringComparison.Ordinal)
        ? $"Registered with the {rules.Bodies.FirstOrDefault(b => b.Body == code[5..])?.Label ?? code[5..].ToUpperInvariant()}"
        : Qualification(packs, code, day)?.Label ?? code;

    /// <summary>The row of the first country's list that has it: registers without a list of their own name the same awards.</summary>
    public static CodeRow? Qualification(Packs packs, string code, DateOnly day) =>
        packs.Countries.Where(c => c.Lists.ContainsKey("qualifications")).Select(c => c.List("qualifications").Find(code, day)).FirstOrDefault(r => r is not null);
}
