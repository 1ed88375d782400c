using Cairn.Engine.Registration;

namespace Cairn.Register;

/// <summary>Standings and marks as everybody reads them.</summary>
public static class StandingWords
{
    public static string Of(Standing standing) => standing switch
    {
        Standing.NotApplied => "Not on the register",
        Standing.Applied => "Has applied",
        Standing.InformationAsked => "Has applied; information was asked for",
        Standing.Withdrawn => "Took the application back",
        Standing.Refused => "Application refused",
        Standing.Registered => "Registered",
        Standing.Suspended => "Suspended",
        Standing.Left => "No longer registered",
        Standing.Lapsed => "No longer registered: not renewed",
        Standing.RoleEnded => "No longer registered: no registrable role",
        Standing.ConditionUnmet => "No longer registered: qualification not gained",
        Standing.InformationNotGiven => "No longer registered: information not given",
        _ => "Removed by a sanction",
    };

    public static string Of(StandingMarks mark) => mark switch
    {
        StandingMarks.Condition => "on condition of a qualification",
        StandingMarks.ConditionOverdue => "qualification overdue",
        StandingMarks.RenewalOpen => "renewal open",
        StandingMarks.RenewalLate => "renewal not complete",
        StandingMarks.FeeOverdue => "fee overdue",
        StandingMarks.Warning => "with a warning",
        StandingMarks.PracticeConditions => "under conditions of practice",
        StandingMarks.InterimOrder => "by an interim order",
        StandingMarks.ReviewOverdue => "review overdue",
        StandingMarks.NoRole => "in no registrable role",
        StandingMarks.CaseOpen => "case open",
        _ => "an end without effect",
    };
}
