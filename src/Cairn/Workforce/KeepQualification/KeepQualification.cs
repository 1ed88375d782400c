using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A qualification that somebody achieved is put on the record, corrected, or taken away; checked as the staff file's pair of cells is.</summary>
public static class KeepQualification
{
    public static readonly Verb Verb = new("KeepQualification", "A qualification is added to somebody's record, or corrected.");
    public static readonly Verb Remove = new("RemoveQualification", "A qualification that was recorded wrongly is taken off somebody's record.");

    public static readonly IReadOnlyList<(Ask Ask, string Label)> Questions =
    [
        (Ask.One("qualification", "QUALACH01", "qualifications", part: 0, first: true), "Qualification"),
        (Ask.Number("year", "QUALACH01", part: 1, hint: "When it was achieved, such as 2019."), "Year"),
        (Ask.Text("notes", "QUALACH01NOTES"), "Notes"),
    ];

    public static readonly RecordLine Line = new("qualifications", "Add a qualification", "Change this qualification", _ => Questions,
        async (db, engagement, stop) => [.. (await db.Own<Qualification>().Where(l => l.EngagementId == engagement).OrderBy(l => l.Id).ToListAsync(stop)).Select(held => new HeldLine(held, question => Shown(held, question)))],
        (keeper, engagement, record, version, answers, key, stop) => Run(keeper, new(engagement, record, answers, version), key, stop), TakeAway);

    /// <param name="Qualification">The one to correct; null to add one.</param>
    /// <param name="Answers">By question; what is not named stays.</param>
    /// <param name="Version">The version that was looked at; null to change whatever is held.</param>
    public sealed record Input(Guid Engagement, Guid? Qualification, IReadOnlyDictionary<string, string?> Answers, long? Version = null);

    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var of = await db.Kept(keeper, input.Engagement, stop);
            var service = await db.Own<Service>().FirstAsync(s => s.Record == of.ServiceId, stop);
            var held = input.Qualification is { } record ? await Held(db, of, record, stop) : null;
            if (held is not null && input.Version is { } seen && seen != held.Id)
                throw new ConflictException();
            var answers = RecordLine.Over(input.Answers, Questions, held is null ? null : question => Shown(held, question));
            var next = await keeper.Sheet(db, service).CheckQualification(of, answers, stop);
            if (await db.Own<Qualification>().AnyAsync(q => q.EngagementId == of.Record && q.Code == next.Code && q.Year == next.Year && (held == null || q.Id != held.Id), stop))
                throw new AnswersRefusedException([new("qualification", "This qualification is on the record already, with the same year.")]);
            next.EngagementId = of.Record;
            await db.BeginOrReplace(of, held, next, keeper.Source, stop);
            db.Note(nameof(Qualification), next.Record, of.Record, held is null ? null : Side(held), Side(next));
            return next.Record;
        }, stop);

    public static Task TakeAway(Keeper keeper, Guid engagement, Guid qualification, string? key, CancellationToken stop) =>
        keeper.Write(Remove, key, async db =>
        {
            var of = await db.Kept(keeper, engagement, stop);
            var held = await Held(db, of, qualification, stop);
            await db.End<Qualification>(held.Id, stop);
            db.Note(nameof(Qualification), held.Record, of.Record, Side(held), null);
        }, stop);

    /// <summary>A held answer as a form shows it.</summary>
    public static string? Shown(Qualification held, string question) => question switch
    {
        "qualification" => held.Code,
        "year" => held.Year?.ToString(CultureInfo.InvariantCulture),
        _ => held.Notes,
    };

    private static async Task<Qualification> Held(Db db, Engagement of, Guid record, CancellationToken stop) =>
        await db.Own<Qualification>().FirstOrDefaultAsync(q => q.Record == record && q.EngagementId == of.Record, stop) ?? throw new NoSuchRecordException("There is no such qualification on this record.");

    private static JsonObject Side(Qualification q)
    {
        var side = new JsonObject { ["QUALACH"] = $"{q.Code};{q.Year}" };
        if (q.Notes is not null)
            side["NOTES"] = q.Notes;
        return side;
    }
}
