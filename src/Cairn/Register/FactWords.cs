using Cairn.Engine.Registration;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>Facts of the register as its office reads them.</summary>
public static class FactWords
{
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.Applied => "The application was sent",
        FactKind.InformationAsked => "Information was asked for",
        FactKind.InformationGiven => "The information came",
        FactKind.Endorsed => "The employer confirmed it",
        FactKind.Withdrawn => "The applicant took it back",
        FactKind.Refused => "The application was refused",
        FactKind.Admitted => "Entered in the register",
        FactKind.Role => "Works in a role",
        FactKind.FeeAsked => "A fee was asked for",
        FactKind.FeePaid => "A fee was paid",
        FactKind.FeeWaived => "A fee was waived",
        FactKind.Declared => "Declared for a period",
        FactKind.Learning => "A piece of learning",
        FactKind.PeerReflection => "Learning talked over with a peer",
        FactKind.ContactConfirmed => "Contact details confirmed",
        FactKind.Qualification => "A qualification is recognised",
        FactKind.Condition => "On condition of a qualification",
        FactKind.ConditionExtended => "The condition’s day was moved",
        FactKind.Notice => "Notice of an end reached them",
        FactKind.Left => "Left at their own wish",
        FactKind.Lapsed => "End: not renewed",
        FactKind.RoleEnded => "End: no registrable role",
        FactKind.ConditionUnmet => "End: qualification not gained",
        FactKind.InformationNotGiven => "End: information not given",
        FactKind.EndReversed => "The end was undone",
        FactKind.CaseOpened => "A case was opened",
        FactKind.CaseClosed => "The case was closed",
        FactKind.ReviewSet => "A review was set",
        FactKind.Reviewed => "The order was reviewed",
        FactKind.Revoked => "The order ended early",
        FactKind.AppealLodged => "Appealed against",
        FactKind.AppealDismissed => "The appeal failed",
        FactKind.AppealUpheld => "The appeal was upheld",
        _ => SanctionWords.Of(kind),
    };

    /// <summary>What a fact says beside its kind and day.</summary>
    public static string More(Packs packs, RegisterRules rules, RegisterFact fact) => string.Join("; ", new[]
    {
        fact.Code is { } code ? Code(packs, rules, fact.Kind, code, fact.On) : null,
        IsFee(fact.Kind) ? Format.Money(fact.Amount) : fact.Kind == FactKind.Learning ? Format.Count(fact.Amount, "minute", "minutes") : null,
        fact.Until is { } until ? $"{(IsFee(fact.Kind) || fact.Kind == FactKind.InformationAsked ? "due" : "until")} {Format.ShortDate(until)}" : null,
        fact.Period == 0 && IsFee(fact.Kind) ? "for the application" : fact.Period >= 0 ? $"period {fact.Period + 1}" : null, fact.About > 0 ? $"about fact {fact.About}" : null,
    }.Where(t => t is not null));

    /// <summary>Service and level of a role, as people read them.</summary>
    public static string Role(Packs packs, RegisterRules rules, string code, DateOnly day)
    {
        var (questions, (service, level)) = (new RoleQuestions(packs, day), RoleCode.Parse(code));
        var kind = questions.Services(rules).FirstOrDefault(c => c.Value == service)?.Text;
        var does = questions.Levels(rules).FirstOrDefault(c => c.Value == level)?.Text ?? level;
        return kind is null ? does : $"{kind}: {does}";
    }

    /// <summary>A kind of learning.</summary>
    public static string Learning(Packs packs, string code, DateOnly day) => packs.Countries.Select(c => c.Lists.GetValueOrDefault("learning-kinds")?.Find(code, day)?.Label).OfType<string>().FirstOrDefault() ?? code;

    private static string Code(Packs packs, RegisterRules rules, FactKind kind, string code, DateOnly day) => kind switch
    {
        FactKind.Role => Role(packs, rules, code, day),
        FactKind.Qualification => RuleWords.Held(packs, rules, code, day),
        FactKind.Condition => rules.Requirements.FirstOrDefault(r => r.Head.Id == code)?.Head.Text ?? code,
        FactKind.Learning or FactKind.PeerReflection => Learning(packs, code, day),
        _ => code,
    };

    private static bool IsFee(FactKind kind) => kind is FactKind.FeeAsked or FactKind.FeePaid or FactKind.FeeWaived;

    public static string By(Decision by) => by switch { Decision.Batch => "a list that a person signed", Decision.Person => "a person", Decision.Panel => "a panel", _ => "" };
}
