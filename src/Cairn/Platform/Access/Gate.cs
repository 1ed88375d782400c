using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;

namespace Cairn.Platform.Access;

/// <summary>
/// Every request passes here after routing: who is it, what is the address's organisation to them, does the access table say so?
/// The session with its account, or the key, is read anew each time, so a change of role, a lock, a sign-out or a revocation acts at once. Machines are known by their
/// keys alone: no cookie counts under /api, and no key outside it.
/// </summary>
public sealed class Gate(RequestDelegate next, House house, Store store, ApiCaller caller)
{
    public async Task InvokeAsync(HttpContext http, Visit visit)
    {
        if (http.GetEndpoint() is RouteEndpoint open
            && (open.Metadata.GetMetadata<WithoutData>() is not null || Site.Problems.DataIsAway(http) || (open.Metadata.GetMetadata<WithoutDataForPublicAttribute>() is not null && KnowSession.IdOf(http.User) is null))
            && house.Access.Allows(http.Request.Method, "/" + open.RoutePattern.RawText?.TrimStart('/'), Role.Public, Relation.Any))
        {
            visit.Passed = true;
            await next(http);
            return;
        }
        var api = ApiTable.IsApi(http.Request.Path);
        if (api)
        {
            if (!await caller.Know(http, visit))
                return;
            ApiVersion.Choose(http, visit, house.Api);
        }
        else if (await KnowSession.Of(store, http.User, http.RequestAborted) is ({ } account, { } session))
        {
            visit.Actor = new Actor(account.Id, account.Name, account.Role, account.OrganisationId, null, account.Area);
            visit.Session = session;
            await KnowSession.Note(store, session, http.RequestAborted);
        }
        else if (KnowSession.IdOf(http.User) is not null)
            await http.SignOutAsync();

        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http);
            return;
        }

        var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        var names = http.Request.RouteValues.TryGetValue("organisation", out var text);
        var named = names ? (Guid.TryParse(text as string, out var id) ? id : Guid.Empty) : visit.Actor.Organisation;
        var standing = await house.Standing(store, visit.Actor, named, http.RequestAborted);
        var relation = names ? standing.Relation : Relation.Any;
        visit.Scope = standing.Scope;
        visit.Organisation = named;
        visit.Actor = visit.Actor with { OrganisationName = standing.Name };

        if (house.Access.Allows(http.Request.Method, route, visit.Actor.Role, relation)
            || house.Access.Allows(http.Request.Method, route, Role.Public, relation))
        {
            if (endpoint.Metadata.GetMetadata<ApiRoute>() is { } at && at.In(visit.ApiVersion) is { } operation && operation.Permissions.Except(visit.Permissions).Any())
            {
                Refuse(http, $"Bearer realm=\"Cairn\", error=\"insufficient_scope\", scope=\"{string.Join(' ', operation.Permissions)}\"", ApiProblem.PermissionMissing);
                return;
            }
            // Closed here and not by the container, which knows it only when a page has asked for it.
            await using var db = await store.Read(visit.Scope, http.RequestAborted);
            visit.Db = db;
            visit.Passed = true;
            await next(http);
            return;
        }
        visit.Scope = Scope.Nothing;
        var known = house.Access.Knows(http.Request.Method, route);
        if (api && known && !visit.Actor.SignedIn)
            Refuse(http, "Bearer realm=\"Cairn\"", ApiProblem.KeyMissing);
        else if (known && !visit.Actor.SignedIn && HttpMethods.IsGet(http.Request.Method))
            http.Response.Redirect($"/sign-in?return={Uri.EscapeDataString(http.Request.Path)}");
        else
            // Another organisation's address and one that does not exist look the same.
            http.Response.StatusCode = known && relation == Relation.Any ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
    }

    private static void Refuse(HttpContext http, string challenge, ApiProblem problem)
    {
        http.Response.Headers.WWWAuthenticate = challenge;
        ApiProblems.Set(http, problem);
    }
}
