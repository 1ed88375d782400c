using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Sends somebody to an OpenID provider, to sign in or to show who they are.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInWithPage(Visit visit, OpenIdProviders providers, ILogger<SignInWithPage> log) : PageModel
{
    public const string Route = "/sign-in/with/{provider}";

    [BindProperty(Name = "return")] public string? Return { get; set; }
    [BindProperty] public bool Proves { get; set; }

    public Onward? Onward { get; private set; }
    public OpenIdRefused? Refused { get; private set; }

    public async Task<IActionResult> OnPost(string provider, CancellationToken stop)
    {
        await visit.Release();
        if (providers.Find(provider) is not { } client)
            return NotFound();
        try
        {
            Onward = await providers.Begin(HttpContext, client, Return, null, Proves, stop);
        }
        catch (OpenIdRefusedException refused)
        {
            Refused = OpenIdRefused.Of(HttpContext, log, client, refused);
        }
        return Page();
    }
}

/// <summary>What the refusal page shows.</summary>
public sealed record OpenIdRefused(OpenIdRefusal Kind, string Name)
{
    public string Heading => OpenIdRefusals.Words(Kind, Name).Heading;

    public static OpenIdRefused Of(HttpContext http, ILogger log, OpenIdClient client, OpenIdRefusedException refused)
    {
        log.LogWarning("A sign-in by {Provider} is refused: {Kind}", client.Provider.Id, refused.Kind);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return new(refused.Kind, client.Provider.Name);
    }
}
