using System.Linq.Expressions;
using Cairn.People;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>What is asked of some staff: the rules behind "What needs you", each of them a filter of the list of staff.</summary>
public static class StaffNeeds
{
    public const string TrainingExpired = "training-expired", TrainingExpiring = "training-expiring", NotConfirmed = "not-confirmed", NoPay = "no-pay", NoHours = "no-hours", Left = "left";

    public static readonly Expression<Func<Engagement, bool>> WithoutPay = e => e.AnnualPay == null && e.HourlyPay == null && e.PayInterval == null;

    public static readonly Expression<Func<Engagement, bool>> WithoutHours = e => e.ContractedMinutes == null && e.AverageMinutes == null;

    /// <summary>The staff of whom a thing is asked; everybody in post for any other word.</summary>
    public static async Task<IQueryable<Engagement>> Of(Db db, string? need, DateOnly today, CancellationToken stop)
    {
        var all = db.Own<Engagement>();
        var inPost = all.InPost(today);
        return need switch
        {
            TrainingExpired => inPost.Where(e => db.Set<LearningRecord>().Expired(db, today).Any(l => l.EngagementId == e.Record)),
            TrainingExpiring => inPost.Where(e => db.Set<LearningRecord>().Expiring(db, today).Any(l => l.EngagementId == e.Record)),
            NotConfirmed => inPost.NotConfirmedBy(db, await Workforce.NotConfirmed.LastReturn(db, today, stop), today),
            NoPay => inPost.Where(WithoutPay),
            NoHours => inPost.Where(WithoutHours),
            Left => db.Gone(),
            _ => inPost,
        };
    }
}
