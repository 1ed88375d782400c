using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Training is added to somebody's record, corrected, or taken away; checked as a row of the training file is.</summary>
public static class KeepTraining
{
    public static readonly Verb Verb = new("KeepTraining", "Training is added to somebody's record, or corrected.");
    public static readonly Verb Remove = new("RemoveTraining", "Training that was recorded wrongly is taken off somebody's record.");

    public static readonly RecordLine Line = new("training", "Add training", "Change this training", TrainingQuestions.Asked,
        async (db, engagement, stop) => [.. (await db.Own<LearningRecord>().Where(l => l.EngagementId == engagement).OrderBy(l => l.Id).ToListAsync(stop)).Select(held => new HeldLine(held, question => TrainingQuestions.Shown(held, question)))],
        (keeper, engagement, record, version, answers, key, stop) => Run(keeper, new(engagement, record, answers, version), key, stop), TakeAway);

    /// <param name="Training">The learning record to correct; null to add one.</param>
    /// <param name="Answers">By question; what is not named stays.</param>
    /// <param name="Version">The version that was looked at; null to change whatever is held.</param>
    public sealed record Input(Guid Engagement, Guid? Training, IReadOnlyDictionary<string, string?> Answers, long? Version = null);

    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, db => Of(db, keeper, input, stop), stop);

    /// <summary>Inside a change that is being made.</summary>
    internal static async Task<Guid> Of(Db db, Keeper keeper, Input input, CancellationToken stop)
    {
        var of = await db.Kept(keeper, input.Engagement, stop);
        var service = await db.Own<Service>().FirstAsync(s => s.Record == of.ServiceId, stop);
        var held = input.Training is { } record ? await Held(db, of, record, stop) : null;
        if (held is not null && input.Version is { } seen && seen != held.Id)
            throw new ConflictException();
        var words = keeper.Labels.Of(service.Country);
        var answers = RecordLine.Over(input.Answers, TrainingQuestions.Asked(words), held is null ? null : question => question == "expires" && WorkedOut(held, input.Answers) ? null : TrainingQuestions.Shown(held, question));
        var next = Check(of, service, answers, keeper.Codes.Of(service.Country), words, db.Store.Clock.Today);
        next.EngagementId = of.Record;
        await db.BeginOrReplace(of, held, next, keeper.Source, stop);
        db.Note(nameof(LearningRecord), next.Record, of.Record, held is null ? null : Side(held), Side(next));
        return next.Record;
    }

    /// <summary>Whether the end follows from answers of which one changes now, and so is worked out anew.</summary>
    private static bool WorkedOut(LearningRecord held, IReadOnlyDictionary<string, string?> now) =>
        (now.ContainsKey("completed") || now.ContainsKey("validity")) && held is { Completed: { } done, ValidMonths: > 0 and var months, Expires: { } end } && (end == done.AddMonths(months).AddDays(-1) || end == done.AddMonths(months));

    public static Task TakeAway(Keeper keeper, Guid engagement, Guid training, string? key, CancellationToken stop) =>
        keeper.Write(Remove, key, async db =>
        {
            var of = await db.Kept(keeper, engagement, stop);
            var held = await Held(db, of, training, stop);
            await db.End<LearningRecord>(held.Id, stop);
            db.Note(nameof(LearningRecord), held.Record, of.Record, Side(held), null);
        }, stop);

    private static async Task<LearningRecord> Held(Db db, Engagement of, Guid record, CancellationToken stop) =>
        await db.Own<LearningRecord>().FirstOrDefaultAsync(l => l.Record == record && l.EngagementId == of.Record, stop) ?? throw new NoSuchRecordException("There is no such training on this record.");

    /// <exception cref="AnswersRefusedException">The rules of the training file refuse an answer.</exception>
    private static LearningRecord Check(Engagement of, Service service, IReadOnlyDictionary<string, string?> answers, RecordCodes codes, CountryLabels words, DateOnly today)
    {
        var questions = TrainingQuestions.Asked(words);
        var cells = new Dictionary<string, string>(StringComparer.Ordinal) { ["LOCALESTID"] = service.Reference, ["UNIQUEWORKERID"] = of.Reference };
        foreach (var (ask, _) in questions)
            cells[ask.Column] = ask.Cell(answers.GetValueOrDefault(ask.Name)?.Trim() ?? "", codes);
        var worker = StaffAnswers.ToRow(of, service.Reference, [], RowStatus.Update);
        var found = OneRow.Training(cells, ServiceAnswers.ToRow(service, RowStatus.Update), worker, new ReturnsOptions(codes.Lists, today));
        var said = new RuleWords(questions.ToDictionary(q => q.Ask.Column, q => q.Label, StringComparer.Ordinal), (column, code) =>
            questions.FirstOrDefault(q => q.Ask.Column == column).Ask is { List: { } list } ? words.Find(list, codes.FromFormat(list, int.Parse(code, CultureInfo.InvariantCulture))) : null);
        // On a page there is somebody to set right what does not fit together.
        List<AnswerFault> faults = [.. found.Findings.Select(f => new AnswerFault(questions.FirstOrDefault(q => q.Ask.Column == f.Rule.Column).Ask?.Name ?? "", said.Of(f)))];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var next = TrainingAnswers.From(found.Row, of.Record);
        next.Category = codes.FromFormat("training-categories", found.Row.Category);
        return next;
    }

    private static JsonObject Side(LearningRecord l)
    {
        var side = new JsonObject { ["CATEGORY"] = l.Category };
        foreach (var (name, value) in new[] { ("TRAININGNAME", l.Name), ("DATECOMPLETED", l.Completed?.ToString("O", CultureInfo.InvariantCulture)), ("EXPIRYDATE", l.Expires?.ToString("O", CultureInfo.InvariantCulture)), ("NOTES", l.Notes) })
        {
            if (value is not null)
                side[name] = value;
        }
        return side;
    }
}
