using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Tests;

/// <summary>
/// A provider in England with services, staff, posts, training and qualifications, made for tests by a plain rule, so that a test can say
/// what must be there. Staff are numbered through all services, from 0.
/// </summary>
/// <param name="id">Of the organisation.</param>
/// <param name="services">How many; each regulated, in area <see cref="Area"/>, and all but the last have a registered manager.</param>
/// <param name="staffEach">How many work in each.</param>
/// <param name="today">The day on which the seed is looked at.</param>
public sealed class SeedProvider(Guid id, string name, int services, int staffEach, DateOnly today, Guid? parent = null, bool parentOwnsData = true)
{
    public const string Password = "four plain words here", Area = "102", CareWorker = "8", Manager = "4", FireSafety = "6", Dementia = "2";

    private static readonly Verb Verb = new("SeedProvider", "A test fills its database.");
    private static readonly string[] Given = ["Ailsa", "Bran", "Catrin", "Dòmhnall", "Efa", "Fiona", "Gwen", "Hamish", "Iona", "Jon"];
    private static readonly string[] Family = ["Abara", "Boyd", "Craig", "Duff", "Ewing", "O’Hara", "Grant", "Hale", "Innes", "Jones", "Kerr"];

    public Guid Id => id;
    public IReadOnlyList<Guid> Services { get; } = [.. Enumerable.Range(0, services).Select(_ => NewId.Next())];
    public IReadOnlyList<Guid> Staff { get; } = [.. Enumerable.Range(0, services * staffEach).Select(_ => NewId.Next())];
    public IReadOnlyList<Guid> Persons { get; } = [.. Enumerable.Range(0, services * staffEach).Select(_ => NewId.Next())];

    /// <summary>Of staff number n.</summary>
    public static string NameOf(int n) => $"{Given[n % Given.Length]} {Family[n % Family.Length]}";

    // Of every twenty: one's answers are two years old; of every five: one's fire training ran out thirty days ago; of every seven: one's runs out
    // in thirty days; of every twenty-five: one has neither pay nor hours.
    public static bool IsOld(int n) => n % 20 == 3;

    public static bool HasExpired(int n) => n % 5 == 1;

    public static bool Expires(int n) => !HasExpired(n) && n % 7 == 2;

    public static bool HasNoPay(int n) => n % 25 == 4;

    public Task Into(Store store, CancellationToken stop) => store.Write(Scope.System, Change, async db =>
    {
        db.Add(new Organisation { Id = id, Name = name, NameKey = SearchKey.Of(name), Country = "england", EmployerType = "6", Area = Area, ParentId = parent, ParentOwnsData = parent is not null && parentOwnsData });
        await db.SaveChangesAsync(stop);
        await store.Engine.Insert(db, BulkTable<Service>.Of(db), [.. Enumerable.Range(0, services).Select(MakeService)], stop);
        await store.Engine.Insert(db, BulkTable<Post>.Of(db), [.. Enumerable.Range(0, services).Select(MakePost)], stop);
        await store.Engine.Insert(db, BulkTable<Person>.Of(db), [.. Persons.Select(p => new Person { Id = p })], stop);
        await store.Engine.Insert(db, BulkTable<Engagement>.Of(db), [.. Enumerable.Range(0, Staff.Count).Select(MakeStaff)], stop);
        await store.Engine.Insert(db, BulkTable<LearningRecord>.Of(db), [.. Enumerable.Range(0, Staff.Count).SelectMany(MakeTraining)], stop);
        await store.Engine.Insert(db, BulkTable<Qualification>.Of(db), [.. Enumerable.Range(0, Staff.Count).Where(n => n % 3 == 0).Select(n => Made(new Qualification { Code = "2", Year = 2012, EngagementId = Staff[n] }, NewId.Next()))], stop);
        return 0;
    }, stop);

    /// <summary>An account that signs in with <see cref="Password"/>.</summary>
    public static Task Account(Store store, string user, Role role, Guid? organisation, CancellationToken stop, string? area = null, Guid? person = null) =>
        store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
        {
            await AddAccount.To(db, new Account { UserName = user, Name = user, Role = role, OrganisationId = organisation, Area = area, PersonId = person }, Password);
            return 0;
        }, stop);

    /// <summary>A change to the seeded records.</summary>
    public Change Change => new(Verb, Actor.Public, id);

    private T Made<T>(T row, Guid record, int monthsAgo = 2) where T : RecordVersion
    {
        var day = today.AddMonths(-monthsAgo);
        (row.Record, row.OrganisationId, row.From, row.Recorded, row.Source) = (record, id, day, day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), "page");
        return row;
    }

    private Service MakeService(int s) => Made(new Service
    {
        Name = $"{name} {s:000}", NameKey = SearchKey.Of($"{name} {s:000}"), Reference = $"S{s}", Country = "england", Area = Area, Postcode = $"AB1 {s % 10}CD",
        MainService = "2", EmployerType = "6", Regulated = true, Capacity = 40, Utilisation = 35, StaffStated = staffEach,
    }, Services[s]);

    private Post MakePost(int s) => Made(new Post { ServiceId = Services[s], Role = CareWorker, Vacancies = 2, Starters = 3, Leavers = 1 }, NewId.Next());

    private Engagement MakeStaff(int n) => Made(new Engagement
    {
        ServiceId = Services[n / staffEach], PersonId = Persons[n], Reference = $"W{n:00000}", DisplayName = NameOf(n), NameKey = SearchKey.Of(NameOf(n)),
        Role = n % staffEach == 0 && n / staffEach < services - 1 ? Manager : CareWorker, ContractType = n % 10 == 0 ? 3 : 1, ZeroHours = 2,
        PayInterval = HasNoPay(n) ? null : 3, HourlyPay = HasNoPay(n) ? null : 1_250, ContractedMinutes = HasNoPay(n) ? null : 2_250,
        Gender = 2, Ethnicity = 32, Disabled = 1, NationalInsurance = "QQ123456C", BirthDate = new DateOnly(1980, 5, 17), StartDate = new DateOnly(2020, 3, 2),
    }, Staff[n], IsOld(n) ? 24 : 2);

    private IEnumerable<LearningRecord> MakeTraining(int n)
    {
        var end = today.AddDays(HasExpired(n) ? -30 : Expires(n) ? 30 : 300);
        yield return Made(new LearningRecord { EngagementId = Staff[n], Category = FireSafety, Completed = end.AddYears(-1), ValidMonths = 12, Expires = end }, NewId.Next());
        yield return Made(new LearningRecord { EngagementId = Staff[n], Category = Dementia, Completed = today.AddYears(-2), ValidMonths = 0 }, NewId.Next());
    }
}
