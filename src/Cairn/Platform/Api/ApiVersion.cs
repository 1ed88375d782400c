using System.Globalization;
using Cairn.Platform.Access;

namespace Cairn.Platform.Api;

/// <summary>
/// Which day's interface a client was written for. It says so in a header; where it says nothing, the day on which its key was made
/// speaks for it, so that no client meets an interface that came after it unasked.
/// </summary>
public static class ApiVersion
{
    public const string Header = "Cairn-Version";

    /// <summary>Sets the visit's version, and tells it in the answer.</summary>
    /// <exception cref="ProblemException">There is no such version.</exception>
    public static void Choose(HttpContext http, Visit visit, ApiTable api)
    {
        var versions = api.Versions;
        var asked = http.Request.Headers[Header];
        visit.ApiVersion = asked.Count == 0 ? versions.LastOrDefault(v => visit.KeyMade is not { } made || v <= made, ApiTable.First) : Asked(asked.ToString(), versions);
        // At the end: a failure clears what an answer has by then.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = Words(visit.ApiVersion);
            return Task.CompletedTask;
        });
    }

    /// <exception cref="ProblemException">There is no such version.</exception>
    public static DateOnly Asked(string text, IReadOnlyList<DateOnly> versions) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var version) && versions.Contains(version) ? version
            : throw new ProblemException(ApiProblem.VersionUnknown, $"There is no such version of this interface. There {(versions.Count == 1 ? "is" : "are")} {string.Join(", ", versions.Select(Words))}.");

    public static string Words(DateOnly version) => version.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What stands at one address for one method, by version.</summary>
public sealed record ApiRoute(IReadOnlyList<ApiOperation> Operations)
{
    /// <exception cref="ProblemException">The version has nothing here.</exception>
    public ApiOperation In(DateOnly version) => Operations.FirstOrDefault(o => o.IsIn(version))
        ?? throw new ProblemException(ApiProblem.NotInVersion, $"Version {ApiVersion.Words(version)} of this interface does not have it. "
            + string.Join(" ", Operations.Select(o => $"It is there from {ApiVersion.Words(o.Since)}{(o.Until is { } until ? $" to before {ApiVersion.Words(until)}" : " on")}.")));
}
