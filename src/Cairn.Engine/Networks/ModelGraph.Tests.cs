using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>S4: a logic model is checked, and each claim rests on arrows that can be listed.</summary>
public sealed class ModelGraphTests
{
    // An input, two activities, an output, two outcomes, what helps.
    private static readonly BoxKind[] boxes = [BoxKind.Input, BoxKind.Activity, BoxKind.Activity, BoxKind.Output, BoxKind.ShortOutcome, BoxKind.LongOutcome, BoxKind.EnablingFactor];
    private static readonly ModelArrow[] arrows = [new(0, 1), new(0, 2), new(1, 3), new(2, 3), new(3, 4), new(4, 5), new(6, 4), new(2, 5)];

    [Fact]
    public void A_claim_leans_on_every_link_of_every_way_and_on_no_other()
    {
        var graph = new ModelGraph(boxes, arrows);
        Assert.Equal([2, 4, 5], graph.Between(1, 5));
        Assert.Equal([3, 4, 5, 7], graph.Between(2, 5));
        Assert.Equal([5, 6], graph.Between(6, 5));
        Assert.Empty(graph.Between(5, 1));
        Assert.Empty(graph.Flaws());
    }

    [Fact]
    public void What_stands_by_itself_or_goes_backwards_is_told_with_its_place()
    {
        var graph = new ModelGraph([.. boxes, BoxKind.Output, BoxKind.ShortOutcome, BoxKind.HinderingFactor], [.. arrows, new(4, 7), new(5, 9)]);
        Assert.Equal([new(ModelFlaw.Backwards, 8), new(ModelFlaw.Backwards, 9), new(ModelFlaw.ToNothing, 7), new(ModelFlaw.FromNothing, 8), new(ModelFlaw.ToNothing, 9)], graph.Flaws());
    }

    [Fact]
    public void A_circle_is_refused_with_its_path() =>
        Assert.Equal([3, 4], Assert.Throws<CircleException>(() => new ModelGraph(boxes, [.. arrows, new(4, 3)])).Path.Order());

    [Fact]
    public void A_link_to_a_step_that_is_not_there_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ModelGraph(boxes, [new(0, 7)]));

    private static readonly Arbitrary<(BoxKind[] Boxes, ModelArrow[] Arrows)> models = Arb.From(
        from count in Gen.Choose(1, 25)
        from all in Gen.ArrayOf(from kind in Gen.Choose(0, 7) select (BoxKind)kind, count)
        from pairs in Gen.ArrayOf(from a in Gen.Choose(0, count - 1) from b in Gen.Choose(0, count - 1) select (a, b), 40)
        // Always from a lower to a higher place: no circle.
        select (all, pairs.Where(p => p.a < p.b).Select(p => new ModelArrow(p.a, p.b)).Distinct().ToArray()));

    [Fact]
    public void Every_link_between_two_steps_lies_on_a_way_from_the_one_to_the_other() => Prop.ForAll(models, model =>
    {
        var graph = new ModelGraph(model.Boxes, model.Arrows);
        var (from, to) = (0, model.Boxes.Length - 1);
        var between = graph.Between(from, to);
        // Walked by hand: all ways, box by box.
        HashSet<int> walked = [];
        bool Walk(int at)
        {
            var reaches = at == to;
            for (var n = 0; n < model.Arrows.Length; n++)
                if (model.Arrows[n].From == at && Walk(model.Arrows[n].To))
                {
                    walked.Add(n);
                    reaches = true;
                }
            return reaches;
        }
        // Many arrows make more ways than can be walked one by one.
        if (model.Arrows.Length > 18)
            return true;
        Walk(from);
        return walked.Order().SequenceEqual(between.Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_picture_shows_every_step_once_in_the_row_of_its_kind() => Prop.ForAll(models, model =>
    {
        var rows = new ModelGraph(model.Boxes, model.Arrows).Rows();
        return rows.SelectMany(r => r).Order().SequenceEqual(Enumerable.Range(0, model.Boxes.Length)) && rows.Index().All(r => r.Item.All(n => model.Boxes[n] == (BoxKind)r.Index));
    }).QuickCheckThrowOnFailure();
}
