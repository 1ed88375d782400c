using System.CommandLine;
using Cairn.Platform.Database;

namespace Cairn.Platform.CommandLine;

/// <summary>A command that writes: carried out by the program that serves the data when there is one, else here.</summary>
public static class Operation
{
    /// <summary>Set while the serving program carries out a command for somebody at a terminal.</summary>
    internal static readonly AsyncLocal<Place?> Inside = new();

    internal sealed record Place(Store Store, string Folder);

    public static async Task<int> Run(ParseResult parsed, string[] args, Func<Store, Task<int>> work, CancellationToken stop)
    {
        if (Inside.Value is { } place)
            return await work(place.Store);
        var settings = Cli.SettingsOf(parsed);
        var config = parsed.InvocationConfiguration;
        if (await ControlSocket.Forward(settings, args, config.Output, config.Error, stop) is { } exit)
            return exit;
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return await work(store);
    }

    /// <summary>A file named on the command line, from the folder where the person typed it.</summary>
    public static string FileOf(string name) => Path.GetFullPath(name, Inside.Value?.Folder ?? Directory.GetCurrentDirectory());
}
