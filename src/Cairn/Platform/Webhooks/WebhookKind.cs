using System.Text.Json.Nodes;
using Cairn.Platform.Database;

namespace Cairn.Platform.Webhooks;

/// <summary>Something that other systems can be told of: a room says how things stand now, and whoever was told otherwise is told.</summary>
/// <param name="Name">As it stands in the message: "registration.changed".</param>
/// <param name="Words">What that is, for whoever sets it up.</param>
/// <param name="Hint">What else to know.</param>
/// <param name="Stamp">Changes whenever <paramref name="Now"/> may answer something else without a change of the organisation's own.</param>
/// <param name="Now">How each thing stands; null: it cannot be told just now, and nothing is concluded from it.</param>
/// <param name="Data">What the message says of a thing, from how it stood when it was last told to how it stands.</param>
public sealed record WebhookKind(
    string Name, string Words, string? Hint, Func<IServiceProvider, string> Stamp, Func<IServiceProvider, Db, Guid, CancellationToken, Task<IReadOnlyList<WebhookSubject>?>> Now,
    Func<WebhookSubject, string, JsonObject> Data)
{
    /// <summary>For those who set it up, as an example: how something made up stands, and how it stood.</summary>
    public required WebhookSubject Sample { get; init; }

    /// <inheritdoc cref="Sample"/>
    public required string SampleWas { get; init; }

    /// <summary>What is sent when somebody tries a webhook out.</summary>
    public const string Test = "test";

    /// <summary>The message as it is sent.</summary>
    /// <param name="at">When it was made, UTC.</param>
    public static string Body(string kind, Guid organisation, DateTime at, JsonObject data) => new JsonObject
    {
        ["type"] = kind, ["timestamp"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), ["organisation"] = organisation, ["data"] = data,
    }.ToJsonString(Api.ApiProblems.Plain);
}

/// <param name="Id">Whose state it is.</param>
/// <param name="State">How it stands, in codes.</param>
/// <param name="More">What the message says besides.</param>
public sealed record WebhookSubject(Guid Id, string State, JsonObject? More = null);
