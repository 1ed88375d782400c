namespace Cairn.Engine.Registration;

/// <summary>What every rule says of itself.</summary>
/// <param name="Id">Unique among the register's rules; a standing names it.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Until">First day on which it holds no longer; null: still.</param>
/// <param name="Text">The rule in a sentence.</param>
/// <param name="Source">Where it is written.</param>
/// <param name="Evidence">seen, derived or general.</param>
public sealed record RuleHead(string Id, DateOnly From, DateOnly? Until, string Text, string Source, string Evidence)
{
    public bool On(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

/// <summary>A part of the register.</summary>
/// <param name="Replaces">Ids of the parts that it took the place of.</param>
/// <param name="Title">The title that the law keeps for those on it; null where it keeps none.</param>
public sealed record PartRule(RuleHead Head, string Label, IReadOnlyList<string> Replaces, string? Title)
{
    /// <summary>Kinds of service of the roles that were on it; empty: any.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Levels of the roles that were on it; empty: any. Where both are empty no role tells the part.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Whether a role was on it.</summary>
    public bool For(string service, string level) => Services.Count + Levels.Count > 0 && RoleCode.Fits(Services, service) && RoleCode.Fits(Levels, level);
}

/// <summary>How far a role must be registered.</summary>
public enum Need : byte { Required, Voluntary, Exempt }

/// <summary>Which part a role belongs to, and whether it must be registered.</summary>
/// <param name="Services">Kinds of service; empty: any.</param>
/// <param name="Levels">Levels of role; empty: any.</param>
public sealed record RoleRule(RuleHead Head, IReadOnlyList<string> Services, IReadOnlyList<string> Levels, string Part, Need Need);

/// <summary>A time within which something must be done, counted from the first day in the role.</summary>
/// <param name="What">"apply" or "be-registered".</param>
public sealed record ClockRule(RuleHead Head, string What, int Months);

/// <summary>How long a new registrant has to gain the qualification; chosen by the day of admission, so that nobody's day moves when the rule changes.</summary>
/// <param name="Levels">Levels or "service/level" that it is for; empty: all others.</param>
/// <param name="Unqualified">Whether it is only for those who held no recognised qualification.</param>
public sealed record ConditionRule(RuleHead Head, int Months, IReadOnlyList<string> Levels, bool Unqualified);

/// <summary>How periods of registration follow each other.</summary>
/// <param name="Months">Length of a period.</param>
/// <param name="BeginsMonth">Where every registrant's year begins on the same day, its month; 0: on the anniversary of admission.</param>
/// <param name="OpensDays">So many days before the period ends its renewal opens.</param>
/// <param name="CutsPeriods">Whether periods that run when the rule comes in end at the next anniversary; else they run out.</param>
public sealed record RenewalRule(RuleHead Head, int Months, int BeginsMonth, int BeginsDay, int OpensDays, bool CutsPeriods);

/// <summary>A fee in pence.</summary>
/// <param name="Kind">"application", "annual", "restoration" or "scrutiny".</param>
/// <param name="Levels">Levels that pay it; empty: all.</param>
public sealed record FeeRule(RuleHead Head, string Kind, IReadOnlyList<string> Levels, long Pence);

/// <summary>What learning is counted in.</summary>
public enum LearningUnit : byte { Pieces, Minutes, Credits, Elements }

/// <summary>The learning that a period asks for; chosen by the day on which the period begins.</summary>
/// <param name="Amount">Pieces, minutes, or hundredths of a credit; 0 where elements alone are asked for.</param>
/// <param name="Peer">How many pieces must have been talked over with a peer.</param>
/// <param name="Elements">Each of these needs a piece.</param>
/// <param name="Parts">Parts of the register that it is for; empty: all others.</param>
/// <param name="CreditsAnHour">Hundredths of a credit for an hour of a kind of learning; of other kinds none.</param>
public sealed record LearningRule(RuleHead Head, LearningUnit Unit, long Amount, int Peer, IReadOnlyList<string> Elements, IReadOnlyList<string> Parts, IReadOnlyDictionary<string, long> CreditsAnHour);

/// <summary>What must be done before an end by the register's office has effect.</summary>
/// <param name="NoticeDays">Days between proof of notice and the end.</param>
/// <param name="ReversibleDays">Days after it in which it is undone without cost.</param>
public sealed record EndRule(RuleHead Head, FactKind End, int NoticeDays, int ReversibleDays);

/// <summary>How long a sanction is shown to the public.</summary>
/// <param name="Months">Months from its effect; 0: until it is spent.</param>
public sealed record ShownRule(RuleHead Head, FactKind Sanction, int Months);

/// <summary>Another body whose registration does instead of one on this register.</summary>
/// <param name="Body">Its code.</param>
public sealed record BodyRule(RuleHead Head, string Body, string Label);

/// <summary>The rules of one register, every edition of each with its dates.</summary>
/// <param name="Id">Code of the regulator.</param>
/// <param name="Country">Id of the country's pack.</param>
public sealed record RegisterRules(
    string Id, string Name, string Country, IReadOnlyList<PartRule> Parts, IReadOnlyList<RoleRule> Roles, IReadOnlyList<ClockRule> Clocks,
    IReadOnlyList<RequirementRule> Requirements, IReadOnlyList<ConditionRule> Conditions, IReadOnlyList<RenewalRule> Renewals, IReadOnlyList<FeeRule> Fees,
    IReadOnlyList<LearningRule> Learning, IReadOnlyList<EndRule> Ends, IReadOnlyList<ShownRule> Shown, IReadOnlyList<BodyRule> Bodies)
{
    /// <summary>Codes of the bodies whose registration does instead, on a day.</summary>
    public IReadOnlyList<string> BodiesOn(DateOnly day) => [.. Bodies.Where(b => b.Head.On(day)).Select(b => b.Body)];

    /// <summary>Days that a fee is due after it was asked for, at the earliest: a due date never precedes its notice.</summary>
    public required RuleHead FeeNotice { get; init; }

    public required int FeeNoticeDays { get; init; }

    /// <summary>Days in which a sanction can be appealed against before it takes effect.</summary>
    public required RuleHead Appeal { get; init; }

    public required int AppealDays { get; init; }

    /// <summary>Every rule's head, so that a reason can be looked up.</summary>
    public IEnumerable<RuleHead> Heads =>
    [
        .. Parts.Select(r => r.Head), .. Roles.Select(r => r.Head), .. Clocks.Select(r => r.Head), .. Requirements.Select(r => r.Head), .. Conditions.Select(r => r.Head),
        .. Renewals.Select(r => r.Head), .. Fees.Select(r => r.Head), .. Learning.Select(r => r.Head), .. Ends.Select(r => r.Head), .. Shown.Select(r => r.Head), FeeNotice, Appeal, .. Bodies.Select(r => r.Head),
    ];
}
