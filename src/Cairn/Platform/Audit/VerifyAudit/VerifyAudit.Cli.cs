using System.CommandLine;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;

namespace Cairn.Platform.Audit;

/// <summary><c>cairn audit verify</c>: exit 0 when every chain holds, 1 when one does not.</summary>
public static class VerifyAuditCli
{
    public static void Add(House house)
    {
        var command = new Command("verify", "Reads the audit from its start: finds any edit, deletion, swap or cut tail");
        command.SetAction(async (parsed, stop) =>
        {
            await using var store = await Store.OpenToRead(Cli.SettingsOf(parsed), stop);
            var output = parsed.InvocationConfiguration.Output;
            var verdict = await VerifyAudit.Run(store, n => parsed.InvocationConfiguration.Error.WriteLine($"{n:N0} events read"), stop);
            AuditChecked.Keep(store.Settings, store.Clock.Now, verdict);
            foreach (var fault in verdict.Faults.Take(100))
                await output.WriteLineAsync($"organisation {fault.Organisation}, event {fault.Sequence}: {fault.What}");
            await output.WriteLineAsync(verdict.Faults.Count == 0
                ? $"The audit holds: {verdict.Events:N0} events in {verdict.Chains:N0} chains, {verdict.Roots:N0} signed roots, {verdict.Erased:N0} events with erased values."
                : $"The audit does not hold: {verdict.Faults.Count:N0} faults in {verdict.Events:N0} events.");
            return verdict.Faults.Count == 0 ? 0 : 1;
        });
        house.Commands.Add(new CommandRow("audit verify", "./cairn audit verify", command));
    }
}
