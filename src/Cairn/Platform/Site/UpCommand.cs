using System.CommandLine;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Site;

/// <summary><c>cairn up</c>: makes what is missing and serves.</summary>
public static class UpCommand
{
    public static void Add(House house)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine (default 5080)", DefaultValueFactory = _ => 5080 };
        var empty = new Option<bool>("--empty") { Description = "Begin new data without the demonstration sector" };
        var often = new Option<int>("--api-per-minute") { Description = "Requests a minute that one key of another system may make (default 600)", DefaultValueFactory = _ => 600 };
        var searches = new Option<int>("--searches-per-minute") { Description = "Searches of the register a minute that one address may make (default 30)", DefaultValueFactory = _ => 30 };
        var idle = new Option<int>("--idle-minutes") { Description = "Minutes without a request after which somebody is signed out (default 60)", DefaultValueFactory = _ => 60 };
        var hours = new Option<int>("--session-hours") { Description = "Hours after which somebody is signed out in any case (default 12)", DefaultValueFactory = _ => 12 };
        var listen = new Option<string?>("--listen") { Description = "Address to serve at, such as 0.0.0.0 (default: this machine alone)", HelpName = "ADDRESS" };
        var proxies = new Option<string?>("--proxies") { Description = "Addresses or networks of the proxies in front (or CAIRN_PROXIES)", HelpName = "LIST", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_PROXIES") };
        var openId = new Option<string?>("--open-id") { Description = "JSON file of the OpenID providers by which people may sign in (default: none, or CAIRN_OPENID)", HelpName = "FILE", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_OPENID") };
        var command = new Command("up", "Starts Cairn: makes the database, loads the packs and the demonstration, serves") { port, empty, often, searches, idle, hours, listen, proxies, openId };
        command.SetAction((parsed, stop) => Run(house, Cli.SettingsOf(parsed) with
        {
            Api = LimitsOf(parsed.GetValue(often)), Public = SearchesOf(parsed.GetValue(searches)), Sessions = LimitsOf(parsed.GetValue(idle), parsed.GetValue(hours)), Listen = AddressOf(parsed.GetValue(listen)), Proxies = BehindProxy.Read(parsed.GetValue(proxies)),
            OpenId = parsed.GetValue(openId) is { Length: > 0 } file ? OpenIdSettings.Read(file) : OpenIdSettings.None,
        }, parsed.GetValue(port), parsed.GetValue(empty), parsed.InvocationConfiguration.Output, stop));
        house.Commands.Add(new CommandRow("up", "./cairn up --port 5080", command));
    }

    private static async Task<int> Run(House house, Settings settings, int port, bool empty, TextWriter output, CancellationToken stop)
    {
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        try
        {
            await store.Open(stop);
            settings.Demonstration = await FirstStart.Prepare(house, store, !empty, new Progress(output), stop);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
        await using var app = Serve.Build(house, settings, port, store: store);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await store.DisposeAsync();
            throw new RefusedException($"Port {port} is in use. Stop what uses it, or choose another with --port.");
        }
        var address = $"http://localhost:{new Uri(app.Urls.First(u => u.StartsWith("http://", StringComparison.Ordinal) && !u.Contains("unix", StringComparison.Ordinal))).Port}";
        await output.WriteLineAsync($"Cairn serves {address} from {settings.File()}. Stop it with Ctrl+C.");
        if (settings.Demonstration)
            await Accounts(store, output, stop);
        else if (await app.Services.GetRequiredService<FirstAdministrator>().Offer(stop) is { } token)
            await output.WriteLineAsync($"Nobody administers this data yet. Make the first account here, once: {address}/first-administrator?token={token}");
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static System.Net.IPAddress? AddressOf(string? text) =>
        text is null ? null : System.Net.IPAddress.TryParse(text, out var address) ? address : throw new RefusedException($"--listen {text} is no address. Give one of this machine's, or 0.0.0.0 for all.");

    private static Api.ApiLimits LimitsOf(int perMinute) =>
        perMinute is >= 1 and <= 1_000_000 ? new(perMinute, perMinute) : throw new RefusedException("--api-per-minute is not a number from 1 to 1,000,000.");

    private static PublicLimits SearchesOf(int perMinute) =>
        perMinute is >= 1 and <= 1_000_000 ? new(perMinute, 2 * perMinute) : throw new RefusedException("--searches-per-minute is not a number from 1 to 1,000,000.");

    private static SessionLimits LimitsOf(int idle, int hours) =>
        idle is < 5 or > 1_440 ? throw new RefusedException("--idle-minutes is not a number from 5 to 1,440.")
        : hours is < 1 or > 24 ? throw new RefusedException("--session-hours is not a number from 1 to 24.")
        : new(idle, hours);

    private static async Task Accounts(Store store, TextWriter output, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        await output.WriteLineAsync($"Demonstration: made-up people and services. Sign in as any of these with the password \"{DemonstrationAccounts.Password}\":");
        foreach (var account in await db.Set<Account>().AsNoTracking().Where(a => a.Demonstration).OrderBy(a => a.Role).ThenBy(a => a.UserName).ToListAsync(stop))
            await output.WriteLineAsync($"  {account.UserName,-14} {Roles.Words(account.Role)}, {account.Name}");
    }

    private sealed class Progress(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
