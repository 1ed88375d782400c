namespace Cairn.Platform.Access;

/// <summary>The OpenID providers of this program, and how somebody is sent to one.</summary>
public sealed class OpenIdProviders(Settings settings, Clock clock, SealedCookies cookies) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 20,
    };

    private List<OpenIdClient>? clients;

    public IReadOnlyList<OpenIdClient> All => clients ??= [.. settings.OpenId.Providers.Select(p => new OpenIdClient(p, http, clock))];

    public OpenIdClient? Find(string? id) => All.FirstOrDefault(c => c.Provider.Id == id);

    /// <summary>Cairn's own address as its providers know it.</summary>
    public string Here(HttpContext http) => settings.OpenId.Address?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";

    public string BackFrom(OpenIdClient client, HttpContext http) => Here(http) + OpenIdBackPage.Route.Replace("{provider}", client.Provider.Id, StringComparison.Ordinal);

    /// <returns>Where the browser goes on to.</returns>
    /// <exception cref="OpenIdRefusedException">The provider cannot be reached.</exception>
    public async Task<Onward> Begin(HttpContext http, OpenIdClient client, string? @return, Guid? linkTo, bool proves, CancellationToken stop)
    {
        var trip = OpenIdTrip.Begin(client.Provider.Id, @return, linkTo, proves, clock.Now);
        var address = await client.AddressFor(trip, BackFrom(client, http), stop);
        cookies.Keep(http, OpenIdTrip.Cookie, trip);
        return Onward.To(http, client.Provider.Name, address);
    }

    public void Dispose() => http.Dispose();
}

/// <summary>
/// Sends a browser on to another site after a form. Our pages let forms go nowhere but here, and Chromium holds redirects after a form
/// to the same rule: so the answer is a page that goes on by itself, with a link for where it does not.
/// </summary>
public sealed record Onward(string Name, string Address)
{
    public static Onward To(HttpContext http, string name, string address)
    {
        http.Response.Headers["Refresh"] = $"0; url={address}";
        return new(name, address);
    }
}
