using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Cairn.Journeys;

/// <summary>Every page that the running program serves. Addresses are found as people find them, by following links.</summary>
public sealed class Routes
{
    /// <summary>Pages that no link leads to, each with an address and what it answers. A page that is in neither way found fails the tests.</summary>
    public static readonly IReadOnlyDictionary<string, (string Address, int Status)> Samples =
        new Dictionary<string, (string, int)>(StringComparer.Ordinal)
        {
            ["/answer"] = ("/answer", 200),
            ["/register/receipt"] = ("/register/receipt", 200),
            ["/register/titles"] = ("/register/titles", 200),
            ["/register/figures"] = ("/register/figures", 200),
            ["/register/must-i"] = ("/register/must-i", 200),
            ["/register/concern"] = ("/register/concern", 200),
            ["/register/concern/write"] = ("/register/concern/write", 200),
            ["/register/concern/where"] = ("/register/concern/where", 200),
            ["/answer/thanks"] = ("/answer/thanks", 200),
            ["/about/components"] = ("/about/components", 200),
            ["/error/{code:int}"] = ("/no-such-page", 404),
            ["/first-administrator"] = ("/first-administrator", 200),
            ["/invitation"] = ("/invitation", 200),
            ["/reset-password"] = ("/reset-password", 200),
            ["/sign-in/with/{provider}/back"] = ("/sign-in/with/one-login/back", 400),
            ["/sign-in/passkey"] = ("/sign-in/passkey", 200),
            ["/sign-in/code"] = ("/sign-in/code", 200),
            ["/sign-in"] = ("/sign-in", 200),
        };

    /// <summary>Pages that stand only in the middle of some work, and the journey that does the work and looks at them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Within = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/office/batches/{batch:guid}"] = nameof(BatchesTests),
        ["/office/batches/{batch:guid}/lines/{place:int}"] = nameof(BatchesTests),
        ["/office/batches/{batch:guid}/notices"] = nameof(BatchesTests),
        ["/office/batches/{batch:guid}/sign"] = nameof(BatchesTests),
        ["/office/payments/{file:guid}"] = nameof(PaymentsTests),
        ["/office/payments/{file:guid}/lines/{place:int}"] = nameof(PaymentsTests),
        ["/office/cases/{id:guid}"] = nameof(ConcernTests),
        ["/office/cases/{id:guid}/conditions/{order:int}"] = nameof(HearingTests),
        ["/office/concerns/{concern:guid}"] = nameof(ConcernTests),
        ["/register/applications/{application:guid}"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/role"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/about-you"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/qualifications"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/evidence"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/declaration"] = nameof(ApplyingTests),
        ["/register/applications/{application:guid}/send"] = nameof(ApplyingTests),
        ["/me/registration/{ordinal:int}/withdraw"] = nameof(ApplyingTests),
        ["/me/registration/requests/{request:guid}"] = nameof(ApplyingTests),
        ["/organisations/{organisation:guid}/plans/{plan:guid}/publish"] = nameof(PlansTests),
        [Cairn.Strategy.AnswerClaimPage.Route] = nameof(LogicModelsTests),
        [Cairn.Strategy.TestClaimPage.Route] = nameof(LogicModelsTests),
        [Cairn.Strategy.KeepRivalsPage.Route] = nameof(LogicModelsTests),
        ["/publications/{name}"] = nameof(PublishSummaryTests),
        ["/regulated-services/{regulator}/{number}"] = nameof(RegulatedServicesTests),
        ["/regulated-services/lists/{id:guid}"] = nameof(RegulatedServicesTests),
        ["/series/files/{id:guid}"] = nameof(SeriesTests),
        ["/office/registrants/{registrant:guid}"] = nameof(OfficeTests),
        ["/office/registrants/{registrant:guid}/registrations/{ordinal:int}/decide"] = nameof(OfficeTests),
        ["/office/registrants/{registrant:guid}/registrations/{ordinal:int}/fee"] = nameof(OfficeTests),
        ["/office/registrants/{registrant:guid}/qualifications/{claim:guid}"] = nameof(OfficeTests),
        ["/office/registrants/{registrant:guid}/details/{request:guid}"] = nameof(OfficeTests),
        ["/office/registrants/{registrant:guid}/pair"] = nameof(OfficeTests),
        ["/providers/{organisation:guid}/regulated-services/{regulator}/{number}"] = nameof(RegulatedServicesTests),
        ["/providers/{organisation:guid}/record-requests/{request:guid}"] = nameof(OwnDataTests),
        ["/providers/{organisation:guid}/starting/{person:guid}/{check}/waive"] = nameof(StartingTests),
        ["/providers/{organisation:guid}/recruitment/{campaign:guid}/{person:guid}"] = nameof(StartingTests),
        ["/providers/{organisation:guid}/webhooks/{webhook:guid}"] = nameof(ApiKeysTests),
        ["/providers/{organisation:guid}/surveys/{survey:guid}/questions"] = nameof(SurveyTests),
        ["/providers/{organisation:guid}/surveys/{survey:guid}/open"] = nameof(SurveyTests),
        [Cairn.Strategy.EnterIndicatorValuePage.Route] = nameof(IndicatorsTests),
        ["/providers/{organisation:guid}/returns/{id:guid}"] = nameof(BringInFilesTests),
        ["/providers/{organisation:guid}/returns/{id:guid}/difference/missing"] = nameof(BringInFilesTests),
        ["/providers/{organisation:guid}/returns/{id:guid}/difference/services"] = nameof(BringInFilesTests),
        ["/providers/{organisation:guid}/returns/{id:guid}/difference/{kind:regex(^(new|changed|moved)$)}"] = nameof(BringInFilesTests),
    };

    private readonly List<(string Route, TemplateMatcher Matcher)> pages;

    public Routes(RunningProgram program)
    {
        var endpoints = program.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        // Most particular first, as the program itself chooses.
        pages =
        [
            .. endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => e.RoutePattern)
                .DistinctBy(Written)
                .Where(p => program.House.Access.Knows("GET", Written(p)))
                .OrderBy(p => p.InboundPrecedence)
                .Select(p => (Written(p), new TemplateMatcher(TemplateParser.Parse(p.RawText!.TrimStart('/')), []))),
        ];
    }

    /// <summary>Routes of the pages that can be read, as they stand in the pages' first lines.</summary>
    public IEnumerable<string> Pages => pages.Select(p => p.Route);

    /// <summary>Follows links to one address of each page; the samples are not followed.</summary>
    public async Task<Walk> Follow(Visit visit, string[] from)
    {
        var walk = new Walk();
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var address))
        {
            var page = RouteOf(address);
            if (page is null)
                walk.Elsewhere.Add(address);
            if (page is null || Samples.ContainsKey(page) || !walk.Pages.TryAdd(page, address))
                continue;
            await visit.Go(address);
            waiting.Enqueue(new Uri(visit.Page.Url).PathAndQuery); // another page, where this one leads on
            foreach (var link in await visit.Links())
                waiting.Enqueue(link);
        }
        return walk;
    }

    private string? RouteOf(string address) =>
        pages.FirstOrDefault(p => p.Matcher.TryMatch(address.Split('?', '#')[0], [])).Route;

    private static string Written(RoutePattern pattern) => "/" + pattern.RawText?.TrimStart('/');
}

/// <summary>What somebody found by following links.</summary>
public sealed record Walk
{
    /// <summary>Of each page its route, and the first address met.</summary>
    public Dictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that are no page: downloads, assets, and links that lead nowhere.</summary>
    public HashSet<string> Elsewhere { get; } = new(StringComparer.Ordinal);
}
