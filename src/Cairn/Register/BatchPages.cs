using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>Ends by the register's office: in a batch, with preview, reasons, sample, notices, a second person's signature, and a time in which all is undone.</summary>
internal static class BatchPages
{
    public const string All = "/office/batches", New = "/office/batches/new", One = "/office/batches/{batch:guid}", Line = $"{One}/lines/{{place:int}}", Notices = $"{One}/notices", Sign = $"{One}/sign";

    public static string Of(Guid batch) => $"{All}/{batch}";

    public static string Of(Guid batch, int place) => $"{All}/{batch}/lines/{place}";

    public static void Open(House house)
    {
        house.Jobs[EndSigned.Kind] = EndSigned.Work;
        house.Access.Allow("GET", All, [Role.Registrar]);
        foreach (var page in new[] { New, One, Line, Notices, Sign })
            house.Access.Allow("GET,POST", page, [Role.Registrar]);
    }
}
