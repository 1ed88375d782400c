using System.Net;
using Cairn.Engine.Networks;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Strategy;

/// <summary>S4, B9: a claim is no stronger than what it rests on, is not published before its rivals are weighed, and is marked when what it leans on moves.</summary>
public sealed class ClaimsTests(Workforce.RecordSites sites) : IClassFixture<Workforce.RecordSites>
{
    private static readonly DateOnly today = Workforce.RecordSite.Today;
    private static readonly ContributionMethod method = IndicatorBench.Packs.Strategies.Contribution;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private sealed record Drawn(IndicatorBench Bench, Guid Model, Guid Learn, Guid Skilled, Guid Stay, Guid First, Guid Last);

    private async Task<(Served Site, Drawn Drawn)> Draw(string kind, Guid? indicator = null, IndicatorBench? of = null)
    {
        var site = (await sites.Of(kind)).Served;
        var bench = of ?? await IndicatorBench.Of(site.Store, stop);
        var model = await MakeModel.Run(bench.Keeper, IndicatorBench.Packs.Strategies, bench.Plan, new("Learning keeps people", "Do paid learning days keep workers?", ""), null, stop);
        Task<Guid> Box(BoxKind boxKind, string title, Guid? shown = null) => KeepBox.Run(bench.Keeper, bench.Plan, model, new(null, $"{boxKind}", title, "", shown?.ToString(), 0), null, stop);
        var (learn, skilled, stay) = (await Box(BoxKind.Activity, "Paid learning days"), await Box(BoxKind.Output, "Workers who learned"), await Box(BoxKind.Outcome, "Workers stay", indicator));
        return (site, new(bench, model, learn, skilled, stay, await Arrow(bench, model, learn, skilled, ArrowGrade.Weak), await Arrow(bench, model, skilled, stay, ArrowGrade.Some)));
    }

    private Task<Guid> Arrow(IndicatorBench bench, Guid model, Guid from, Guid to, ArrowGrade grade) =>
        KeepArrow.Run(bench.Keeper, method, bench.Plan, model, new(null, $"{from}", $"{to}", "They have the time.", "Who learns is able to do more.", $"{grade}", grade == ArrowGrade.None ? "" : "A study of this council.", [], 0), null, stop);

