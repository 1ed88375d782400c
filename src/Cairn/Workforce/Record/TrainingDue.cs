using Cairn.People;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>Which training has run out, or soon will: the last of its kind that a person had. Training without an expiry date does not run out.</summary>
public static class TrainingDue
{
    /// <summary>How many days ahead training is told of, so that a course can be booked.</summary>
    public const int DaysAhead = 90;

    /// <summary>Training that ran out before the day and was not renewed.</summary>
    public static IQueryable<LearningRecord> Expired(this IQueryable<LearningRecord> training, Db db, DateOnly day) => training.Last(db).Where(l => l.Expires < day);

    /// <summary>Training that runs out within <see cref="DaysAhead"/> days from the day on.</summary>
    public static IQueryable<LearningRecord> Expiring(this IQueryable<LearningRecord> training, Db db, DateOnly day) => training.ExpiredOrExpiring(db, day).Where(l => l.Expires >= day);

    /// <summary>Both.</summary>
    public static IQueryable<LearningRecord> ExpiredOrExpiring(this IQueryable<LearningRecord> training, Db db, DateOnly day)
    {
        var end = day.AddDays(DaysAhead);
        return training.Last(db).Where(l => l.Expires < end);
    }

    private static IQueryable<LearningRecord> Last(this IQueryable<LearningRecord> training, Db db) => training.Where(l => l.Expires != null
        && !db.Set<LearningRecord>().Any(other => other.EngagementId == l.EngagementId && other.Category == l.Category && (other.Expires == null || other.Expires > l.Expires)));
}
