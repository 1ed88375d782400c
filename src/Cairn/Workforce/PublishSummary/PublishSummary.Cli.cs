using System.CommandLine;
using Cairn.Engine.Disclosure;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary><c>cairn publish summary</c> and <c>cairn publish attack</c>.</summary>
public static class PublishSummaryCli
{
    public static void Add(House house)
    {
        var year = new Option<int>("--year") { Description = "The year that is summed up, as at 31 December", Required = true, HelpName = "YEAR" };
        var area = new Option<string>("--area") { Description = "A country (scotland, england), or a council area by name or code", Required = true, HelpName = "AREA" };
        var to = new Option<string>("--out") { Description = "New or empty folder for the release", Required = true, HelpName = "DIR" };
        var rule = new Option<string>("--rule") { Description = $"Disclosure rule: {string.Join(", ", DisclosureRule.Presets.Select(r => r.Id))} (default: {PublishSummary.UsualRule})", DefaultValueFactory = _ => PublishSummary.UsualRule, HelpName = "RULE" };
        var publisher = new Option<string>("--publisher") { Description = "Who publishes it, as it says on the cover", DefaultValueFactory = _ => "Cairn", HelpName = "NAME" };
        var withoutPdf = new Option<bool>("--without-pdf") { Description = "Leave the PDF out, where there is no Chromium to print it" };
        var command = new Command("summary", "Publishes the year's summary: web pages, PDF, spreadsheets and open data, safe to publish and equal when made again") { year, area, to, rule, publisher, withoutPdf };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], async store =>
        {
            var (output, packs, folder) = (parsed.InvocationConfiguration.Output, Packs.Load(Packs.Beside), Operation.FileOf(parsed.GetValue(to)!));
            var hasPdf = !parsed.GetValue(withoutPdf) && Chromium.IsThere;
            if (!hasPdf && !parsed.GetValue(withoutPdf))
                await parsed.InvocationConfiguration.Error.WriteLineAsync("The PDF is left out: it is printed by Chromium, which is missing. Install it (on Debian: apt-get install chromium) or name one in CAIRN_CHROMIUM, and publish again.");
            var done = await PublishSummary.Run(store, packs, new SectorFacts(store, packs, new RegisterFacts(store, packs)), Actor.Public,
                new(parsed.GetValue(year), parsed.GetValue(area)!, parsed.GetValue(rule)!, parsed.GetValue(publisher)!, !hasPdf), folder, null, stop);
            await output.WriteLineAsync($"{done.Release.Title}, edition {done.Release.Edition}, is in {folder}.");
            await output.WriteLineAsync(done.IsNew ? "It is a new edition, kept with the facts behind it." : $"Nothing has changed since {Format.Date(store.Clock.DateOf(done.Release.Made))}: it is that edition again.");
            foreach (var (value, report) in done.Attack.Where(a => a.Report.Attacked > 0))
                foreach (var sentence in report.Sentences())
                    await output.WriteLineAsync($"{value}: {sentence}");
            return 0;
        }, stop));
        house.Commands.Add(new CommandRow("publish summary", "./cairn publish summary --year 2025 --area scotland --out /tmp/summary", command));

        var release = new Argument<string>("DIR") { Description = "Folder of a release" };
        var earlier = new Option<string[]>("--earlier") { Description = "Folder of an earlier release of the same people; more than once for several", HelpName = "DIR" };
        var attack = new Command("attack", "Tries to work out what a release hides, from nothing but its files; exit 0 when nothing is recovered") { release, earlier };
        attack.SetAction((parsed, _) => Task.FromResult(AttackRelease.Run(parsed.InvocationConfiguration.Output, Path.GetFullPath(parsed.GetValue(release)!), [.. (parsed.GetValue(earlier) ?? []).Select(Path.GetFullPath)])));
        house.Commands.Add(new CommandRow("publish attack", "./cairn publish attack /tmp/summary", attack));
    }
}
