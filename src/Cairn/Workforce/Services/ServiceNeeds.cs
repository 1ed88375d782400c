using Cairn.People;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>What is asked of some services: each a filter of the list of services.</summary>
public static class ServiceNeeds
{
    public const string NoManager = "no-manager";

    /// <summary>Regulated services where nobody in post is the registered manager and no vacancy for one is told of.</summary>
    public static IQueryable<Service> WithoutManager(this IQueryable<Service> services, Db db, DateOnly today)
    {
        var (england, scotland) = (RegisteredManager.Role("england"), RegisteredManager.Role("scotland"));
        return services.Where(s => s.Regulated == true && (s.Country == "england" || s.Country == "scotland")
            && !db.Set<Engagement>().InPost(today).Any(e => e.ServiceId == s.Record && e.Role == (s.Country == "england" ? england : scotland))
            && !db.Set<Post>().Any(p => p.ServiceId == s.Record && p.Vacancies > 0 && p.Role == (s.Country == "england" ? england : scotland)));
    }
}
