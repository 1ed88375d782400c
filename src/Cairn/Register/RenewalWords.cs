using Cairn.Engine.Registration;

namespace Cairn.Register;

/// <summary>The items of a renewal in words.</summary>
public static class RenewalWords
{
    public static string Item(ItemKind kind) => kind switch
    {
        ItemKind.Fee => "fee", ItemKind.Declaration => "declaration", ItemKind.Learning => "learning", ItemKind.Qualification => "qualification", _ => "contact details",
    };
}
