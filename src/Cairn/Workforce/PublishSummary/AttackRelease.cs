using System.Globalization;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing;

namespace Cairn.Workforce;

/// <summary>The attack on a release as anybody has it: from its files alone, whoever wrote them (W3).</summary>
internal static class AttackRelease
{
    /// <param name="earlier">Folders of earlier releases of the same people.</param>
    /// <returns>0 where nothing is recovered; else 1, also where the release cannot be read or breaks its own rule.</returns>
    public static int Run(TextWriter output, string folder, IReadOnlyList<string> earlier)
    {
        try
        {
            var altered = new List<string>();
            var read = ReleaseReader.Read(folder, altered);
            var before = earlier.Select(e => ReleaseReader.Read(e, altered)).ToList();
            altered.ForEach(output.WriteLine);
            var rule = DisclosureRule.Of(read.Rule);
            var holds = true;
            foreach (var sentence in Broken(rule, read.Tables))
            {
                output.WriteLine(sentence);
                holds = false;
            }
            // Each value that counts is a population of its own: people with people, vacancies with vacancies.
            foreach (var value in read.Tables.GroupBy(ValueOf, StringComparer.Ordinal))
            {
                var report = Attack.On(rule, [.. value], [.. before.SelectMany(b => b.Tables.Where(t => ValueOf(t) == value.Key).Select(t => t with { Rule = DisclosureRule.Of(b.Rule) }))]);
                foreach (var sentence in report.Sentences())
                    output.WriteLine($"{value.Key}: {sentence}");
                holds &= report.Holds;
            }
            output.WriteLine(holds ? "Nothing was recovered." : "This release must not be published.");
            return holds ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is RefusedException or UnfitTablesException or ArgumentException)
        {
            output.WriteLine(wrong.Message);
            output.WriteLine("It could not be shown that nothing can be recovered.");
            return 1;
        }
    }

    /// <summary>What is shown against the rule that the release names: no solving is needed to find it.</summary>
    private static IEnumerable<string> Broken(DisclosureRule rule, IReadOnlyList<ShownTable> tables) =>
        from table in tables
        from cell in table.Cells.Index()
        where cell.Item.Value is { } shown && ((shown > 0 && shown < rule.HideUnder) || shown % rule.RoundTo != 0)
        select string.Create(CultureInfo.InvariantCulture, $"Shown against the rule {rule.Id}: table \"{table.Id}\", {Named(table, cell.Index)}: {cell.Item.Value}.");

    private static string Named(ShownTable table, int position)
    {
        var names = new List<string>();
        for (var a = table.Axes.Count - 1; a >= 0; a--)
        {
            names.Insert(0, table.Axes[a].Items[position % table.Axes[a].Items.Count].Label);
            position /= table.Axes[a].Items.Count;
        }
        return string.Join(" / ", names);
    }

    private static string ValueOf(ShownTable table) => table.Id.Split('/')[1];
}
