using System.Globalization;

namespace Cairn.Engine.Registration;

/// <summary>What a judgement says, in plain sentences.</summary>
internal static class Words
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Money(long pence) => "£" + (pence / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>What of a renewal is late.</summary>
    public static string Late(in ChecklistItem item, DateOnly from) => item.Kind switch
    {
        ItemKind.Learning => $"The learning of the period before {Day(from)} is not done.",
        ItemKind.Declaration => $"There is no declaration for the period from {Day(from)}.",
        _ => $"The contact details were not confirmed for the period from {Day(from)}.",
    };

    public static string Ended(FactKind kind, DateOnly from) => kind switch
    {
        FactKind.Left => $"Left the register at their own wish on {Day(from)}.",
        FactKind.Lapsed => $"Off the register from {Day(from)}: the registration was not renewed or not paid for.",
        FactKind.RoleEnded => $"Off the register from {Day(from)}: no longer in a role that the register is for.",
        FactKind.ConditionUnmet => $"Off the register from {Day(from)}: the qualification was not gained in time.",
        _ => $"Off the register from {Day(from)}: information that the rules ask for was not given.",
    };

    public static string Sanctioned(in Sanction sanction)
    {
        var from = Day(sanction.From!.Value);
        var until = sanction.Until is { } spent ? $", to the day before {Day(spent)}" : "";
        return sanction.Kind switch
        {
            FactKind.Removed => $"Removed from the register by a sanction on {from}.",
            FactKind.Suspension => $"Suspended from {from}{until}.",
            FactKind.PracticeConditions => $"May practise under conditions from {from}{until}.",
            FactKind.Warning => $"A warning from {from}{until}.",
            FactKind.InterimSuspension => $"Suspended by an interim order from {from}{until}, until the case is decided.",
            _ => $"May practise under an interim order’s conditions from {from}{until}, until the case is decided.",
        };
    }

    public static string Condition(in ConditionState condition, DateOnly day) => condition switch
    {
        { Due: null } => "Registered on condition of gaining a qualification; no day is set.",
        _ when condition.Overdue(day) => $"The qualification was to be gained by {Day(condition.Due!.Value)} and is not. The registration stands until a person decides otherwise.",
        _ => $"Registered on condition of gaining a qualification by {Day(condition.Due!.Value)}.",
    };

    public static string Application(Standing standing, DateOnly since) => standing switch
    {
        Standing.Applied => $"The application has been with the register since {Day(since)}.",
        Standing.InformationAsked => $"The register asked the applicant for information on {Day(since)} and waits for it.",
        Standing.Withdrawn => $"The applicant took the application back on {Day(since)}.",
        _ => $"The application was refused on {Day(since)}.",
    };
}
