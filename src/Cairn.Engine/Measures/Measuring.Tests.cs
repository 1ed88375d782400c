using Xunit;

namespace Cairn.Engine.Measures;

public class MeasuringTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>();
    private static readonly Quantity Staff = new("staff", "", "workers", null, All), Hours = new("wte", "", "workers", "wte", All) { Scale = 0.01m }, Known = new("known", "", "workers", "wte", All) { Counts = true };
    private static readonly Quantity Vacant = new("vacancies", "", "posts", "vacancies", All);

    /// <summary>Two services with four and two workers, of whom one in each has no hours; the first has two vacancies, the second has not said.</summary>
    private static Facts Facts(int vacancies = 2) => new(
        new ServiceColumns(2, new Dictionary<string, int[]> { ["area"] = [1, 2], ["said"] = [1, 0] }),
        new Dictionary<string, IReadOnlyList<Slice>>
        {
            ["workers"] = [Slice.All(new RowColumns([0, 0, 0, 0, 1, 1], new Dictionary<string, ushort[]> { ["sex"] = [1, 2, 2, 0, 0, 0] }, new Dictionary<string, int[]> { ["wte"] = [100, 50, 50, RowColumns.Missing, 80, RowColumns.Missing] }))],
            ["posts"] = [Slice.All(new RowColumns([0, 1], new Dictionary<string, ushort[]>(), new Dictionary<string, int[]> { ["vacancies"] = [vacancies, RowColumns.Missing] }))],
        },
        new Dictionary<string, IReadOnlyList<string>> { ["area"] = ["", "north", "south"], ["said"] = ["", "yes"], ["sex"] = ["", "man", "woman"] });

    private static readonly Quantity StaffSaid = Staff with { Id = "staff-said", Where = new Dictionary<string, IReadOnlyList<string>> { ["said"] = ["yes"] } };

    private static Formula Share(decimal? most = null) => new(FormulaKind.Share, [new(Vacant, 1)], [new(Vacant, 1), new(StaffSaid, 1)], [new(StaffSaid, 1)], [new(Staff, 1)], 100, most, null);

    [Fact]
    public void A_share_is_over_those_who_said_and_tells_how_many_did()
    {
        var vacancy = Measuring.Whole(Facts(), Share(), Cut.Everything);
        Assert.Equal((200m / 6, 2m, 6m, 4m, 6m), (vacancy.Value, vacancy.Above, vacancy.Below, vacancy.Known, vacancy.Of));
        Assert.Equal(4m / 6, vacancy.Coverage);
    }

    [Fact]
    public void Nobody_answering_is_no_nought()
    {
        var areas = Measuring.By(Facts(), Share(), ["area"], Cut.Everything);
        Assert.Equal(["north", "south"], areas.Select(a => a.Codes[0]));
        Assert.Equal((null, NoFigure.NotAnswered), (areas[1].Figure.Value, areas[1].Figure.Why));
    }

    [Fact]
    public void Nothing_held_is_no_nought()
    {
        var nowhere = new Cut(new Dictionary<string, IReadOnlyList<string>> { ["area"] = ["west"] });
        Assert.Equal((null, NoFigure.NothingHeld), (Measuring.Whole(Facts(), Share(), nowhere).Value, Measuring.Whole(Facts(), Share(), nowhere).Why));
    }

    [Fact]
    public void More_than_can_be_believed_is_not_consistent() =>
        Assert.Equal((null, NoFigure.NotConsistent), (Measuring.Whole(Facts(60), Share(most: 90), Cut.Everything) is var f ? (f.Value, f.Why) : default));

    [Fact]
    public void A_quantity_in_hundredths_adds_to_wholes()
    {
        var wte = Measuring.Whole(Facts(), new Formula(FormulaKind.Count, [new(Hours, 1)], [], [new(Known, 1)], [new(Staff, 1)], 1, null, null), Cut.Everything);
        Assert.Equal((2.80m, 4m, 6m), (wte.Value, wte.Known, wte.Of));
    }

    [Fact]
    public void The_middle_value_is_scaled_as_its_quantity_is()
    {
        var middle = Measuring.Whole(Facts(), new Formula(FormulaKind.Median, [new(Hours, 1)], [], [new(Known, 1)], [new(Staff, 1)], 1, null, null), Cut.Everything);
        Assert.Equal(0.50m, middle.Value); // 50, 50, 80, 100: the lower of the two middles
    }

    [Fact]
    public void A_profile_parts_those_who_are_known_and_shows_the_others_beside()
    {
        var sex = Measuring.By(Facts(), new Formula(FormulaKind.Profile, [new(Staff, 1)], [], [], [], 100, null, "sex"), [], Cut.Everything);
        Assert.Equal([("", (decimal?)null, 3m), ("man", 100m / 3, 1m), ("woman", 200m / 3, 2m)], sex.Select(c => (c.Codes[0], c.Figure.Value, c.Figure.Above)));
        Assert.All(sex, c => Assert.Equal((3m, 6m), (c.Figure.Known, c.Figure.Of)));
    }

    [Fact]
    public void Terms_can_be_taken_away_and_weighed()
    {
        var formula = new Formula(FormulaKind.Count, [new(Staff, 1), new(Vacant, -0.5m)], [], [new(Staff, 1)], [new(Staff, 1)], 1, null, null);
        Assert.Equal(5m, Measuring.Whole(Facts(), formula, Cut.Everything).Value);
    }

    [Fact]
    public void The_whole_and_its_parts_in_one_pass_are_those_of_two()
    {
        foreach (var formula in new[] { Share(), Share(most: 10), new Formula(FormulaKind.Count, [new(Hours, 1)], [], [new(Known, 1)], [new(Staff, 1)], 1, null, null), new Formula(FormulaKind.Median, [new(Hours, 1)], [], [new(Known, 1)], [new(Staff, 1)], 1, null, null) })
        {
            var (whole, cells) = Measuring.Both(Facts(), formula, ["area"], Cut.Everything);
            Assert.Equal(Measuring.Whole(Facts(), formula, Cut.Everything), whole);
            Assert.Equal(Measuring.By(Facts(), formula, ["area"], Cut.Everything).Select(c => (c.Codes[0], c.Figure)), cells.Select(c => (c.Codes[0], c.Figure)));
        }
    }
}
