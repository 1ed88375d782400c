using System.CommandLine;
using Cairn.Platform.CommandLine;

namespace Cairn.Platform.Site;

/// <summary><c>cairn up</c>: makes what is missing and serves.</summary>
public static class UpCommand
{
    public static void Add(House house)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine (default 5080)", DefaultValueFactory = _ => 5080 };
        var empty = new Option<bool>("--empty") { Description = "Start without the demonstration sector" };
        var command = new Command("up", "Starts Cairn: makes the database, loads the packs and the demonstration, serves") { port, empty };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = Cli.SettingsOf(parsed) with { Demonstration = !parsed.GetValue(empty) };
            await using var app = Serve.Build(house, settings, parsed.GetValue(port));
            await app.RunAsync(stop);
            return 0;
        });
        house.Commands.Add(new CommandRow("up", "./cairn up --port 5080", command));
    }
}
