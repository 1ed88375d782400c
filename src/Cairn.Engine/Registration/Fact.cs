namespace Cairn.Engine.Registration;

/// <summary>Whose word stands behind a fact that takes something from somebody.</summary>
public enum Decision : byte
{
    /// <summary>Nobody's: a program's. Nothing is taken from anybody by it.</summary>
    None,

    /// <summary>A person signed off a list of people, after reasons, sample and proof of notice.</summary>
    Batch,

    /// <summary>A person decided about this one registrant, with reasons.</summary>
    Person,

    /// <summary>A panel decided after a hearing, or the registrant agreed.</summary>
    Panel,
}

/// <summary>
/// One dated fact about a registration or about the registrant. A status is never kept: it is judged from these
/// (<see cref="Judging"/>).
/// </summary>
/// <param name="Kind">What happened or holds.</param>
/// <param name="On">First day on which it holds.</param>
/// <param name="Until">First day on which it holds no longer, or the day on which something is due, as the kind says; null: none.</param>
/// <param name="Period">Which period of registration it concerns, from 0; −1: told by its day.</param>
/// <param name="Amount">Pence of a fee, minutes of learning; 0 otherwise.</param>
/// <param name="Code">Code of a list: qualification, element of learning, service and level of a role ("care-at-home/worker").</param>
/// <param name="By">Whose decision it was, where it takes something.</param>
/// <param name="Number">Its number among the facts of the registrant, so that another can be about it.</param>
/// <param name="About">Number of the fact that it is about; 0: none.</param>
public readonly record struct Fact(FactKind Kind, DateOnly On, DateOnly? Until = null, int Period = -1, long Amount = 0, string? Code = null, Decision By = Decision.None, int Number = 0, int About = 0);

/// <summary>What a <see cref="Fact"/> tells. Values are kept in the database: none changes its number.</summary>
public enum FactKind : byte
{
    /// <summary>The application was sent.</summary>
    Applied = 1,

    /// <summary>The register asks for something; <c>Until</c>: by when.</summary>
    InformationAsked = 2,

    /// <summary>What was asked for came.</summary>
    InformationGiven = 3,

    /// <summary>The employer confirms the application.</summary>
    Endorsed = 4,

    /// <summary>The applicant took the application back.</summary>
    Withdrawn = 5,

    /// <summary>The application was refused, by a person, with reasons.</summary>
    Refused = 6,

    /// <summary>Entered in the register, by a person.</summary>
    Admitted = 7,

    /// <summary>Works in a registrable role, from <c>On</c> to before <c>Until</c>; <c>Code</c>: service and level.</summary>
    Role = 10,

    /// <summary>A fee was asked for on a day; <c>Until</c>: the day it is due, <c>Amount</c>: pence.</summary>
    FeeAsked = 20,

    /// <summary>A fee was paid; <c>Amount</c>: pence.</summary>
    FeePaid = 21,

    /// <summary>A fee was waived, or what was paid too much given back where negative.</summary>
    FeeWaived = 22,

    /// <summary>The yearly declaration for the period.</summary>
    Declared = 23,

    /// <summary>One piece of learning; <c>Amount</c>: minutes, <c>Code</c>: its element or kind.</summary>
    Learning = 24,

    /// <summary>The same piece was talked over with a peer; <c>About</c>: the piece.</summary>
    PeerReflection = 25,

    /// <summary>The registrant said that their contact details hold.</summary>
    ContactConfirmed = 26,

    /// <summary>A qualification is recognised from this day; <c>Code</c>.</summary>
    Qualification = 30,

    /// <summary>Registered on condition of gaining the qualification; <c>Code</c>: requirement. <c>Until</c>: due, where it is not the rule's.</summary>
    Condition = 31,

    /// <summary>The condition's day was moved to <c>Until</c>, by a person.</summary>
    ConditionExtended = 32,

    /// <summary>Notice that a registration is to end reached the registrant, with proof; <c>Code</c>: which end.</summary>
    Notice = 40,

    /// <summary>Left at their own wish.</summary>
    Left = 41,

    /// <summary>Taken off because the registration was not renewed or paid for.</summary>
    Lapsed = 42,

    /// <summary>Taken off because there is no registrable role any more.</summary>
    RoleEnded = 43,

    /// <summary>Taken off because the qualification was not gained in time.</summary>
    ConditionUnmet = 44,

    /// <summary>Taken off because information that the rules ask for was not given.</summary>
    InformationNotGiven = 45,

    /// <summary>The end named by <c>About</c> is undone as if it had not been.</summary>
    EndReversed = 46,

    /// <summary>A fitness to practise case is open.</summary>
    CaseOpened = 50,

    /// <summary>The case named by <c>About</c> is closed.</summary>
    CaseClosed = 51,

    /// <summary>Until it is decided, may not practise.</summary>
    InterimSuspension = 52,

    /// <summary>Until it is decided, may practise under conditions.</summary>
    InterimConditions = 53,

    /// <summary>The order named by <c>About</c> is to be reviewed by <c>Until</c>.</summary>
    ReviewSet = 54,

    /// <summary>The order named by <c>About</c> was reviewed.</summary>
    Reviewed = 55,

    /// <summary>The order or sanction named by <c>About</c> ends early.</summary>
    Revoked = 56,

    /// <summary>A warning, until it is spent.</summary>
    Warning = 60,

    /// <summary>May practise under conditions, until they are spent.</summary>
    PracticeConditions = 61,

    /// <summary>May not practise until the suspension is spent.</summary>
    Suspension = 62,

    /// <summary>Removed for good by a sanction.</summary>
    Removed = 63,

    /// <summary>The sanction named by <c>About</c> is appealed against.</summary>
    AppealLodged = 64,

    /// <summary>The appeal against <c>About</c> failed: the sanction stands.</summary>
    AppealDismissed = 65,

    /// <summary>The appeal against <c>About</c> was upheld: the sanction never holds.</summary>
    AppealUpheld = 66,
}
