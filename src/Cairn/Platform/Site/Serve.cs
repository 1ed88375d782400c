using System.Net;

namespace Cairn.Platform.Site;

/// <summary>Builds the running program: the same pipeline for <c>up</c> and for every test that needs a server.</summary>
public static class Serve
{
    /// <param name="port">0 lets the system choose; read it from <c>app.Urls</c> after start.</param>
    public static WebApplication Build(House house, Settings settings, int port, TimeProvider? time = null)
    {
        // Content root is where the program lies, so that pages, packs and assets are found whatever the working folder.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(Serve).Assembly.GetName().Name,
        });
        builder.WebHost.UseKestrel(k =>
        {
            if (port == 0)
                k.Listen(IPAddress.Loopback, 0);
            else
                k.ListenLocalhost(port);
        });
        builder.Services.AddSingleton(house).AddSingleton(settings).AddSingleton(time ?? TimeProvider.System).AddSingleton<Clock>();
        builder.Services.AddRazorPages(o => o.RootDirectory = "/");
        house.AddServices(builder.Services);

        var app = builder.Build();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        house.MapRoutes(app);
        return app;
    }
}
