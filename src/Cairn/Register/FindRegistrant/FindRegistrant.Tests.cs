using System.Net;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>Anybody checks the register (R5): by name or number, as it is at that moment, and nobody learns of who is hidden.</summary>
public sealed class FindRegistrantTests : IAsyncDisposable
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);
    private static readonly Verb verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly today = new(2026, 11, 22);
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Databases databases = new();
    private Served? served;

    private Store Store => served!.Store;

    private async Task Begin(string kind, PublicLimits? limits = null)
    {
        served = await Served.Start(databases[kind] with { Today = today, Public = limits ?? new PublicLimits(100_000, 100_000), Proxies = BehindProxy.Read("127.0.0.1") }, stop);
        var search = served.App.Services.GetRequiredService<RegisterSearch>();
        for (var n = 0; n < 200 && !search.Ready; n++)
            await Task.Delay(25, stop);
        Assert.True(search.Ready);
    }

    private Task<T> Change<T>(Func<Db, Task<T>> work) => Store.Write(Scope.System, new Change(verb, Actor.Public, RegisterChain.Id), work, stop);

    private Task<Registrant> Registered(string given, string family, string? town = null, string? employer = null, bool hidden = false, params Fact[] facts) => Change(async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = given, Family = family, Town = town, Hidden = hidden };
        db.Add(registrant);
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        var employment = new Employment { Id = NewId.Next(), RegistrantId = registrant.Id, Employer = employer };
        db.Add(employment);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, packs, registrant.Id, stop);
        file.Add(1, new Fact(FactKind.Role, today.AddMonths(-9), Code: "care-at-home/worker"), employment.Id);
        foreach (var fact in facts is [] ? [new Fact(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person)] : facts)
            file.Add(1, fact);
        return registrant;
    });

    private async Task<string> Find(string name, string town = "", string employer = "", long? after = null)
    {
        using var answer = await (await served!.As("")).SendBare("/register", ("Input.Name", name), ("Input.Town", town), ("Input.Employer", employer), ("Input.After", after?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(stop);
        Assert.Empty(PageCheck.Of(html));
        return Served.Text(html).Replace('\u00a0', ' ');
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_a_name_shows_who_is_registered_suspended_removed_or_not_on_the_register_and_a_number_its_one_person(string kind)
    {
        await Begin(kind);
        var ann = await Registered("Ann", "O'Neill", "Perth", "Rowan Care");
        var admitted = new Fact(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person);
        await Registered("Anne", "O'Neill", "Oban", null, false, admitted, new Fact(FactKind.Suspension, today.AddDays(-3), today.AddMonths(6), By: Decision.Panel));
        await Registered("Annie", "ONeill", null, null, false, admitted, new Fact(FactKind.Removed, today.AddDays(-3), By: Decision.Panel));
        await Registered("Ann", "Oniell", null, null, false, admitted, new Fact(FactKind.Left, today.AddDays(-3)));
        await Registered("Ann", "O'Neill", "Applicant", null, false, new Fact(FactKind.Applied, today.AddDays(-3)));

        var text = await Find("ann oneill");
        Assert.Contains("4 people on the register fit", text, StringComparison.Ordinal);
        Assert.Contains($"Ann O'Neill {RegistrationNumber.Words(ann.Number)} Registered Social care workforce Perth Rowan Care", text, StringComparison.Ordinal);
        Assert.Contains("Suspended: may not work in the role Social care workforce. Suspension from 19 Nov 2026 to the day before 22 May 2027 Oban Not shown", text, StringComparison.Ordinal);
        Assert.Contains("Removed by a sanction, since 19 Nov 2026", text, StringComparison.Ordinal);
        Assert.Contains("Spelt otherwise", text, StringComparison.Ordinal);
        Assert.Contains("No longer registered, since 19 Nov 2026", text, StringComparison.Ordinal);
        // An application is nobody else's business.
        Assert.DoesNotContain("Applicant", text, StringComparison.Ordinal);
        Assert.Contains("1 person on the register fits", await Find("ann oneill", "perth", "rowan"), StringComparison.Ordinal);
        Assert.Contains("1 person on the register fits", await Find(RegistrationNumber.Words(ann.Number)), StringComparison.Ordinal);
        Assert.Contains("Nobody on the register fits", await Find("Zebedee Quux"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_who_is_hidden_is_found_by_nothing_and_the_answer_is_that_of_nobody(string kind)
    {
        await Begin(kind);
        var hidden = await Registered("Hetty", "Hidden", "Perth", "Rowan Care", hidden: true);
        var shown = await Registered("Flora", "Macrae", "Oban");
        var nobody = await Find("Zebedee Quux");
        string Same(string text, string typed) => text.Replace(typed, "Zebedee Quux", StringComparison.Ordinal);
        Assert.Equal(nobody, Same(await Find("Hetty Hidden"), "Hetty Hidden"));
        Assert.Equal(nobody, await Find("Zebedee Quux", "Perth", "Rowan"));
        Assert.Equal(nobody, await Find(RegistrationNumber.Words(hidden.Number)));

        await Change(async db => { (await db.Set<Registrant>().SingleAsync(r => r.Id == shown.Id, stop)).Hidden = true; return 0; });
        foreach (var typed in new[] { "Flora Macrae", "McRae", "Flroa", "F Macrae" })
            Assert.Contains("Nobody on the register fits", await Find(typed), StringComparison.Ordinal);
        Assert.Contains("Nobody on the register fits", await Find(RegistrationNumber.Words(shown.Number)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_what_changed_is_seen_by_the_next_search(string kind)
    {
        await Begin(kind);
        var person = await Registered("Flora", "Macrae");
        Assert.Contains("Registered", await Find("Flora Macrae"), StringComparison.Ordinal);
        await Change(async db =>
        {
            (await RegistrantFile.Read(db, packs, person.Id, stop)).Add(1, new Fact(FactKind.Suspension, today, today.AddMonths(1), By: Decision.Panel));
            return 0;
        });
        Assert.Contains("Suspended: may not work in the role", await Find("Flora Macrae"), StringComparison.Ordinal);
        await Change(async db =>
        {
            db.Add(new PreviousName { RegistrantId = person.Id, Given = "Flora", Family = "Macrae", Until = today, Shown = true });
            (await db.Set<Registrant>().SingleAsync(r => r.Id == person.Id, stop)).Family = "Buchanan";
            return 0;
        });
        Assert.Contains("Flora Buchanan Earlier name: Flora Macrae", await Find("Flora Macrae"), StringComparison.Ordinal);
        Assert.DoesNotContain("Earlier name", await Find("Flora Buchanan"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_more_than_a_hundred_are_not_counted_and_shown_twenty_at_a_time_to_the_hundredth(string kind)
    {
        await Begin(kind);
        for (var n = 0; n < 105; n++)
            await Registered("Flora", "Macrae");
        var text = await Find("Flora Macrae");
        Assert.Contains("More than 100 people on the register fit", text, StringComparison.Ordinal);
        Assert.Contains("Show the next 20", text, StringComparison.Ordinal);
        HashSet<string> seen = [];
        var last = default(long?);
        for (var leaf = 0; leaf < 5; leaf++)
        {
            text = await Find("Flora Macrae", after: last);
            var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"Flora Macrae (\d{4} \d{4})").Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(20, numbers.Count(seen.Add));
            last = long.Parse(numbers[^1].Replace(" ", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        }
        Assert.DoesNotContain("Show the next", text, StringComparison.Ordinal);
        Assert.Contains("Add the town or the employer", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter a name or a registration number")]
    [InlineData("A B", "Enter at least two letters of a name")]
    [InlineData("12345", "A registration number has eight digits")]
    [InlineData("1234 5678", "There can be no such registration number")]
    public void R5_what_cannot_be_looked_for_is_told(string typed, string told) =>
        Assert.Contains(told, Assert.Throws<AnswersRefusedException>(() => FindRegistrant.Number(new(typed))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task R5_the_search_neither_asks_the_database_nor_sets_a_cookie_for_whoever_is_not_signed_in()
    {
        await Begin("sqlite");
        using var answer = await (await served!.As("")).SendBare("/register", ("Input.Name", ""));
        Assert.Contains("There is a problem", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task R5_each_address_that_a_trusted_proxy_tells_may_search_so_often_and_is_told_when_it_may_again()
    {
        await Begin("sqlite", new PublicLimits(6, 3));
        using var http = new HttpClient { BaseAddress = served!.Address };
        async Task<HttpResponseMessage> From(string address)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/register") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Input.Name", "Flora Macrae")]) };
            message.Headers.Add("X-Forwarded-For", address);
            message.Headers.Add("Accept", "text/html");
            return await http.SendAsync(message, stop);
        }
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.OK, (await From("2001:db8::1")).StatusCode);
        // Another address of the same household's network is the same caller.
        using var refused = await From("2001:db8::2");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many searches from your address", await refused.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await From("2001:db8:0:1::1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await From("198.51.100.7")).StatusCode);
        using var get = await http.GetAsync(new Uri("/register", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
    }

    [Fact]
    public async Task R5_until_the_register_has_been_read_the_page_says_so_and_that_nobody_is_missing()
    {
        var settings = databases["sqlite"];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var search = new RegisterSearch(store, packs, new RegisterFacts(store, packs));
        Assert.False(search.Ready);
        using var limiter = new PublicLimiter(store.Settings);
        var page = new FindRegistrantPage(search, limiter, store.Clock) { Input = new("Flora Macrae"), PageContext = new() { HttpContext = new DefaultHttpContext() } };
        await page.OnPost(stop);
        Assert.True(page.NotReady);
        Assert.Equal(503, page.Response.StatusCode);
        Assert.Equal("10", page.Response.Headers.RetryAfter.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (served is not null)
            await served.DisposeAsync();
        databases.Dispose();
    }
}
