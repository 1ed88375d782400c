using System.Text.Encodings.Web;
using Cairn.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cairn.Platform.Site;

/// <summary>What every page stands in: assets, headers, compression, error pages, and how forms are read.</summary>
public static class Shell
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton<HtmlEncoder>(Markup.Encoder);
        services.TryAddScoped(_ => Actor.Public);
        services.AddScoped<Menu>();
        services.AddResponseCompression(o => o.Providers.Add<BrotliCompressionProvider>());
        services.Configure<ResponseCompressionOptions>(o => o.Providers.Add<GzipCompressionProvider>());
        services.Configure<MvcOptions>(FormReading.Set);
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "cairn-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>Comes before routing.</summary>
    public static void Use(WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler("/error/500");
        app.UseWhen(WantsPage, pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.Use(app.Services.GetRequiredService<Assets>().Serve);
        app.UseResponseCompression();
    }

    public static void Allow(AccessTable access)
    {
        access.Allow("GET,POST", "/error/{code:int}", AccessTable.Everyone);
        access.Allow("GET", "/about/components", AccessTable.Everyone);
        access.Allow("GET", "/accessibility", AccessTable.Everyone);
    }

    private static bool WantsPage(HttpContext http) => !Api.ApiTable.IsApi(http.Request.Path) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
