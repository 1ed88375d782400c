namespace Cairn.Platform;

/// <summary>Where the data lives, which database keeps it, and what day it pretends to be.</summary>
/// <param name="Data">Folder of the database, keys, uploads and audit roots.</param>
/// <param name="Database">Null: SQLite in <paramref name="Data"/>. Else a PostgreSQL connection string of the owner role.</param>
/// <param name="Today">A pretend date for demonstration and tests; null is the real one.</param>
public sealed record Settings(string Data, string? Database = null, DateOnly? Today = null)
{
    /// <summary>Made-up sector and accounts; said on every page. Known once the data has been opened.</summary>
    public bool Demonstration { get; set; }

    /// <summary>How often machines may ask.</summary>
    public Api.ApiLimits Api { get; init; } = new();

    /// <summary>How often one address may search what everybody may search.</summary>
    public Site.PublicLimits Public { get; init; } = new();

    /// <summary>How long somebody stays signed in.</summary>
    public Access.SessionLimits Sessions { get; init; } = new();

    /// <summary>By whose sign-ins people may sign in besides our own.</summary>
    public Access.OpenIdSettings OpenId { get; init; } = Access.OpenIdSettings.None;

    /// <summary>The master key, where several instances share it or it is kept apart from the data; null: in the data folder.</summary>
    public string? KeyFile { get; init; }

    /// <summary>What who asks for the metrics must show; null: this machine alone may ask.</summary>
    public string? MetricsToken { get; init; } = Environment.GetEnvironmentVariable("CAIRN_METRICS_TOKEN");

    /// <summary>Under what licence the register's open data is given, as its keeper says; null: nobody has said.</summary>
    public string? OpenLicence { get; init; } = Environment.GetEnvironmentVariable("CAIRN_OPEN_LICENCE") is { Length: > 0 } licence ? licence : null;

    /// <summary>Whether webhooks may lead into the operator's own network, and without TLS.</summary>
    public bool WebhooksInside { get; init; } = Environment.GetEnvironmentVariable("CAIRN_WEBHOOKS_INSIDE") == "yes";

    /// <summary>The address to serve at; null: this machine alone.</summary>
    public System.Net.IPAddress? Listen { get; init; }

    /// <summary>Networks of the proxies in front, whose word on the caller is believed.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The folder of uploads, where several instances share it; null: in the data folder.</summary>
    public string? Uploads { get; init; }

    public string File(params string[] parts) => Path.Combine([Path.GetFullPath(Data), .. parts]);
}
