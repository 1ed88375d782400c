using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What figures need of a person's work.</summary>
internal readonly record struct WorkerRead(
    Guid Record, Guid Service, Guid Person, string Role, int? Contract, int? ZeroHours, int? Contracted, int? Average, int? PayInterval, long? Annual, long? Hourly,
    int? Sick, DateOnly? Born, int? Gender, int? Ethnicity, int? Nationality, int? British, int? Disabled, DateOnly? Start, int? From, int? Qualified);

internal readonly record struct LeaverRead(Guid Record, long Version, Guid Service, string Role, int? Reason);

/// <summary>In pence.</summary>
internal readonly record struct CostRead(Guid Organisation, string Country, string? Area, string? EmployerType, int Year, long? Staff, long? Agency, long? Training, long? Total);

internal readonly record struct PostRead(Guid Service, string Role, int? Vacancies, int? Starters, int? Leavers);

/// <summary>The rows that figures of a day are counted from, as they come from the database.</summary>
/// <param name="providers">Whose rows; null for everybody's that the scope lets through.</param>
internal sealed class FactReads(Db db, DateOnly day, IReadOnlyList<Guid>? providers)
{
    private static readonly DateOnly Never = new(9999, 12, 31);

    public IQueryable<Service> Services => At<Service>().Where(s => s.ClosedOn == null || s.ClosedOn > day);

    /// <param name="after">Versions above this number …</param>
    /// <param name="until">… up to this one, so that several can read at once.</param>
    public IQueryable<WorkerRead> Workers(long after, long until) => At<Engagement>().InPost(day).Where(e => e.Id > after && e.Id <= until).Select(e => new WorkerRead(
        e.Record, e.ServiceId, e.PersonId, e.Role, e.ContractType, e.ZeroHours, e.ContractedMinutes, e.AverageMinutes, e.PayInterval, e.AnnualPay, e.HourlyPay,
        e.SickHalfDays, e.BirthDate, e.Gender, e.Ethnicity, e.Nationality, e.BritishCitizenship, e.Disabled, e.StartDate, e.RecruitedFrom, e.SocialCareQualification));

    public IQueryable<PostRead> Posts => At<Post>().Select(p => new PostRead(p.ServiceId, p.Role, p.Vacancies, p.Starters, p.Leavers));

    /// <summary>Last versions of people who left in the twelve months to the day, and whose record did not go on.</summary>
    public IQueryable<LeaverRead> Leavers
    {
        get
        {
            var (from, staged) = (day.AddYears(-1), db.Unpublished);
            return Mine(db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]))
                .Where(e => e.LeftOn != null && e.LeftOn > from && e.LeftOn <= day && e.EndedBy != 0 && !staged.Contains(e.Batch) && !staged.Contains(e.EndedBy))
                .Select(e => new LeaverRead(e.Record, e.Id, e.ServiceId, e.Role, e.LeavingReason));
        }
    }

    /// <summary>Costs of years that ended in the two years to the day.</summary>
    public IQueryable<CostRead> Costs
    {
        get
        {
            var last = day >= new DateOnly(day.Year, 3, 31) ? day.Year : day.Year - 1;
            var costs = db.Set<YearCost>().AsNoTracking().Where(c => c.Year <= last && c.Year > last - 2);
            return (providers is null ? costs : costs.Where(c => providers.Contains(c.OrganisationId)))
                .Join(db.Set<Organisation>(), c => c.OrganisationId, o => o.Id, (c, o) => new CostRead(o.Id, o.Country, o.Area, o.EmployerType, c.Year, c.Staff, c.Agency, c.Training, c.Total));
        }
    }

    /// <summary>By engagement, the first day on which training had run out that was not renewed by then; <see cref="DateOnly.MaxValue"/>'s last day where none does.</summary>
    public IQueryable<KeyValuePair<Guid, DateOnly>> Training => At<LearningRecord>()
        .GroupBy(l => new { l.EngagementId, l.Category }).Select(g => new { g.Key.EngagementId, Last = g.Max(l => l.Expires ?? Never) })
        .GroupBy(g => g.EngagementId).Select(g => new KeyValuePair<Guid, DateOnly>(g.Key, g.Min(x => x.Last)));

    /// <summary>Engagements with a qualification on record.</summary>
    public IQueryable<Guid> Qualified => At<Qualification>().Select(q => q.EngagementId).Distinct();

    /// <summary>Engagements of people whose registration with another body the employer has looked up, and it holds.</summary>
    public IQueryable<Guid> Elsewhere
    {
        get
        {
            var lastYear = day.AddYears(-1);
            var known = db.Set<OtherRegistration>().AsNoTracking().Where(r => r.Checked <= day && r.Checked > lastYear && (r.Until == null || r.Until > day));
            return (providers is null ? known : known.Where(r => providers.Contains(r.OrganisationId))).Select(r => r.EngagementId);
        }
    }

    /// <summary>Versions that held on the day, as far as they are known now.</summary>
    private IQueryable<T> At<T>() where T : RecordVersion
    {
        if (day >= db.Store.Clock.Today)
            return Mine(db.Set<T>().AsNoTracking());
        var staged = db.Unpublished;
        return Mine(db.Set<T>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter])
            .Where(r => r.From <= day && (r.Until == null || r.Until > day || staged.Contains(r.EndedBy)) && !staged.Contains(r.Batch)));
    }

    private IQueryable<T> Mine<T>(IQueryable<T> rows) where T : RecordVersion => providers is null ? rows : rows.Where(r => providers.Contains(r.OrganisationId));
}
