using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>Files of payments: brought in and judged, kept, and what is left settled by a person.</summary>
internal static class PaymentPages
{
    public const string All = "/office/payments", One = "/office/payments/{file:guid}", Line = $"{One}/lines/{{place:int}}";

    public static string Of(Guid file) => $"{All}/{file}";

    public static void Open(House house)
    {
        house.Jobs[KeepDue.Kind] = KeepDue.Work;
        foreach (var page in new[] { All, One, Line })
            house.Access.Allow("GET,POST", page, [Role.Registrar]);
    }
}
