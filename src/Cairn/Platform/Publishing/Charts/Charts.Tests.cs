using System.Globalization;
using System.Xml.Linq;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Cairn.Platform.Site.Gallery;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Platform.Publishing.Charts;

public sealed class ChartsTests
{
    private static readonly int[] Widths = [Svg.Slim, Svg.Narrow, Svg.Wide];
    private static readonly XNamespace Names = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Forms { get; } = [.. SampleCharts.All.Select(s => s.Title), .. SampleCharts.Places.Select(p => p.Text.Title)];

    [Theory, MemberData(nameof(Forms))]
    public void A_chart_is_a_picture_with_title_and_description_and_nothing_of_it_is_cut_off(string form)
    {
        var chart = Find(form);
        foreach (var width in Widths)
        {
            var svg = XElement.Parse(Svg.Picture(chart, width, "any").ToString());

            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal(chart.Text.Title, svg.Element(Names + "title")!.Value);
            Assert.Equal(chart.Text.Description, svg.Element(Names + "desc")!.Value);
            Assert.All(svg.Descendants(Names + "rect"), r => Inside(Number(r, "x"), Number(r, "x") + Number(r, "width"), width));
            Assert.All(svg.Descendants(Names + "text"), t => Inside(Left(t), Left(t) + Length(t), width));
            Assert.All(svg.Descendants(Names + "text"), t => Assert.InRange(Number(t, "y"), 0, Height(svg)));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_chart_comes_with_the_same_as_a_table(string form)
    {
        var table = Find(form).Table;

        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    [Fact]
    public void Labels_are_escaped()
    {
        var chart = new Bars(new("x", "<b>Title</b>", "a & b"), [new("<script>alert(1)</script>", 1, "1 < 2")], ["What", "How many"]);
        var picture = Svg.Figure(chart).ToString();

        Assert.DoesNotContain("<script>", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", picture, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_figures_bars_stay_inside_and_keep_their_proportions() => Prop.ForAll(
        Gen.Choose(0, 2_000_000).NonEmptyListOf().ToArbitrary(),
        values =>
        {
            var chart = new Bars(new("x", "t", "d"), [.. values.Select(v => new Bar("Any", v, Format.Number(v), "12.3%"))], ["What", "How many"]);
            foreach (var width in Widths)
            {
                var bars = XElement.Parse(Svg.Picture(chart, width, "any").ToString()).Descendants(Names + "rect").ToList();
                var scale = bars.Max(b => Number(b, "width")) / Math.Max(1, values.Max());
                Assert.All(bars.Zip(values), pair => Assert.Equal(pair.Second * scale, Number(pair.First, "width"), 0.02));
                Assert.All(bars, b => Inside(Number(b, "x"), Number(b, "x") + Number(b, "width"), width));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_that_add_to_101_still_fill_the_bar_and_no_more()
    {
        var chart = new ShareBar(new("x", "t", "d"), [new("Private", 42, "42%", Ink.Heather), new("Public", 31, "31%", Ink.Pine), new("Voluntary", 28, "28%", Ink.Amber)], ["Employer", "Share"]);
        var parts = XElement.Parse(Svg.Picture(chart, Svg.Wide, "any").ToString()).Descendants(Names + "rect").Skip(1).Take(3).ToList();

        Assert.Equal(Svg.Wide, Number(parts[2], "x") + Number(parts[2], "width") + 2, 0.1);
    }

    private static IChart Find(string form) =>
        SampleCharts.All.Where(s => s.Title == form).Select(s => s.Chart).Concat(SampleCharts.Places.Where(p => p.Text.Title == form)).First();

    private static void Inside(double from, double to, int width)
    {
        Assert.InRange(from, -1, width + 1);
        Assert.InRange(to, -1, width + 1);
    }

    private static double Left(XElement text) => Number(text, "x") - (text.Attribute("text-anchor")?.Value switch { "end" => Length(text), "middle" => Length(text) / 2, _ => 0 });

    private static double Length(XElement text) => Svg.Length(text.Value, (int)Number(text, "font-size"));

    private static double Height(XElement svg) => double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[3], CultureInfo.InvariantCulture);

    private static double Number(XElement of, string name) => double.Parse(of.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
