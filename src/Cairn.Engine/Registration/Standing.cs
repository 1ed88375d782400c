namespace Cairn.Engine.Registration;

/// <summary>Where a registration stands. An end by the register's office and a sanction are two families and never one word.</summary>
public enum Standing : byte
{
    NotApplied,
    Applied,

    /// <summary>The application waits for what the applicant was asked for.</summary>
    InformationAsked,
    Withdrawn,
    Refused,
    Registered,

    /// <summary>On the register, and may not practise.</summary>
    Suspended,
    Left,
    Lapsed,
    RoleEnded,
    ConditionUnmet,
    InformationNotGiven,

    /// <summary>Removed by a sanction.</summary>
    Removed,
}

/// <summary>The families that are counted and shown apart.</summary>
public enum StandingFamily : byte { Application, OnRegister, EndedByOffice, Sanction }

/// <summary>What goes with a standing.</summary>
[Flags]
public enum StandingMarks
{
    None = 0,

    /// <summary>Registered on condition of gaining a qualification.</summary>
    Condition = 1,

    /// <summary>The day of that condition has passed.</summary>
    ConditionOverdue = 2,

    /// <summary>The next renewal can be done.</summary>
    RenewalOpen = 4,

    /// <summary>The period began and its renewal is not complete.</summary>
    RenewalLate = 8,

    /// <summary>A fee that was asked for is past its day.</summary>
    FeeOverdue = 16,
    Warning = 32,
    PracticeConditions = 64,

    /// <summary>An interim order is in force.</summary>
    InterimOrder = 128,

    /// <summary>An order in force was not reviewed by its day.</summary>
    ReviewOverdue = 256,

    /// <summary>A case is open: never shown to the public.</summary>
    CaseOpen = 512,

    /// <summary>An end is recorded and has no effect, because a rule that guards the registrant is not kept.</summary>
    EndWithoutEffect = 1024,

    /// <summary>In no registrable role on the day.</summary>
    NoRole = 2048,
}

/// <summary>Why a standing is what it is.</summary>
/// <param name="Rule">Id of the rule in the pack; its clause and source are there. Empty where the fact alone says it.</param>
/// <param name="On">The day that counts.</param>
/// <param name="Text">In a sentence.</param>
public readonly record struct Reason(string Rule, DateOnly On, string Text);

/// <summary>A registration on a day.</summary>
/// <param name="Since">First day of this standing.</param>
/// <param name="Period">Number of the period of registration that the day lies in, from 0; −1 where it is not on the register.</param>
/// <param name="PeriodEnds">First day of the next period.</param>
/// <param name="ConditionDue">By when the qualification is to be gained; null where there is no condition.</param>
public readonly record struct Judgement(Standing Standing, DateOnly Since, StandingMarks Marks, int Period, DateOnly? PeriodBegan, DateOnly? PeriodEnds, DateOnly? ConditionDue)
{
    public StandingFamily Family => Of(Standing);

    public bool OnRegister => Family == StandingFamily.OnRegister;

    public bool Has(StandingMarks mark) => (Marks & mark) != StandingMarks.None;

    public static StandingFamily Of(Standing standing) => standing switch
    {
        Standing.Registered or Standing.Suspended => StandingFamily.OnRegister,
        Standing.Left or Standing.Lapsed or Standing.RoleEnded or Standing.ConditionUnmet or Standing.InformationNotGiven => StandingFamily.EndedByOffice,
        Standing.Removed => StandingFamily.Sanction,
        _ => StandingFamily.Application,
    };
}
