using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Who may ask the workforce, who answers, and who reads what came of it.</summary>
public static class SurveyPages
{
    private const string Surveys = "/providers/{organisation:guid}/surveys", One = Surveys + "/{survey:guid}";

    public static void Open(House house)
    {
        house.Services(services => services.AddHostedService<SweepSurveys>());
        foreach (var page in new[] { Surveys, One, One + "/preview", One + "/results", SurveyResultFile.Route })
            house.Access.Allow("GET", page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("POST", One, [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        foreach (var page in new[] { Surveys + "/new", One + "/questions", One + "/open", One + "/remind", One + "/close" })
            house.Access.Allow("GET,POST", page, [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", "/me/surveys", [Role.Worker]);
        // Without an account: the code is all.
        house.Access.Allow("GET,POST", "/answer", AccessTable.Everyone);
        house.Access.Allow("GET", "/answer/thanks", AccessTable.Everyone);
    }
}
