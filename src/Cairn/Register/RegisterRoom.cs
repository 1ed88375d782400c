using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Measures;

namespace Cairn.Register;

/// <summary>Who may practise: applications, registrations, what the public finds, and what the register's office does.</summary>
public static class RegisterRoom
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisterFacts>().AddSingleton<RegisterSearch>().AddHostedService<RegisterFollower>().AddSingleton<RegisterCounting>().AddSingleton<RegisterMeasures>().AddSingleton<FactsSource>(p => p.GetRequiredService<RegisterMeasures>().Source).AddSingleton<OfficeQueues>().AddSingleton<OpenRegister>().AddHostedService<OpenRegisterWriter>());
        house.Access.Allow("GET,POST", FindRegistrantPage.Route, AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Check the register", FindRegistrantPage.Route, 44) { NotFor = [.. AccessTable.SignedIn.Where(r => r is not (Role.Worker or Role.Registrar))] });
        foreach (var page in new[] { "/register/figures", "/register/{number:long}", Receipts.Route, "/register/titles", HearingsPage.Route })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Access.Allow("GET,POST", "/register/receipt", AccessTable.Everyone);
        house.Routes(Receipts.Map);
        house.Access.Allow("GET", OpenRegisterPage.Route, AccessTable.Everyone);
        house.Access.Allow("GET", OpenRegisterFile.Route, AccessTable.Everyone);
        house.Routes(OpenRegisterFile.Map);
        house.Api.Tags.Add((RegisterJson.Tag, "The register as everybody may see it: by number, by name, and of a list."));
        OneRegistrantApi.Open(house.Api);
        FindRegistrantApi.Open(house.Api);
        OpenRegisterFile.Open(house.Api);
        house.Access.Allow("GET", "/register/concern", AccessTable.Everyone);
        foreach (var page in new[] { WriteConcernPage.Route, "/register/concern/where" })
            house.Access.Allow("GET,POST", page, AccessTable.Everyone);
        foreach (var page in new[] { "/office/what-if", "/office/concerns", "/office/cases" })
            house.Access.Allow("GET", page, [Role.Registrar]);
        foreach (var page in new[] { "/office/concerns/{concern:guid}", "/office/cases/{id:guid}", SetConditionPage.Route })
            house.Access.Allow("GET,POST", page, [Role.Registrar]);
        house.Jobs[ClearConcernDrafts.Kind] = ClearConcernDrafts.Work;
        house.Daily.Add(ClearConcernDrafts.Kind);
        ApplicantPages.Open(house);
        OfficePages.Open(house);
        BatchPages.Open(house);
        PaymentPages.Open(house);
        house.Navigation.Add(new NavigationRow("Concerns", "/office/concerns", 18));
    }
}
