namespace Cairn.Platform.Api;

/// <summary>
/// One thing that a machine can ask for. The route, who may use it, how its input is read and what the description says are all made
/// of this row, so that none can tell of another day than the rest.
/// </summary>
/// <param name="Id">Its name in the description: "beginEngagement".</param>
/// <param name="Permissions">What a key must be allowed; all of them. None: it is everybody's.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Reply">What it answers where nothing is wrong.</param>
public sealed record ApiOperation(
    string Method, string Route, string Id, string[] Permissions, string Summary, ApiReply Reply, Func<ApiCall, CancellationToken, Task<ApiAnswer>> Answer)
{
    /// <summary>The heading that it stands under.</summary>
    public required string Tag { get; init; }

    /// <summary>What to know before using it.</summary>
    public required string Description { get; init; }

    /// <summary>Name of the body's schema; null where there is none.</summary>
    public string? Body { get; init; }

    public string BodyType { get; init; } = ApiBody.Json;

    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>The first version of the interface that has it so.</summary>
    public DateOnly Since { get; init; } = ApiTable.First;

    /// <summary>The version from which on it is no more, or is another; null: the newest has it.</summary>
    public DateOnly? Until { get; init; }

    public bool IsIn(DateOnly version) => Since <= version && !(Until <= version);

    /// <summary>Whether anybody may ask it, without a key and then as often as a page.</summary>
    public bool Public => Permissions.Length == 0;

    /// <summary>Whether it only reads, though it takes a body: what is asked for must not stand in an address.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>How long its body may be.</summary>
    public int MostBytes { get; init; } = ApiBody.MostBytes;

    /// <summary>Whether the same again must be told from another: whatever changes something.</summary>
    public bool Changes => Method != "GET" && !OnlyReads;

    /// <summary>Whether rules may refuse what is asked.</summary>
    public bool MayRefuse => Method != "GET";

    /// <summary>Whether somebody else may have changed the record since it was read.</summary>
    public bool MayConflict => Body is not null && Changes;
}

/// <summary>A parameter of the query, beside <c>after</c> and <c>limit</c>.</summary>
/// <param name="Format">"uuid", "date", or null for text.</param>
public sealed record ApiParameter(string Name, string Description, string? Format, string Example);

/// <param name="Schema">Name of the body's schema; null where there is no body, or where it is no JSON.</param>
/// <param name="Many">Whether it is a list, read leaf by leaf.</param>
/// <param name="Type">Media type, where it is not JSON.</param>
public sealed record ApiReply(int Status, string Description, string? Schema = null, bool Many = false, string? Type = null);
