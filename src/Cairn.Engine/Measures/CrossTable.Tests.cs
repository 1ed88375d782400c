using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Measures;

public class CrossTableTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Rows of 300 services in 5 areas, in several slices, some of them parts of the same columns.</summary>
    private static Facts Made(int rows, int seed)
    {
        var random = new Random(seed);
        RowColumns Columns(int count)
        {
            var several = Enumerable.Range(0, count).Select(_ => (ushort)(random.Next(10) == 0 ? 1 : 0)).ToArray();
            return new RowColumns([.. Enumerable.Range(0, count).Select(_ => random.Next(300))],
                new Dictionary<string, ushort[]> { ["role"] = [.. Enumerable.Range(0, count).Select(_ => (ushort)random.Next(4))], [RowColumns.Several] = several },
                new Dictionary<string, int[]> { ["pay"] = [.. Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? RowColumns.Missing : random.Next(1000, 1100))] })
            {
                Persons = [.. several.Where(s => s == 1).Select(_ => (long)random.Next(20))],
            };
        }
        var (one, other) = (Columns(rows), Columns(rows / 3 + 1));
        var cut = rows / 2;
        var before = one.Codes[RowColumns.Several].Take(cut).Count(s => s == 1);
        return new Facts(new ServiceColumns(300, new Dictionary<string, int[]> { ["area"] = [.. Enumerable.Range(0, 300).Select(s => s % 5)] }),
            new Dictionary<string, IReadOnlyList<Slice>> { ["workers"] = [new Slice(one, 0, cut), new Slice(one, cut, rows - cut, before), Slice.All(other)] },
            new Dictionary<string, IReadOnlyList<string>> { ["area"] = ["", "a", "b", "c", "d"], ["role"] = ["", "carer", "nurse", "manager"] });
    }

    private static IEnumerable<(int Area, int Role, int Pay, long? Person)> Rows(Facts facts) => facts.Table("workers").SelectMany(s =>
    {
        var person = s.Persons;
        return Enumerable.Range(s.Start, s.Length).Select(r => (facts.Services.Codes["area"][s.Columns.Service[r]], (int)s.Columns.Codes["role"][r], s.Columns.Numbers["pay"][r],
            s.Columns.Codes[RowColumns.Several][r] == 1 ? s.Columns.Persons[person++] : (long?)null));
    });

    [Fact]
    public void Sums_counts_and_medians_by_service_and_row_are_those_of_a_plain_loop() =>
        Prop.ForAll(Gen.Choose(1, 20_000).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), pair =>
        {
            var facts = Made(pair.Item1, pair.Item2);
            var where = new Dictionary<string, IReadOnlyList<string>> { ["role"] = ["carer", "manager"] };
            Quantity[] quantities = [new("n", "", "workers", null, All), new("pay", "", "workers", "pay", where), new("known", "", "workers", "pay", All) { Counts = true }, new("people", "", "workers", null, All) { People = true }];
            var cut = new Cut(new Dictionary<string, IReadOnlyList<string>> { ["area"] = [Quantity.Known] });
            var sums = CrossTable.Sum(facts, quantities, ["area", "role"], cut);
            var medians = CrossTable.Median(facts, quantities[1], ["area", "role"], cut);
            foreach (var cell in Rows(facts).Where(r => r.Area > 0).GroupBy(r => r.Area * 4 + r.Role))
            {
                var counts = cell.Key % 4 is 1 or 3;
                var pay = cell.Where(r => r.Pay != RowColumns.Missing).Select(r => r.Pay).Order().ToList();
                Assert.Equal(cell.Count(), sums[0][cell.Key]);
                Assert.Equal(counts ? pay.Sum(p => (long)p) : 0, sums[1][cell.Key]);
                Assert.Equal(pay.Count, sums[2][cell.Key]);
                Assert.Equal(cell.Count(r => r.Person is null) + cell.Where(r => r.Person is not null).Select(r => r.Person).Distinct().Count(), sums[3][cell.Key]);
                Assert.Equal(counts && pay.Count > 0 ? pay[(pay.Count - 1) / 2] : (int?)null, medians[cell.Key]);
            }
            Assert.Equal(Rows(facts).Count(r => r.Area > 0), sums[0].Sum());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Counts_with_conditions_of_their_own_in_one_pass_are_those_of_a_plain_loop() =>
        Prop.ForAll(Gen.Choose(1, 5_000).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), pair =>
        {
            var (facts, random) = (Made(pair.Item1, pair.Item2), new Random(pair.Item2));
            string[] areas = ["", "a", "b", "c", "d", Quantity.Known], roles = ["", "carer", "nurse", "manager", Quantity.Known];
            IReadOnlyList<string> Some(string[] of) => [.. of.Where(_ => random.Next(2) == 0)];
            Dictionary<string, IReadOnlyList<string>> Where() => new[] { ("area", Some(areas)), ("role", Some(roles)) }.Where(_ => random.Next(3) > 0).ToDictionary(w => w.Item1, w => w.Item2);
            Quantity[] quantities = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(n => new Quantity($"n{n}", "", "workers", null, Where()))];
            var cut = new Cut(Where());
            bool Counts((int Area, int Role, int Pay, long? Person) row, IReadOnlyDictionary<string, IReadOnlyList<string>> where) =>
                new[] { ("area", row.Area), ("role", row.Role) }.All(c => !where.TryGetValue(c.Item1, out var codes) || codes.Contains(facts.NamesOf(c.Item1)[c.Item2]) || (codes.Contains(Quantity.Known) && c.Item2 > 0));
            var sums = CrossTable.Sum(facts, quantities, ["role", "area"], cut);
            for (var q = 0; q < quantities.Length; q++)
            {
                var counted = Rows(facts).Where(r => Counts(r, cut.Where) && Counts(r, quantities[q].Where)).ToList();
                Assert.Equal(counted.Count, sums[q].Sum());
                for (var cell = 0; cell < 20; cell++)
                    Assert.Equal(counted.Count(r => r.Role * 5 + r.Area == cell), sums[q][cell]);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80));

    [Fact]
    public void The_whole_counts_somebody_with_posts_in_two_cells_once() =>
        Prop.ForAll(Gen.Choose(1, 5_000).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), pair =>
        {
            var facts = Made(pair.Item1, pair.Item2);
            Term people = new(new Quantity("people", "", "workers", null, All) { People = true }, 1);
            var (whole, _) = Measuring.Both(facts, new Formula(FormulaKind.Count, [people], [], [people], [people], 1, null, null), ["area", "role"], Cut.Everything);
            Assert.Equal(Rows(facts).Count(r => r.Person is null) + Rows(facts).Where(r => r.Person is not null).Select(r => r.Person).Distinct().Count(), whole.Value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Middles_of_values_far_apart_are_those_of_values_close_together() =>
        Prop.ForAll(Gen.Choose(1, 3_000).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), pair =>
        {
            var (facts, quantity) = (Made(pair.Item1, pair.Item2), new Quantity("pay", "", "workers", "pay", All));
            // Twenty thousand times the value: too far apart to be counted one by one.
            var far = facts with
            {
                Tables = new Dictionary<string, IReadOnlyList<Slice>>
                {
                    ["workers"] = [.. facts.Table("workers").Select(s => s with { Columns = s.Columns with { Numbers = new Dictionary<string, int[]> { ["pay"] = [.. s.Columns.Numbers["pay"].Select(p => p == RowColumns.Missing ? p : p * 20_000)] } } })],
                },
            };
            Assert.Equal(CrossTable.Median(facts, quantity, ["area", "role"], Cut.Everything).Select(m => m * 20_000), CrossTable.Median(far, quantity, ["area", "role"], Cut.Everything));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        var refused = Assert.Throws<ArgumentException>(() => CrossTable.Sum(Made(5, 1), [new("n", "", "workers", null, All)], ["wage"], Cut.Everything));
        Assert.StartsWith("There is no column \"wage\". There are: area, role.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_cells_than_fit_are_refused()
    {
        var many = new Facts(new ServiceColumns(0, new Dictionary<string, int[]>()), new Dictionary<string, IReadOnlyList<Slice>>(),
            new Dictionary<string, IReadOnlyList<string>> { ["a"] = new string[3000], ["b"] = new string[3000] });
        Assert.Throws<ArgumentException>(() => CrossTable.Sum(many, [new("n", "", "workers", null, All)], ["a", "b"], Cut.Everything));
    }
}
