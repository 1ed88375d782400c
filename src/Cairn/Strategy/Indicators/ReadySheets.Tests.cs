using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Strategy;

/// <summary>S5, S9, S11: what the documents see success by has a sheet each: live, or with what it waits for.</summary>
public sealed class ReadySheetsTests(Workforce.RecordSites sites) : IClassFixture<Workforce.RecordSites>
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);

    private static IEnumerable<string> Missing(IEnumerable<(StrategyDocument Document, StrategyElement Element)> elements) =>
        elements.Select(e => $"{e.Document.Id}/{e.Element.Id}").Where(of => packs.Strategies.Sheets.All(s => s.Of != of));

    private static IEnumerable<(StrategyDocument, StrategyElement)> Elements(Func<StrategyElement, bool> which) => packs.Strategies.Documents.SelectMany(d => d.Elements.Where(which).Select(e => (d, e)));

    [Fact]
    public void Every_indicator_and_every_element_with_a_measure_of_success_has_a_sheet()
    {
        var counted = Elements(e => e.Type == "indicator" || e.Measure is not null).ToList();
        Assert.Equal([("leadership", 8), ("options-for-excellence", 6), ("status", 4), ("vision", 2)], counted.GroupBy(e => e.Item1.Id).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal));
        Assert.Empty(Missing(counted));
    }

    [Fact]
    public void S9_S11_every_component_of_the_quality_framework_and_every_statement_of_a_good_workforce_has_one()
    {
        var document = packs.Strategies.Find("options-for-excellence")!;
        Assert.Equal(4, document.Elements.Count(e => e.Parent == "quality-framework"));
        Assert.Empty(Missing(document.Elements.Where(e => e.Parent == "quality-framework").Select(e => (document, e))));
        var marks = document.Elements.Where(e => e.List == "2.2 Four characteristics of the workforce").Select(e => e.Id).ToList();
        Assert.Equal(["perception", "participation", "partnership", "professionalism"], marks);
        Assert.Empty(Missing(document.Elements.Where(e => e.Parent is { } parent && marks.Contains(parent)).Select(e => (document, e))));
    }

    [Fact]
    public void Each_is_bound_to_a_measure_that_can_be_asked_or_waits_for_a_row_that_stands_not_yet_or_counts_otherwise()
    {
        Assert.Equal((11, 28), (packs.Strategies.Sheets.Count(s => s.Measure is not null), packs.Strategies.Sheets.Count(s => s.Waits is not null)));
        var ask = new AskMeasure(packs, (_, _, _, _) => Task.FromResult<HeldFacts?>(null), new Platform.Clock(new PretendTime(), new Platform.Settings("/nowhere")));
        Assert.All(packs.Strategies.Sheets.Where(s => s.Measure is not null), s =>
        {
            Assert.Null(ask.Refusal(ReadySheets.Version(packs, s).Question(new(2026, 1, 1))));
            Assert.NotEqual(Direction.None, s.Direction);
            Assert.All(s.Cut, c => Assert.Contains(CutWords.Codes(packs, packs.Strategies.Find(s.Document)!.Country, packs.Measures.Column(c.Key)!, new(2026, 1, 1)), code => code.Value == c.Value));
        });
        // What waits for a row that is built says why that does not do.
        Assert.All(packs.Strategies.Sheets.Where(s => s.Waits is not null && packs.Strategies.Row(s.Row)!.Built), s => Assert.Contains(";", s.Waits!, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_documents_pages_show_them_live(string kind)
    {
        var site = (await sites.Of(kind)).Served;
        var vacancies = await site.Text("", "/strategies/options-for-excellence/effective-vacancies");
        Assert.Contains("How it stands today", vacancies, StringComparison.Ordinal);
        Assert.Contains("Vacancy rate", vacancies, StringComparison.Ordinal);
        var marks = await site.Text("", "/strategies/options-for-excellence/vision-2020");
        Assert.Contains("Waits for a measurement of what the public thinks.", marks, StringComparison.Ordinal);
        Assert.Contains("Training in date", marks, StringComparison.Ordinal);
        Assert.Contains("Its indicators, live", await site.Text("", "/strategies/vision"), StringComparison.Ordinal);
    }
}
