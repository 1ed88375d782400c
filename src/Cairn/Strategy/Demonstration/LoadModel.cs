using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>How the demonstration's plan is thought to work, and what it claims: one claim that is published and one that is not yet weighed (S4).</summary>
internal static class LoadModel
{
    /// <summary>Indicators of the plan that show boxes of the ready-made model.</summary>
    private static readonly (string Box, string Indicator)[] shown = [("stay", "Stability"), ("posts-filled", "Vacancy rate"), ("skilled", "Qualified"), ("registered", "Registered, of those who must be")];

    /// <summary>The same in every demonstration.</summary>
    private static Guid Of(int number) => new(0x5DE30000, 2, 0, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)(number & 0xFF));

    /// <summary>Inside the change that loads the demonstration, after the plan and its indicators.</summary>
    public static async Task Into(Db db, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var strategies = Packs.Load(Packs.Beside).Strategies;
        var pack = strategies.Models.First(m => m.Id == "workforce-to-outcomes");
        var model = new LogicModel { Id = Of(1), OrganisationId = LoadPlan.Forum, PlanId = LoadPlan.Plan, Title = "How keeping and teaching workers changes lives", Question = pack.Question, TakenFrom = pack.Id };
        db.Add(model);
        var boxes = MakeModel.Fill(db, model, pack, n => Of(100 + n));
        var today = db.Store.Clock.Today;
        var titles = await IndicatorTitles.Of(db, LoadPlan.Plan, today, stop);
        foreach (var (box, indicator) in shown)
            db.Set<ModelBox>().Local.First(b => b.Id == boxes[box]).IndicatorId = titles.First(t => t.Value == indicator).Key;
        await db.SaveChangesAsync(stop);
        Claim Add(int number, string from, string text)
        {
            var claim = new Claim { Id = Of(number), OrganisationId = LoadPlan.Forum, PlanId = LoadPlan.Plan, ModelId = model.Id, FromId = boxes[from], ToId = boxes["stay"], Text = text };
            db.Add(claim);
            return claim;
        }
        Add(3, "reward", "Better pay helped to keep experienced workers");
        var published = Add(2, "supervise", "Regular supervision helped to keep experienced workers");
        (published.State, published.Strength, published.PublishedOn) = (ClaimState.Published, "plausible", today.AddDays(-40));
        await Reason(db, published, strategies.Contribution, stop);
    }

    private static async Task Reason(Db db, Claim claim, ContributionMethod method, CancellationToken stop)
    {
        var number = 10;
        var read = (await ModelRead.Of(db, claim.PlanId, claim.ModelId, stop))!;
        foreach (var rival in read.Between(claim.FromId, claim.ToId).SelectMany(a => read.Rivals[a.Id]))
            (rival.Explains, rival.Reason) = (RivalExplains.Part, "The forum set services with and without regular supervision beside each other: it explains some of it, and not all.");
        db.AddRange(method.Steps.SelectMany(s => s.Questions.Select(q => new ClaimAnswer
        {
            Id = Of(number++), OrganisationId = claim.OrganisationId, ClaimId = claim.Id, Question = ClaimRead.Key(s, q), Text = q.Id == "rivals" ? "Pay, the labour market and who applies: each stands at its arrow." : "Made up for the demonstration: a forum would answer this here.",
        })));
        db.AddRange(method.Tests.Select(t => new ClaimTest
        {
            Id = Of(number++), OrganisationId = claim.OrganisationId, ClaimId = claim.Id, Test = t.Id, Met = t.Id is "theory" or "activities", Reason = t.Id is "theory" or "activities" ? "Services and a panel of workers accepted it." : "Too few services have told of it yet.",
        }));
    }
}
