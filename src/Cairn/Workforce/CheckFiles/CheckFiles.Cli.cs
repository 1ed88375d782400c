using System.CommandLine;
using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.Platform;
using Cairn.Platform.CommandLine;

namespace Cairn.Workforce;

/// <summary><c>cairn import check</c>: checks a provider's files and says what is wrong with them; needs neither server nor database.</summary>
public static class CheckFilesCommand
{
    /// <summary>Exit codes: nothing refused; a row refused; a file unusable.</summary>
    public const int NothingRefused = 0, RowsRefused = 1, Unusable = 2;

    private static readonly Option<string> Format = new("--format") { Description = "Format of the files (ascwds: England's bulk upload)", HelpName = "FORMAT", DefaultValueFactory = _ => "ascwds" };
    private static readonly Option<FileInfo> Workplace = new("--workplace") { Description = "Workplace file", HelpName = "FILE", Required = true };
    private static readonly Option<FileInfo> Staff = new("--staff") { Description = "Staff file", HelpName = "FILE", Required = true };
    private static readonly Option<FileInfo?> Training = new("--training") { Description = "Training file", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Held = new("--held") { Description = "References already held (columns LOCALESTID, UNIQUEWORKERID)", HelpName = "FILE" };
    private static readonly Option<string?> OwnWorkplace = new("--own-workplace") { Description = "LOCALESTID of the account's own workplace, which must be in the file and not be deleted (955, 956)", HelpName = "REF" };
    private static readonly Option<bool> NotParent = new("--not-parent") { Description = "The account is no parent: the workplace file must hold exactly one row (950)" };
    private static readonly Option<bool> Json = new("--json") { Description = "Findings as JSON, one object a line" };

    public static void Add(House house)
    {
        Format.AcceptOnlyFromAmong("ascwds");
        var command = new Command("check", "Checks a provider's files and prints what is wrong, without storing anything") { Format, Workplace, Staff, Training, Held, OwnWorkplace, NotParent, Json };
        command.SetAction((parsed, stop) => Task.FromResult(Run(parsed, stop)));
        house.Commands.Add(new CommandRow("import check",
            "./cairn import check --format ascwds --workplace tests/samples/ascwds/workplace.csv --staff tests/samples/ascwds/staff.csv --held tests/samples/ascwds/held.csv --today 2026-11-22", command));
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var training = parsed.GetValue(Training);
        var held = parsed.GetValue(Held);
        foreach (var file in new[] { parsed.GetValue(Workplace)!, parsed.GetValue(Staff)!, training, held })
        {
            if (file is null or { Exists: true })
                continue;
            Console.Error.WriteLine($"There is no file {file.FullName}. Check the path.");
            return Unusable;
        }
        try
        {
            var files = new ReturnsFiles(Input(parsed.GetValue(Workplace)!), Input(parsed.GetValue(Staff)!), training is null ? null : Input(training));
            var today = new Clock(TimeProvider.System, Cli.SettingsOf(parsed)).Today;
            var options = new ReturnsOptions(AscwdsPack.Lists, today)
            {
                Held = held is null ? new() : HeldFile.Read(held.FullName), OwnWorkplace = parsed.GetValue(OwnWorkplace), IsParent = !parsed.GetValue(NotParent),
            };
            using var output = Console.OpenStandardOutput();
            using var lines = new FindingLines(output, parsed.GetValue(Json));
            var summary = CheckProgress.Show(progress =>
                ReturnsCheck.Run(files, options, new ReturnsHandlers { Finding = lines.Write, Progress = progress }, stop));
            Summarise(summary);
            return summary.Unusable ? Unusable : summary.Refused > 0 || summary.Files.Any(f => f.Errors > 0) ? RowsRefused : NothingRefused;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Unusable;
        }
    }

    private static ReturnsInput Input(FileInfo file) =>
        new(() => new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan), file.Length);

    private static void Summarise(ReturnsSummary summary)
    {
        if (summary.Unusable)
            Console.Error.WriteLine("A file cannot be used; nothing was checked. Its finding says why.");
        if (AscwdsPack.Lists.Postcodes is null && !summary.Unusable)
            Console.Error.WriteLine(AscwdsPack.NoPostcodes);
        foreach (var file in summary.Files)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{file.File.ToString().ToLowerInvariant()}: {file.Rows:N0} rows read ({file.Encoding}), {file.Accepted:N0} accepted, {file.Refused:N0} refused; {file.Errors:N0} errors, {file.Warnings:N0} warnings"));
    }
}
