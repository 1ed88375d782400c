using System.CommandLine;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary><c>cairn demo load</c>: makes the demonstration sector without a server.</summary>
public static class LoadDemonstrationCli
{
    public static void Add(House house)
    {
        var command = new Command("load", "Fills new data with the demonstration sector, without a server");
        command.SetAction((parsed, stop) => Operation.Run(parsed, ["demo", "load"], async store =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await FirstStart.Demonstrate(house, store, new Lines(output), stop);
            await output.WriteLineAsync($"The demonstration sector is in {store.Settings.File()}. Serve it: ./cairn up --data {store.Settings.Data}");
            return 0;
        }, stop));
        house.Commands.Add(new CommandRow("demo load", "./cairn demo load --data /tmp/demonstration", command));
    }

    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
