using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's pay and work beside the rates of a chosen day; whom to lift by name for those who keep the record (W5, W8, W9).</summary>
public sealed class OwnFairWorkPage(Db db, Visit visit, Packs packs, AskMeasure ask, Comparison comparison, Clock clock) : PageModel
{
    /// <summary>How many names are listed at once, those with the widest gaps first.</summary>
    private const int MostNames = 200;

    /// <summary>Rates before this day are not held.</summary>
    private static readonly DateOnly Oldest = new(2012, 5, 1);

    [BindProperty(SupportsGet = true)] public string? AsAt { get; set; }
    [BindProperty(SupportsGet = true)] public string? Rate { get; set; }

    /// <summary>Code of the rate whose people are to be named.</summary>
    [BindProperty(SupportsGet = true)] public string? Names { get; set; }

    public sealed record Person(Guid Record, string Name, string Service, int Pence, int Least, decimal? Year);

    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public DateOnly StaffDay { get; private set; }
    public string? Problem { get; private set; }
    public FairWorkView View { get; private set; } = null!;
    public IReadOnlyList<Person> Named { get; private set; } = [];
    public long AllNamed { get; private set; }
    public string NamedRate { get; private set; } = "";

    public string Query(string names) => QueryString.Create([KeyValuePair.Create("asAt", AsAt), KeyValuePair.Create("rate", Rate), KeyValuePair.Create("names", (string?)names)]).ToString();

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var provider = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => new { o.Name, o.Country }).FirstAsync(stop);
        Name = provider.Name;
        Day = DateOnly.TryParseExact(AsAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Oldest && day <= clock.Today.AddYears(2) ? day : clock.Today;
        if (AsAt is { Length: > 0 } && AsAt != Format.IsoDate(Day))
            Problem = $"“{AsAt}” is not a day that rates can be shown for. Write one from {Format.IsoDate(Oldest)} to {Format.IsoDate(clock.Today.AddYears(2))}. Here is {Format.Date(Day)}.";
        AsAt = Format.IsoDate(Day);
        StaffDay = Day < clock.Today ? Day : clock.Today;
        var typed = TypedRate.Of(Rate, 1, out var wrong);
        if (wrong is not null)
            Problem = Problem is null ? wrong : $"{Problem} {wrong}";

        var reads = new FactReads(db, StaffDay, null);
        var services = await reads.Services.Where(s => s.Country == provider.Country).Select(s => new { s.Record, s.Name, s.MainService }).ToDictionaryAsync(s => s.Record, stop);
        var staff = (await reads.Workers(0, long.MaxValue).ToListAsync(stop)).Where(w => services.ContainsKey(w.Service)).Select(w =>
        {
            var minutes = WorkerRows.Minutes(w);
            return (w.Record, w.Service, Work: new PaidWork(WorkerRows.Pay(w, minutes), minutes, WorkerRows.AgeOn(w.Born, Day)));
        }).ToList();
        var rules = PayRules.On(packs[provider.Country], Day);
        var kind = services.Values.Where(s => s.MainService is not null).GroupBy(s => s.MainService!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        View = FairWorkView.Make([.. staff.Select(s => s.Work)], rules, typed, exact: true, await Work(provider.Country, kind, stop), $"/providers/{organisation}/measures");

        if (RateOf(rules, typed) is not { } least)
            return;
        var below = staff.Where(s => s.Work.Pence is { } pence && least(s.Work) is { } rate && pence < rate.Pence).Select(s => (s.Record, s.Service, s.Work, Rate: least(s.Work)!.Pence))
            .OrderByDescending(s => s.Rate - s.Work.Pence!.Value).ThenBy(s => s.Record).ToList();
        AllNamed = below.Count;
        if (below.Count == 0)
            return;
        await LookAtRecord.All(db, visit.Actor, stop);
        var shown = below.Take(MostNames).ToList();
        var records = shown.Select(s => s.Record).ToList();
        var names = await db.Own<Engagement>().Where(e => records.Contains(e.Record)).Select(e => new { e.Record, e.DisplayName }).ToDictionaryAsync(e => e.Record, e => e.DisplayName, stop);
        Named = [.. shown.Select(s => new Person(s.Record, names.GetValueOrDefault(s.Record, "Somebody who has left"), services[s.Service].Name, s.Work.Pence!.Value, s.Rate,
            s.Work.Minutes is { } minutes ? PaidWork.YearAt(s.Rate - s.Work.Pence!.Value, minutes) : null))];
    }

    /// <summary>The rate whose people are asked for; null where none is.</summary>
    private Func<PaidWork, LeastPay?>? RateOf(PayRules rules, int? typed)
    {
        NamedRate = View.Of(Names ?? "")?.Label ?? "";
        return Names switch
        {
            FairWorkView.Law => job => LeastPay.ForAge(rules.Law, job.Age),
            FairWorkView.Own when typed is { } own => _ => new LeastPay(own, 0),
            { Length: > 0 } code when rules.Find(code) is { } rate && View.Of(code) is not null => job => rate.Least.Holds(job.Age) ? rate.Least : null,
            _ => null,
        };
    }

    private async Task<IReadOnlyList<WorkRow>> Work(string country, string? kind, CancellationToken stop)
    {
        var own = db.Scope.Organisations;
        var compared = kind is null ? [] : await comparison.Run(new(country, StaffDay, Organisation, [.. own], kind, null, null), stop);
        var rows = new List<WorkRow>();
        foreach (var measure in WorkMeasures.All.Select(packs.Measures.Find).OfType<Measure>())
        {
            var whole = (await ask.Run(new MeasureQuestion(measure.Id, null, country, StaffDay, new Dictionary<string, IReadOnlyList<string>>(), [], [.. own]), stop)).Whole;
            var like = compared.FirstOrDefault(c => c.Measure.Id == measure.Id);
            rows.Add(new(measure, whole, like is null ? null : like.Peers is not { } peers ? "Too few like services, or of too few providers"
                : $"The middle of {Format.Number(peers.Spread.Count)} like services is {measure.Shown(peers.Spread.Middle)}{(like.Better is { } better ? $"; {Format.Percent(better * 100, 0)} of them do better" : "")}"));
        }
        return rows;
    }
}
