using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>What the register's office does: queues, files, decisions.</summary>
internal static class OfficePages
{
    public static void Open(House house)
    {
        const string one = "/office/registrants/{registrant:guid}";
        foreach (var page in new[] { "/office", "/office/doubles" })
            house.Access.Allow("GET", page, [Role.Registrar]);
        foreach (var page in new[] { "/office/registrants", RecognitionsPage.Route, $"{one}/registrations/{{ordinal:int}}/decide", $"{one}/registrations/{{ordinal:int}}/fee", $"{one}/qualifications/{{claim:guid}}", $"{one}/details/{{request:guid}}", $"{one}/pair" })
            house.Access.Allow("GET,POST", page, [Role.Registrar]);
        house.Access.Allow("GET", one, [Role.Registrar]);
        house.Jobs[AskFees.Kind] = run => AskFees.Work(run, new RegisterFacts(run.Store, Platform.Packs.Packs.Load(Platform.Packs.Packs.Beside)));
        house.Daily.Add(AskFees.Kind);
        house.Navigation.Add(new NavigationRow("Register’s office", "/office", 17));
    }
}
