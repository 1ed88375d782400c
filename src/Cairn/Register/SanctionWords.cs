using Cairn.Engine.Registration;

namespace Cairn.Register;

/// <summary>Sanctions and orders as everybody reads them.</summary>
public static class SanctionWords
{
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.Warning => "Warning",
        FactKind.PracticeConditions => "Conditions of practice",
        FactKind.Suspension => "Suspension",
        FactKind.Removed => "Removal from the register",
        FactKind.InterimSuspension => "Interim suspension, until the case is decided",
        _ => "Interim conditions of practice, until the case is decided",
    };

    /// <summary>What it means, in a sentence.</summary>
    public static string Means(FactKind kind) => kind switch
    {
        FactKind.Warning => "They may work; the warning stands beside their name until it is spent.",
        FactKind.PracticeConditions or FactKind.InterimConditions => "They may work only under conditions.",
        FactKind.Suspension or FactKind.InterimSuspension => "They may not work in a role that must be registered.",
        _ => "They may not work in a role that must be registered, and may not use a protected title.",
    };
}
