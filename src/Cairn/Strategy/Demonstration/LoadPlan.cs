using System.Globalization;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>The demonstration's plan, and the made-up body that runs it.</summary>
internal static class LoadPlan
{
    private const string Body = "Demonstration Care Workforce Forum";

    /// <summary>The plan, the same in every demonstration.</summary>
    public static readonly Guid Plan = Of(2);

    public static readonly Guid Forum = Of(1);

    /// <summary>The identifier of one of the plan's elements or actions by its key in <see cref="DemoPlan"/>.</summary>
    public static Guid ElementOf(string key) => Of(100 + Place(DemoPlan.Elements.Select(e => e.Key), key));

    /// <inheritdoc cref="ElementOf"/>
    public static Guid ActionOf(string key) => Of(200 + Place(DemoPlan.Actions.Select(a => a.Key), key));

    /// <summary>Inside the change that loads the demonstration.</summary>
    public static async Task Into(Db db, CancellationToken stop)
    {
        db.Add(new Organisation { Id = Forum, Name = Body, NameKey = SearchKey.Of(Body), Country = "scotland", Kind = OrganisationKind.Other });
        var lead = new Account { Id = Of(3), UserName = "lead", Name = $"strategy lead of the {Body}", Role = Role.StrategyLead, OrganisationId = Forum, Demonstration = true };
        await AddAccount.To(db, lead, DemonstrationAccounts.Password);
        var editor = db.Set<Account>().Local.FirstOrDefault(a => a.UserName == "editor") ?? await db.Set<Account>().FirstOrDefaultAsync(a => a.UserName == "editor", stop);
        var today = db.Store.Clock.Today;
        db.Add(new Plan { Id = Plan, OrganisationId = Forum, Title = DemoPlan.Title, Summary = DemoPlan.Summary, Country = "scotland", From = today.AddDays(-310), Until = today.AddDays(730), State = PlanState.Published, PublishedOn = today.AddDays(-300), TakenFrom = "vision", Version = 1 });
        db.AddRange(DemoPlan.Elements.Select((e, n) => new PlanElement { Id = ElementOf(e.Key), OrganisationId = Forum, PlanId = Plan, Place = n + 1, Type = e.Type, Title = e.Title, Text = e.Text, ParentId = e.Under is { } under ? ElementOf(under) : null, TakesUp = e.TakesUp }));
        foreach (var (done, n) in DemoPlan.Actions.Select((a, n) => (a, n)))
        {
            db.Add(Action(done, n, today, lead, editor));
            db.AddRange(About(done, n, db.Store.Clock.Now, done.Lead == DemoPlan.Large && editor is not null ? editor.Id : lead.Id));
        }
    }

    private static PlanAction Action(DemoPlan.Done a, int n, DateOnly today, Account lead, Account? editor) => new()
    {
        Id = ActionOf(a.Key), OrganisationId = Forum, PlanId = Plan, Place = n + 1, ElementId = ElementOf(a.Element), Title = a.Title, Text = a.Text, TakesUp = a.TakesUp, OwnerWords = a.OwnerWords,
        OwnerId = a.Lead == DemoPlan.Large ? editor?.Id : a.State == ActionState.UnderWay ? lead.Id : null, LeadId = a.Lead == DemoPlan.Large ? editor?.OrganisationId : null,
        WorkerGroups = string.Join(';', a.Groups), Starts = today.AddDays(a.Start), Days = a.Days, Milestone = a.Days == 0, QuickWin = a.QuickWin, NeededPence = a.Thousands?.Needed * 100_000L, FoundPence = a.Thousands?.Found * 100_000L,
        TimeMinutes = a.Hours * 60L, State = a.State, EndedOn = a.Ended is { } ended ? today.AddDays(ended) : null, Forecast = a.Forecast is { } forecast ? today.AddDays(forecast) : null, Version = 1,
    };

    private static IEnumerable<object> About(DemoPlan.Done a, int n, DateTime now, Guid owner)
    {
        var (action, number) = (ActionOf(a.Key), 1000 + n * 20);
        foreach (var partner in a.Partners)
            yield return new ActionPartner { Id = Of(number++), OrganisationId = Forum, ActionId = action, Words = partner };
        foreach (var wait in a.Waits.Select(w => w.Split('+')))
            yield return new ActionDependency { Id = Of(number++), OrganisationId = Forum, PlanId = Plan, BeforeId = ActionOf(wait[0]), AfterId = action, Lag = wait.Length > 1 ? int.Parse(wait[1], CultureInfo.InvariantCulture) : 0 };
        if (a.Risk is { } risk)
            yield return new ActionRisk { Id = Of(number++), OrganisationId = Forum, ActionId = action, Text = risk.Text, Likelihood = risk.Likelihood, Effect = risk.Effect, Answer = risk.Answer, Owner = risk.Owner };
        if (a.Report is { } words)
            yield return new ActionReport { Id = Of(number), OrganisationId = Forum, ActionId = action, At = now.AddDays(a.Ended ?? -12), ById = owner, State = a.State, Words = words, Forecast = a.Forecast is { } forecast ? DateOnly.FromDateTime(now).AddDays(forecast) : null, Why = a.Why };
    }

    private static int Place(IEnumerable<string> keys, string key) => keys.TakeWhile(k => k != key).Count();

    private static Guid Of(int number) => new(0x5DE30000, 0, 0, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)(number & 0xFF));
}
