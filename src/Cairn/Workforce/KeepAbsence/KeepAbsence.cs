using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A time in which somebody was away is recorded, corrected, or taken away (W1).</summary>
public static class KeepAbsence
{
    public static readonly Verb Verb = new("KeepAbsence", "A time in which somebody was away from work is recorded, or corrected.");
    public static readonly Verb Remove = new("RemoveAbsence", "An absence that was recorded wrongly is taken off somebody's record.");

    /// <summary>How far ahead leave is recorded that somebody will take.</summary>
    private const int DaysAhead = 366;

    public static readonly IReadOnlyList<(Ask Ask, string Label)> Questions =
    [
        (Ask.One("kind", "", "absence-kinds", first: true), "Why they are away"),
        (Ask.Day("firstDay", "", first: true), "First day"),
        (Ask.Day("lastDay", "", "Leave this out while they are away."), "Last day"),
        (Ask.Number("days", "", hint: "In half days, such as 2.5.", after: "days"), "Working days lost"),
    ];

    public static readonly RecordLine Line = new("absences", "Record an absence", "Change this absence", _ => Questions,
        async (db, engagement, stop) => [.. (await db.Own<Absence>().Where(l => l.EngagementId == engagement).OrderBy(l => l.Id).ToListAsync(stop)).Select(held => new HeldLine(held, question => Shown(held, question)))],
        Run, TakeAway);

    /// <param name="version">The version that was looked at; null to change whatever is held.</param>
    /// <param name="answers">By question; what is not named stays.</param>
    public static Task<Guid> Run(Keeper keeper, Guid engagement, Guid? absence, long? version, IReadOnlyDictionary<string, string?> answers, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var of = await db.Kept(keeper, engagement, stop);
            var held = absence is { } record ? await Held(db, of, record, stop) : null;
            var country = await db.Own<Service>().Where(s => s.Record == of.ServiceId).Select(s => s.Country).FirstAsync(stop);
            if (held is not null && version is { } seen && seen != held.Id)
                throw new ConflictException();
            var next = Read(RecordLine.Over(answers, Questions, held is null ? null : question => Shown(held, question)), keeper.Labels.Of(country), db.Store.Clock.Today);
            var last = next.LastDay ?? DateOnly.MaxValue;
            if (await db.Own<Absence>().AnyAsync(a => a.EngagementId == engagement && (held == null || a.Id != held.Id) && a.FirstDay <= last && (a.LastDay == null || a.LastDay >= next.FirstDay), stop))
                throw new AnswersRefusedException([new("firstDay", "Another absence is recorded for some of these days. Change that one, or correct the days.")]);
            next.EngagementId = of.Record;
            await db.BeginOrReplace(of, held, next, keeper.Source, stop);
            db.Note(nameof(Absence), next.Record, of.Record, held is null ? null : Side(held), Side(next));
            return next.Record;
        }, stop);

    public static Task TakeAway(Keeper keeper, Guid engagement, Guid absence, string? key, CancellationToken stop) =>
        keeper.Write(Remove, key, async db =>
        {
            var of = await db.Kept(keeper, engagement, stop);
            var held = await Held(db, of, absence, stop);
            await db.End<Absence>(held.Id, stop);
            db.Note(nameof(Absence), held.Record, of.Record, Side(held), null);
        }, stop);

    private static Absence Read(IReadOnlyDictionary<string, string?> answers, CountryLabels words, DateOnly today)
    {
        List<AnswerFault> faults = [];
        string Typed(string question) => answers.GetValueOrDefault(question)?.Trim() ?? "";
        DateOnly? Day(string question)
        {
            if (Typed(question).Length == 0)
                return null;
            if (DateOnly.TryParseExact(Typed(question), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            faults.Add(new(question, "There is no such date. Enter day, month and year"));
            return null;
        }
        var kind = Typed("kind");
        if (words.Find("absence-kinds", kind) is null)
            faults.Add(new("kind", "Choose why they are away."));
        var (first, last) = (Day("firstDay"), Day("lastDay"));
        if (first is null && Typed("firstDay").Length == 0)
            faults.Add(new("firstDay", "Enter the first day on which they were away."));
        if (first > today.AddDays(DaysAhead))
            faults.Add(new("firstDay", "The first day is more than a year ahead. Check the year."));
        if (last < first)
            faults.Add(new("lastDay", "The last day is before the first. Correct one of them."));
        int? halves = null;
        if (TypedNumber.Plain(Typed("days")) is { Length: > 0 } days)
        {
            if (!decimal.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count * 2 != decimal.Truncate(count * 2) || count > 366)
                faults.Add(new("days", "Working days lost are not a number of days from 0 to 366 in halves. Write days such as 3 or 3.5."));
            else if (first is { } from && count > (last ?? (today > from ? today : from)).DayNumber - from.DayNumber + 1)
                faults.Add(new("days", "More working days are lost than lie between the first day and the last. Correct the days."));
            else
                halves = (int)(count * 2);
        }
        return faults.Count == 0 ? new Absence { Kind = kind, FirstDay = first!.Value, LastDay = last, HalfDays = halves } : throw new AnswersRefusedException(faults);
    }

    private static string? Shown(Absence held, string question) => question switch
    {
        "kind" => held.Kind,
        "firstDay" => held.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "lastDay" => held.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => held.HalfDays is { } halves ? (halves / 2m).ToString("0.#", CultureInfo.InvariantCulture) : null,
    };

    private static async Task<Absence> Held(Db db, Engagement of, Guid record, CancellationToken stop) =>
        await db.Own<Absence>().FirstOrDefaultAsync(a => a.Record == record && a.EngagementId == of.Record, stop) ?? throw new NoSuchRecordException("There is no such absence on this record.");

    private static JsonObject Side(Absence a)
    {
        var side = new JsonObject { ["kind"] = a.Kind, ["first day"] = a.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (a.LastDay is { } last)
            side["last day"] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (a.HalfDays is { } halves)
            side["half days"] = halves;
        return side;
    }
}
