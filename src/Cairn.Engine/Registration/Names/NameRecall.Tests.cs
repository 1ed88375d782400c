using Xunit;

namespace Cairn.Engine.Registration.Names;

/// <summary>Whoever is on the register is found however their name is typed (R5).</summary>
public sealed class NameRecallTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_thousands_of_searches_99_in_100_show_whom_they_look_for_on_the_first_leaf()
    {
        var people = new MadeNames(1).People(60_000).ToList();
        var groups = NameCorpus.Groups(Path.Combine(AppContext.BaseDirectory, "packs/uk/lists/nicknames.csv"));
        var index = new NameIndex(new NameVariants(groups), people.Count);
        index.Load(people);

        var cases = new NameCorpus(people, groups, 2).Make(200).ToList();
        var missed = cases.Where(c => index.Find(c.Query).Matches.All(m => m.Name.Number != c.Target.Number)).ToList();
        foreach (var kind in cases.GroupBy(c => c.Kind))
            output.WriteLine($"{kind.Key}: {missed.Count(m => m.Kind == kind.Key)} of {kind.Count()} missed");
        foreach (var miss in missed.Take(60))
            output.WriteLine($"{miss.Kind}: \"{miss.Query.Name}\" {miss.Query.Town} {miss.Query.Employer} for {miss.Target.Given} {miss.Target.Family}");

        Assert.True(cases.Count > 3_500, $"{cases.Count} cases");
        Assert.True(missed.Count * 100 <= cases.Count, $"{missed.Count} of {cases.Count} were not found.");
        Assert.All(cases.GroupBy(c => c.Kind), kind => Assert.True(missed.Count(m => m.Kind == kind.Key) * 100 <= kind.Count() * 4, kind.Key));
    }
}
