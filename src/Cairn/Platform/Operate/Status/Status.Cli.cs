using System.CommandLine;
using System.Text.Json;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using static Cairn.Platform.Operate.StatusWarnings;

namespace Cairn.Platform.Operate;

/// <summary><c>cairn status</c>: exit 0 when all is well, 1 when there is a warning. Asks the program that serves, or looks for itself.</summary>
public static class StatusCli
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Add(House house)
    {
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("status", "Says how this Cairn stands, and what to do where something is wrong") { json };
        command.SetAction(async (parsed, stop) =>
        {
            var io = parsed.InvocationConfiguration;
            var asJson = parsed.GetValue(json);
            if (Operation.Inside.Value is { } inside)
                return Write(await ReadStatus.Run(inside.Store, serving: true, stop), asJson, io.Output);
            var settings = Cli.SettingsOf(parsed);
            string[] words = asJson ? ["status", "--json"] : ["status"];
            if (await ControlSocket.Forward(settings, words, io.Output, io.Error, stop) is { } exit)
                return exit;
            await using var store = await Store.OpenToRead(settings, stop);
            return Write(await ReadStatus.Run(store, serving: false, stop), asJson, io.Output);
        });
        house.Commands.Add(new CommandRow("status", "./cairn status", command));
    }

    private static int Write(Status now, bool json, TextWriter to)
    {
        if (json)
            to.WriteLine(JsonSerializer.Serialize(now, Shape));
        else
            Text(now, to);
        return now.Warnings.Count == 0 ? 0 : 1;
    }

    private static void Text(Status now, TextWriter to)
    {
        void Line(string what, string value) => to.WriteLine($"  {what,-12} {value}");
        to.WriteLine($"Cairn {now.Version} in {now.Data}");
        Line("runs", now.Since is { } since ? $"yes, since {Moment(since)}" : "no");
        Line("database", $"{now.Database}, {Bytes(now.DatabaseBytes)}, log {Bytes(now.LogBytes)}");
        Line("schema", $"{now.Schema ?? "unknown"}{(now.SchemaCurrent ? "" : ", not this program's")}");
        Line("jobs", $"{now.Jobs.Running} running, {now.Jobs.Waiting} waiting, {now.Jobs.Failed} failed in seven days");
        Line("backup", now.LastBackup is { } last ? $"{Age(now.BackupAge!.Value)} ago, {Bytes(last.Bytes)}, {last.File}" : "none");
        Line("audit", now.Audit is { } audit ? $"read through {Moment(audit.At)}: {audit.Events:N0} events, {audit.Faults:N0} faults" : "never read through");
        Line("last root", now.LastRoot is { } root ? $"number {now.Roots:N0}, {Moment(root)}" : "none");
        Line("disk free", Bytes(now.DiskFreeBytes));
        foreach (var warning in now.Warnings)
            to.WriteLine($"{(warning.Serious ? "!!" : "! ")} {warning.What}\n   {warning.Do}");
        if (now.Warnings.Count == 0)
            to.WriteLine("Nothing needs doing.");
    }

    private static string Moment(DateTime at) => $"{at:yyyy-MM-dd HH:mm:ss} UTC";
}
