using System.CommandLine;
using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary><c>cairn import run</c>: the whole way of a provider's files into its record, as the pages go it.</summary>
public static class ImportRun
{
    public static readonly Verb AddProvider = new("AddProvider", "A provider is added by whoever runs this Cairn.");

    private static readonly Option<string> Workplace = new("--workplace") { Description = "Workplace file", HelpName = "FILE", Required = true };
    private static readonly Option<string> Staff = new("--staff") { Description = "Staff file", HelpName = "FILE", Required = true };
    private static readonly Option<string?> Training = new("--training") { Description = "Training file", HelpName = "FILE" };
    private static readonly Option<string> Provider = new("--provider") { Description = "Name of the provider whose record it becomes", HelpName = "NAME", Required = true };
    private static readonly Option<bool> Create = new("--create") { Description = "Add the provider when nobody bears that name" };
    private static readonly Option<bool> Partly = new("--without-refused") { Description = "Take in what is good, and leave refused rows out; else one refused row stops it all" };
    private static readonly Option<bool> CheckOnly = new("--check-only") { Description = "Stop before anything changes; a person decides on the page" };

    public static void Add(House house)
    {
        var format = new Option<string>("--format") { Description = "Format of the files (ascwds: England's bulk upload)", HelpName = "FORMAT", DefaultValueFactory = _ => "ascwds" };
        format.AcceptOnlyFromAmong("ascwds");
        var command = new Command("run", "Checks a provider's files and takes them into its record") { format, Workplace, Staff, Training, Provider, Create, Partly, CheckOnly };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Run(house, store, parsed, stop), stop));
        house.Commands.Add(new CommandRow("import run",
            "./cairn import run --provider \"Example parent\" --create --without-refused --workplace tests/samples/ascwds/workplace.csv --staff tests/samples/ascwds/staff.csv", command));
    }

    private static async Task<int> Run(House house, Store store, ParseResult parsed, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var files = new[] { parsed.GetValue(Workplace), parsed.GetValue(Staff), parsed.GetValue(Training) }.Select(f => f is null ? null : Operation.FileOf(f)).ToArray();
        foreach (var file in files.OfType<string>().Where(f => !File.Exists(f)))
            throw new RefusedException($"There is no file {file}. Check the path.");
        var organisation = await Find(store, parsed.GetValue(Provider)!, parsed.GetValue(Create), stop);
        Scope scope;
        await using (var all = await store.Read(Scope.System, stop))
            scope = Scope.Of([organisation, .. await all.DataOwnedBy(organisation, stop)]);
        BroughtFile? Brought(string? file) => file is null ? null : new BroughtFile(Path.GetFileName(file), () => File.OpenRead(file));
        var id = await BringInFiles.Bring(store, scope, Actor.Public, organisation, Brought(files[0])!, Brought(files[1])!, Brought(files[2]), null, stop);

        await Finish(house, store, scope, id, error, stop);
        var row = await Read(store, scope, id, stop);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{row.StaffRows:N0} staff rows: {row.StaffRefused:N0} refused, {row.Errors:N0} errors and {row.Warnings:N0} warnings in all files. {row.New:N0} new, {row.Changed:N0} changed, {row.Moved:N0} moved, {row.Missing:N0} not in the file."));
        if (row.State == ReturnState.Unusable)
        {
            await error.WriteLineAsync("A file cannot be read. ./cairn import check says why.");
            return 2;
        }
        if (parsed.GetValue(CheckOnly))
            return row.Errors > 0 ? 1 : 0;
        if (row.Errors > 0 && !parsed.GetValue(Partly))
        {
            await LeaveReturn.Run(store, scope, Actor.Public, organisation, id, stop);
            await error.WriteLineAsync("Nothing was changed, for errors were found. ./cairn import check lists them; --without-refused takes in what is good.");
            return 1;
        }
        await AcceptReturn.Start(store, scope, Actor.Public, organisation, id, null, stop);
        await Finish(house, store, scope, id, error, stop);
        row = await Read(store, scope, id, stop);
        await output.WriteLineAsync(row.State == ReturnState.Accepted ? "Taken in." : "It could not be taken in; nothing was changed.");
        return row.State == ReturnState.Accepted ? (row.Errors > 0 ? 1 : 0) : 2;
    }

    /// <summary>Runs the return's job here, or watches the serving program's worker run it.</summary>
    private static async Task Finish(House house, Store store, Scope scope, Guid id, TextWriter error, CancellationToken stop)
    {
        var said = "";
        await JobWorker.Finish(store, house, (await Read(store, scope, id, stop)).JobId, async job =>
        {
            var text = job.TotalUnits > 0 ? $"{job.Step}: {job.DoneUnits * 100 / job.TotalUnits}%" : job.Step;
            if (text != said)
                await error.WriteLineAsync(said = text);
        }, stop);
    }

    private static async Task<Return> Read(Store store, Scope scope, Guid id, CancellationToken stop)
    {
        await using var db = await store.Read(scope, stop);
        return await db.Set<Return>().AsNoTracking().FirstAsync(r => r.Id == id, stop);
    }

    private static async Task<Guid> Find(Store store, string name, bool create, CancellationToken stop)
    {
        var key = SearchKey.Of(name);
        await using (var db = await store.Read(Scope.System, stop))
        {
            var found = await db.Set<Organisation>().Where(o => o.NameKey == key).Select(o => o.Id).Take(2).ToListAsync(stop);
            if (found.Count == 2)
                throw new RefusedException($"More than one organisation bears the name {name}.");
            if (found.Count == 1)
                return found[0];
        }
        if (!create)
            throw new RefusedException($"No organisation bears the name {name}. Check it, or add it with --create.");
        var id = NewId.Next();
        return await store.Write(Scope.System, new Change(AddProvider, Actor.Public, id), db =>
        {
            db.Add(new Organisation { Id = id, Name = name, NameKey = key, Country = "england" });
            return Task.FromResult(id);
        }, stop);
    }
}