    private Task Rival(Drawn d, RivalExplains explains, string shown = "") => KeepRivals.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, d.Last, new(null, "Pay rose in the same year", $"{explains}", explains == RivalExplains.NotJudged ? "" : "Pay rose alike where nobody had learning days, and turnover did not fall there.", shown, 0), null, stop);

    private async Task<ClaimRead> Read(Drawn d, Guid claim)
    {
        await using var db = await d.Bench.Store.Read(Scope.Sector, stop);
        return (await ClaimRead.Of(db, method, d.Bench.Plan, claim, stop))!;
    }

    private Task<Guid> Begin(Drawn d) => MakeClaim.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new("Paid learning days helped to keep workers", $"{d.Learn}", $"{d.Stay}"), null, stop);

    private async Task Answer(Drawn d, Guid claim, params string[] met)
    {
        foreach (var step in method.Steps)
            await AnswerClaim.Run(d.Bench.Keeper, method, d.Bench.Plan, claim, new AnswerClaim.Input(step.Id, step.Questions.ToDictionary(q => q.Id, _ => (string?)"As the council's report of May says."), (await Read(d, claim)).Claim.Version), null, stop);
        await AnswerClaim.Run(d.Bench.Keeper, method, d.Bench.Plan, claim,
            new AnswerClaim.Tested(method.Tests.ToDictionary(t => t.Id, t => (string?)(met.Contains(t.Id) ? "yes" : "no")), method.Tests.ToDictionary(t => t.Id, _ => (string?)"The forum judged it."), (await Read(d, claim)).Claim.Version), null, stop);
    }

    private async Task Publish(Drawn d, Guid claim) => await PublishClaim.Run(d.Bench.Keeper, method, d.Bench.Figures, d.Bench.Plan, claim, (await Read(d, claim)).Claim.Version, null, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_claim_without_its_rivals_weighed_cannot_be_published_and_says_what_is_missing(string kind)
    {
        var (site, d) = await Draw(kind);
        var claim = await Begin(d);
        var early = await Assert.ThrowsAsync<RefusedException>(() => Publish(d, claim));
        Assert.Equal(6, early.Reasons.Count(r => r.Contains("questions without an answer", StringComparison.Ordinal)));
        await Answer(d, claim, "theory", "activities", "chain");
        var unnamed = await Assert.ThrowsAsync<RefusedException>(() => Publish(d, claim));
        Assert.Equal("What else could explain the change is not dealt with: from “Workers who learned” to “Workers stay”", Assert.Single(unnamed.Reasons));
        await Rival(d, RivalExplains.NotJudged);
        await Assert.ThrowsAsync<RefusedException>(() => Publish(d, claim));
        Assert.Contains("It cannot be published yet", await site.Text(d.Bench.Lead, $"/organisations/{d.Bench.Body}/plans/{d.Bench.Plan}/claims/{claim}"), StringComparison.Ordinal);
        using (var hidden = await (await site.As("")).Get($"/plans/{d.Bench.Plan}/claims/{claim}"))
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        await Rival(d, RivalExplains.Part);
        await Assert.ThrowsAsync<RefusedException>(() => Publish(d, claim)); // the first is still judged by nobody
        var open = (await Read(d, claim)).Model.Rivals[d.Last].Single(r => r.Explains == RivalExplains.NotJudged);
        await RemoveFromModel.Rival(d.Bench.Keeper, d.Bench.Plan, d.Model, d.Last, open.Id, null, stop);
        await Publish(d, claim);
        Assert.Equal(("supported", today), ((await Read(d, claim)).Claim.Strength, (await Read(d, claim)).Claim.PublishedOn));
        var told = await site.Text("", $"/plans/{d.Bench.Plan}/claims/{claim}");
        Assert.Contains("Paid learning days helped to keep workers", told, StringComparison.Ordinal);
        Assert.Contains("Pay rose in the same year (explains a part of it: Pay rose alike", told, StringComparison.Ordinal);
        Assert.Contains("As the council's report of May says.", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_published_claim_is_marked_when_an_indicator_moves_beyond_its_margin_or_an_arrow_weakens(string kind)
    {
        var site = (await sites.Of(kind)).Served;
        var bench = await IndicatorBench.Of(site.Store, stop);
        var indicator = await bench.Make(IndicatorBench.Typed("Leavers") with { Direction = Wanted.Down, Margin = "2", From = today.AddYears(-1) }, stop);
        await Enter(bench, indicator, new(2026, 3, 31), "30");
        var (_, d) = await Draw(kind, indicator, bench);
        var claim = await Begin(d);
        await Answer(d, claim, "theory", "activities", "chain");
        await Rival(d, RivalExplains.None, "The same rise elsewhere moved nothing.");
        await Publish(d, claim);
        var page = $"/plans/{bench.Plan}/claims/{claim}";
        Assert.DoesNotContain("has moved since", await site.Text("", page), StringComparison.Ordinal);
        await Enter(bench, indicator, new(2026, 6, 30), "31"); // within its margin
        Assert.DoesNotContain("has moved since", await site.Text("", page), StringComparison.Ordinal);
        await Enter(bench, indicator, new(2026, 9, 30), "36");
        Assert.Contains("has worsened since", await site.Text("", page), StringComparison.Ordinal);
        Assert.Contains("Look at it again", await site.Text(bench.Lead, $"/organisations/{bench.Body}/plans/{bench.Plan}/models/{d.Model}"), StringComparison.Ordinal);
        var arrow = (await Read(d, claim)).Arrows.Single(a => a.Id == d.First);
        await KeepArrow.Run(bench.Keeper, method, bench.Plan, d.Model, new(d.First, null, null, arrow.Assumption, arrow.Why, "None", "", [], arrow.Version), null, stop);
        Assert.Contains("would be “plausible”", await site.Text("", page), StringComparison.Ordinal);
        // What it leans on stays drawn; withdrawn it says why, and the way is free.
        await Assert.ThrowsAsync<RefusedException>(() => RemoveFromModel.Box(bench.Keeper, bench.Plan, d.Model, d.Skilled, null, stop));
        await Assert.ThrowsAsync<AnswersRefusedException>(async () => await WithdrawClaim.Run(bench.Keeper, bench.Plan, claim, " ", (await Read(d, claim)).Claim.Version, null, stop));
        await WithdrawClaim.Run(bench.Keeper, bench.Plan, claim, "Turnover rose again.", (await Read(d, claim)).Claim.Version, null, stop);
        Assert.Contains("Turnover rose again.", await site.Text("", page), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => Answer(d, claim, "theory"));
    }

    private Task Enter(IndicatorBench bench, Guid indicator, DateOnly day, string value) => EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, new(day, value, NoValue.None, null, null, null, null, "Office", null), null, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_circle_a_step_backwards_and_a_claim_without_a_way_are_refused_with_the_boxes_named(string kind)
    {
        var (_, d) = await Draw(kind);
        var more = await KeepBox.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new(null, "Outcome", "People know their worker", "", null, 0), null, stop);
        await Arrow(d.Bench, d.Model, d.Stay, more, ArrowGrade.None);
        var circle = await Assert.ThrowsAsync<AnswersRefusedException>(() => Arrow(d.Bench, d.Model, more, d.Stay, ArrowGrade.None));
        Assert.Contains("“Workers stay” → “People know their worker”", Assert.Single(circle.Faults).Text, StringComparison.Ordinal);
        var back = await Assert.ThrowsAsync<AnswersRefusedException>(() => Arrow(d.Bench, d.Model, d.Stay, d.Learn, ArrowGrade.None));
        Assert.Contains("An arrow leads forwards", Assert.Single(back.Faults).Text, StringComparison.Ordinal);
        var kindless = await Assert.ThrowsAsync<AnswersRefusedException>(() => KeepBox.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new(d.Skilled, "LongOutcome", "Workers who learned", "", null, 1), null, stop));
        Assert.Contains("would go backwards", Assert.Single(kindless.Faults).Text, StringComparison.Ordinal);
        var alone = await KeepBox.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new(null, "LongOutcome", "Lives are better", "", null, 0), null, stop);
        var wayless = await Assert.ThrowsAsync<AnswersRefusedException>(() => MakeClaim.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new("It changes lives", $"{d.Learn}", $"{alone}"), null, stop));
        Assert.Contains("No arrows lead from “Paid learning days” to “Lives are better”", Assert.Single(wayless.Faults).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConflictException>(() => KeepBox.Run(d.Bench.Keeper, d.Bench.Plan, d.Model, new(alone, "LongOutcome", "Lives are better now", "", null, 0), null, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_plan_begins_from_a_ready_made_model_whose_rivals_nobody_has_weighed(string kind)
    {
        var site = (await sites.Of(kind)).Served;
        var bench = await IndicatorBench.Of(site.Store, stop);
        foreach (var pack in IndicatorBench.Packs.Strategies.Models)
        {
            var model = await MakeModel.Run(bench.Keeper, IndicatorBench.Packs.Strategies, bench.Plan, new($"Ours: {pack.Title}", pack.Question, pack.Id), null, stop);
            await using var db = await bench.Store.Read(Scope.Sector, stop);
            var read = (await ModelRead.Of(db, bench.Plan, model, stop))!;
            Assert.Equal((pack.Boxes.Count, pack.Arrows.Count, pack.Arrows.Sum(a => a.Rivals.Count)), (read.Boxes.Count, read.Arrows.Count, read.Arrows.Sum(a => read.Rivals[a.Id].Count())));
            Assert.All(read.Arrows.SelectMany(a => read.Rivals[a.Id]), r => Assert.Equal(RivalExplains.NotJudged, r.Explains));
            Assert.Empty(read.Picture().Graph.Flaws());
            Assert.Contains(pack.Boxes[0].Title, await site.Text("", $"/plans/{bench.Plan}/models/{model}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void S4_the_ready_made_models_reach_from_what_is_done_to_outcomes_and_name_a_rival_at_each_outcome()
    {
        var models = IndicatorBench.Packs.Strategies.Models;
        Assert.Equal(["leadership", "workforce-to-outcomes"], models.Select(m => m.Id));
        foreach (var model in models)
        {
            Assert.Empty(model.Graph().Flaws());
            Assert.All(model.Arrows.Where(a => ModelGraph.IsOutcome(model.Box(a.To).Kind)), a => Assert.NotEmpty(a.Rivals));
            Assert.All(Enum.GetValues<BoxKind>(), k => Assert.Contains(model.Boxes, b => b.Kind == k));
        }
        Assert.Equal(6, method.Steps.Count);
        Assert.False(method.Claims[0].Strength.Publish);
        Assert.All(method.Claims.Skip(1), c => Assert.True(c.Strength.Rivals >= RivalsStand.Weighed));
    }
}
