using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Everything held of one engagement, ready to be shown to the provider or to the person.</summary>
/// <param name="Ended">Whether the record has no current version any more.</param>
public sealed record PersonRecord(
    Engagement Newest, bool Ended, string Role, string Service, AnswerSheet Sheet, IReadOnlyList<QualificationHeld> Qualifications, IReadOnlyList<TrainingHeld> Training,
    IReadOnlyList<AbsenceHeld> Absences)
{
    /// <summary>Checks of suitability as they stand; none where the record has ended.</summary>
    public IReadOnlyList<CheckStanding> Checks { get; init; } = [];

    /// <summary>The address under which lines of the record are kept; null where the reader may not.</summary>
    public string? KeptAt { get; init; }


    /// <returns>Null where the visit may see no such record.</returns>
    public static async Task<PersonRecord?> Read(Db db, Labels labels, RegisterCheck register, Clock clock, Guid record, bool showSensitive, CancellationToken stop)
    {
        var versions = await db.Versions<Engagement>(record, stop);
        if (versions.Count == 0)
            return null;
        var newest = versions[^1];
        var at = versions.Select(v => v.ServiceId).Distinct().ToList();
        var services = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => at.Contains(s.Record))
            .OrderBy(s => s.Id).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        var names = services.GroupBy(s => s.Record).ToDictionary(g => g.Key, g => g.Last().Name);
        var country = services.LastOrDefault(s => s.Record == newest.ServiceId)?.Country ?? "";
        var words = labels.Of(country);
        IReadOnlyList<Question<Engagement>> questions = [.. EngagementQuestions.In(words, names)
            .Where(q => q.Ask is null || words.Asks(CountryLabels.WorkerQuestions, q.Ask.Name) || q.Held(newest) is not null)];

        var qualifications = await db.Set<Qualification>().AsNoTracking().Where(q => q.EngagementId == record).OrderByDescending(q => q.Year).ThenBy(q => q.Id).ToListAsync(stop);
        var training = await db.Set<LearningRecord>().AsNoTracking().Where(l => l.EngagementId == record).OrderByDescending(l => l.Completed).ThenBy(l => l.Id).ToListAsync(stop);
        var absences = await db.Set<Absence>().AsNoTracking().Where(a => a.EngagementId == record).OrderByDescending(a => a.FirstDay).ToListAsync(stop);
        return new PersonRecord(newest, newest.EndedBy != 0 && !db.Unpublished.Contains(newest.EndedBy), words["job-roles", newest.Role]!, names.GetValueOrDefault(newest.ServiceId) ?? "",
            new AnswerSheet(Workforce.Answers.Of(versions, questions, clock), Workforce.Answers.Changes(versions, questions, clock), clock.Today, showSensitive),
            [.. qualifications.Select(q => new QualificationHeld(q.Record, words["qualifications", q.Code]!, q.Year, q.Notes, clock.DateOf(q.Recorded), q.Source))],
            [.. training.Select(l => TrainingHeld.Of(l, training, words, clock))],
            [.. absences.Select(a => new AbsenceHeld(a.Record, words["absence-kinds", a.Kind]!, a.FirstDay, a.LastDay, a.HalfDays, clock.DateOf(a.Recorded), a.Source))])
        { Checks = newest.EndedBy == 0 ? await PersonChecks.Standing(db, labels, register, country, newest, stop) : [] };
    }
}

public sealed record QualificationHeld(Guid Record, string Name, int? Year, string? Notes, DateOnly Since, string Source);

/// <summary>How training stands: renewed by a later one of its kind, run out, running out soon, in date, or without an end.</summary>
public enum TrainingState { Renewed, Expired, Expiring, InDate, NoEnd }

public sealed record TrainingHeld(Guid Record, string Name, string? Course, DateOnly? Completed, DateOnly? Expires, TrainingState State, DateOnly Since, string Source)
{
    /// <param name="all">The person's training, to tell whether a later one renews this.</param>
    public static TrainingHeld Of(LearningRecord one, IEnumerable<LearningRecord> all, CountryLabels words, Clock clock)
    {
        var state = one.Expires is not { } end ? TrainingState.NoEnd
            : all.Any(o => o.Category == one.Category && (o.Expires is null || o.Expires > end)) ? TrainingState.Renewed
            : end < clock.Today ? TrainingState.Expired
            : end < clock.Today.AddDays(TrainingDue.DaysAhead) ? TrainingState.Expiring
            : TrainingState.InDate;
        return new TrainingHeld(one.Record, words.Find("training-categories", one.Category) ?? words["training_category", one.Category]!, one.Name, one.Completed, one.Expires, state, clock.DateOf(one.Recorded), one.Source);
    }
}

/// <param name="LastDay">Null while it lasts.</param>
public sealed record AbsenceHeld(Guid Record, string Kind, DateOnly FirstDay, DateOnly? LastDay, int? HalfDays, DateOnly Since, string Source);
