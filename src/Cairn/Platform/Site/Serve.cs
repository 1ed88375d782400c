using System.Net.Sockets;
using Cairn.Platform.Access;
using Cairn.Platform.Api;
using Cairn.Platform.Audit;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Webhooks;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cairn.Platform.Site;

/// <summary>Builds the running program: the same pipeline for <c>up</c> and for every test that needs a server.</summary>
public static class Serve
{
    /// <param name="port">0 lets the system choose; read it from <c>app.Urls</c> after start.</param>
    /// <param name="store">Already opened by the caller; else it is opened before the first request.</param>
    public static WebApplication Build(House house, Settings settings, int port, TimeProvider? time = null, Store? store = null)
    {
        // Content root is where the program lies, so that pages, packs and assets are found whatever the working folder.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(Serve).Assembly.GetName().Name,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            // It warns at every page with a form that it says "no-cache, no-store" where we said "no-store".
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        PrivateFiles.MakeFolder(settings.File());
        var socket = ControlSocket.FileOf(settings);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenAt(settings.Listen, port);
            if (ControlSocket.Fits(socket))
                kestrel.ListenUnixSocket(socket);
        });
        Add(builder.Services, house, settings, time ?? TimeProvider.System, store);

        var app = builder.Build();
        if (File.Exists(socket))
            File.Delete(socket); // left by a program that was killed: the data folder's lock says that none is running
        app.UseMiddleware<ControlSocket>();
        BehindProxy.Use(app, settings);
        Shell.Use(app);
        app.UseMiddleware<ApiProblems>();
        app.UseMiddleware<Problems>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Gate>();
        app.MapRazorPages();
        house.MapRoutes(app);
        return app;
    }

    private static void Add(IServiceCollection services, House house, Settings settings, TimeProvider time, Store? store)
    {
        services.AddSingleton(house).AddSingleton(settings).AddSingleton(time).AddSingleton<Clock>();
        if (store is null)
            services.AddSingleton<Store>();
        else
            services.AddSingleton(store);
        services.AddHostedService<OpenStore>();
        services.AddSingleton<JobWorker>().AddHostedService(p => p.GetRequiredService<JobWorker>()).AddHostedService<Roots>().AddHostedService<DailyJobs>();
        services.AddSingleton<ApiLimiter>().AddSingleton<PublicLimiter>().AddSingleton<CodeGuesses>().AddSingleton<ApiCaller>().AddSingleton<ApiDescription>();
        services.AddSingleton<WebhookSending>().AddSingleton<SendWebhooks>().AddSingleton<TellWebhooks>().AddHostedService<WebhookWorker>();
        services.AddSingleton<FirstAdministrator>().AddSingleton<PasskeyCeremony>().AddSingleton<SealedCookies>().AddSingleton<OpenIdProviders>().AddScoped<Visit>().AddScoped(p => p.GetRequiredService<Visit>().Actor);
        services.AddScoped(p => p.GetRequiredService<Visit>().Db ?? throw new InvalidOperationException("No data is open: the request has not passed the gate."));
        KeyRing.Add(services);
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "cairn";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.ExpireTimeSpan = settings.Sessions.Absolute;
            cookie.SlidingExpiration = false;
        });
        HalfSignedIn.Add(authentication);
        services.AddAuthorization();
        services.AddRazorPages(o => o.RootDirectory = "/");
        house.AddServices(services);
        Shell.AddServices(services);
    }

    private static void ListenAt(this Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, System.Net.IPAddress? address, int port)
    {
        if (address is not null)
            kestrel.Listen(address, port);
        else if (port == 0) // "localhost" cannot choose a port by itself
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(port);
    }

    /// <summary>Opens the data before the first request can arrive, and closes it after the last.</summary>
    private sealed class OpenStore(Store store, Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager ring) : IHostedLifecycleService
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            await store.Open(cancellationToken);
            await KeyRing.Begin(ring, store, cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            // The folder is private already; the socket is too, whatever rights new files get.
            if (File.Exists(ControlSocket.FileOf(store.Settings)))
                PrivateFiles.Close(ControlSocket.FileOf(store.Settings));
            return Task.CompletedTask;
        }

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StoppedAsync(CancellationToken cancellationToken) => await store.DisposeAsync();
    }
}
