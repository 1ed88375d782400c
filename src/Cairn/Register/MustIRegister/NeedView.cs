using Cairn.Engine.Registration;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>Whether somebody must register, in sentences, each with the rule behind it.</summary>
/// <param name="Name">Name of a qualification or of a registration elsewhere.</param>
/// <param name="Apply">Where to apply; null: it is not to be, or not yet.</param>
public sealed record NeedView(RegisterRules Rules, RegistrationNeed Need, DateOnly Started, DateOnly Today, IReadOnlyList<string> Held, Func<string, string> Name, string? Apply)
{
    /// <summary>The finding.</summary>
    public string Finding => Need switch
    {
        { Rule: null } => "No part of this register is for the role",
        { Exempt: not null } => $"You need not register: that you are {Name($"body:{Need.Exempt}")[..1].ToLowerInvariant()}{Name($"body:{Need.Exempt}")[1..]} does instead",
        { Need: Engine.Registration.Need.Exempt } => "You need not register",
        { Need: Engine.Registration.Need.Voluntary } => "You may register, and need not",
        { CannotYet: true } => $"You must be registered for this role, and cannot be yet: {Join(Need.Missing)} must be held first",
        _ when Need.RegisteredBy < Today => $"You must be registered, and the time for it ended on {Format.Date(Need.RegisteredBy!.Value)}",
        { RegisteredBy: { } by } when by <= Started => "You must be registered before you start",
        { RegisteredBy: { } by } => $"You must be registered by {Format.Date(by)}",
        _ => "You must register",
    };

    /// <summary>Whether dates, fee and qualification are of use to the reader.</summary>
    public bool CanRegister => Need.Rule is not null && Need.Need != Engine.Registration.Need.Exempt;

    /// <summary>Every rule behind the answer, once.</summary>
    public IEnumerable<RuleHead> Behind => new[]
    {
        Need.Rule?.Head, Need.Exempt is { } body ? Rules.Bodies.FirstOrDefault(b => b.Body == body)?.Head : null, CanRegister ? Need.Part?.Head : null,
        Need.ApplyBy is null ? null : Clock("apply"), Need.RegisteredBy is null ? null : Clock("be-registered"),
        CanRegister ? Need.Requirement?.Head : null, CanRegister ? Need.Qualify?.Head : null, CanRegister ? Need.Fee?.Head : null,
    }.OfType<RuleHead>();

    /// <summary>For each group of the requirement: its name, what of it is held, and what would do.</summary>
    public IEnumerable<(string Label, string? Met, string Would)> Groups => Need.Requirement is not { } requirement ? []
        : requirement.AllOf.Zip(requirement.MetBy([.. Held]), (g, met) => (g.Label, met is null ? null : Name(met), string.Join("; or ", g.AnyOf.Select(Name))));

    private static string Join(IReadOnlyList<string> parts) => string.Join(" and ", parts);

    private RuleHead? Clock(string what)
    {
        var from = Started > Need.Rule!.Head.From ? Started : Need.Rule.Head.From;
        return Rules.Clocks.FirstOrDefault(c => c.What == what && c.Head.On(from))?.Head;
    }
}
