using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Register;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Cairn.Platform.Access;

/// <summary>
/// GS2: tenants with a secret word in every text that they may write. Each of their people and systems crawls the program, with its own and with
/// everybody else's identifiers; then again with one protection taken away.
/// </summary>
public sealed partial class TenantsTests
{
    /// <summary>Columns that hold codes, which are no tenant's own words.</summary>
    private static readonly HashSet<string> Coded = new(StringComparer.Ordinal)
    {
        "Country", "Area", "EmployerType", "MainService", "SubSector", "Role", "Code", "Category", "Kind", "Source", "Answers", "Fields", "Permissions", "Format", "Input", "Checkpoint", "File", "AscwdsCode", "Outcome",
        "Question", "Regulator", "Verb", "Subject", "Key", "Answer", "Digest", "Column",
        "Element", "Statement", "Policy", "Edition", "ShownArea", "ShownSize", "ForSize", "Roles",
    };

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int> Layers
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var kind in new[] { "sqlite", "postgres" })
                foreach (var layers in new[] { TenantLayers.Rows, TenantLayers.Filter })
                    data.Add(kind, (int)layers, 2);
            return data;
        }
    }

    /// <summary>Also with both in place.</summary>
    public static TheoryData<string, int, int> Fifty => [.. Layers.Select(row => (row.Data.Item1, row.Data.Item2)).Append(("sqlite", (int)TenantLayers.Both)).Append(("postgres", (int)TenantLayers.Both)).Select(row => new TheoryDataRow<string, int, int>(row.Item1, row.Item2, 50))];

    [Theory, MemberData(nameof(Layers))]
    public Task No_tenant_reads_anothers_word_whichever_protection_is_taken_away(string kind, int layers, int tenants) => Crawl(kind, (TenantLayers)layers, tenants);

    [Theory, MemberData(nameof(Fifty)), Trait("Category", "Drill")]
    public Task Fifty_tenants_read_no_word_of_another(string kind, int layers, int tenants) => Crawl(kind, (TenantLayers)layers, tenants);

    private async Task Crawl(string kind, TenantLayers layers, int count)
    {
        using var databases = new Databases();
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today, Api = new(100_000, 100_000, 100_000) }, stop);
        var tenants = await Tenant.Make(served.Store, count, stop);
        if (!layers.HasFlag(TenantLayers.Rows) && kind == "postgres")
            await Open(served.Store);
        served.Store.Layers = layers;
        // Until it is made the open data says 503, which is no answer to read.
        await served.App.Services.GetRequiredService<OpenRegister>().Make(new Gently(), stop);

        var routes = (await Routes.Of(served.App)).Where(r => r.Methods.Contains("GET") && !r.Written.Contains("progress", StringComparison.Ordinal)).ToList();
        var (pages, wrong) = (0, new List<string>());
        foreach (var (tenant, n) in tenants.Select((t, n) => (t, n)))
        {
            var foreign = tenants[(n + 1) % tenants.Count];
            var others = Others(tenants, tenant);
            // Of many tenants the first five send everybody, the others one.
            foreach (var user in n < 5 ? tenant.Users : tenant.Users.Take(1))
            {
                var browser = await served.As(user);
                // Its own pages, from link to link.
                var (todo, seen) = (new Queue<string>(["/start", "/", $"/providers/{tenant.Id}", "/me", "/me/everything.json"]), new HashSet<string>(StringComparer.Ordinal));
                while (todo.TryDequeue(out var url) && seen.Count < 40)
                {
                    if (!seen.Add(url))
                        continue;
                    foreach (var link in await Look(browser, user, url))
                        todo.Enqueue(link);
                }
                // Every route, with another's identifiers in each place where one is named.
                foreach (var route in routes.Where(r => !r.IsApi))
                    foreach (var (organisation, identifiers) in new[] { (tenant.Id, foreign.Records), (foreign.Id, foreign.Records) })
                        foreach (var address in Addresses(route, organisation, identifiers))
                            await Look(browser, user, address);
            }
            using var http = new HttpClient { BaseAddress = served.Address };
            http.DefaultRequestHeaders.Authorization = new("Bearer", tenant.Key);
            foreach (var route in routes.Where(r => r.IsApi))
                foreach (var (organisation, identifiers) in new[] { (tenant.Id, tenant.Records), (tenant.Id, foreign.Records), (foreign.Id, foreign.Records) })
                    foreach (var address in Addresses(route, organisation, identifiers))
                        Read("a key", address, await http.GetStringOrProblem(address, stop));

            async Task<IEnumerable<string>> Look(Browser browser, string user, string url)
            {
                using var answer = await browser.Get(url);
                Assert.True((int)answer.StatusCode < 500, $"{user} {url} {answer.StatusCode}");
                var body = await Browser.Body(answer);
                Read(user, url, body);
                if (answer.Headers.Location is { } place)
                    return [place.OriginalString];
                return Links().Matches(body).Select(m => WebUtility.HtmlDecode(m.Groups["url"].Value)).Where(l => l.StartsWith('/') && !l.StartsWith("/assets", StringComparison.Ordinal) && !l.Contains("sign-out", StringComparison.Ordinal));
            }

            void Read(string user, string url, string body)
            {
                pages++;
                foreach (Match word in Secrets().Matches(body))
                    if (others.Contains(word.Value))
                        wrong.Add($"{user} of tenant {n} read {word.Value} at {url}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} foreign words, such as {string.Join("; ", wrong.Take(5))}");
        Assert.True(pages > count * 50);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} tenants, {kind}, {layers}: {pages} answers read, no foreign word");
    }

    private static HashSet<string> Others(IReadOnlyList<Tenant> tenants, Tenant own) => [.. tenants.Where(t => t != own).Select(t => t.Secret)];

    private static IEnumerable<string> Addresses(Routes route, Guid organisation, IReadOnlyList<Guid> identifiers)
    {
        var pattern = route.Address(organisation);
        return pattern.Contains(SeededSite.Absent.ToString(), StringComparison.Ordinal) ? identifiers.Select(id => pattern.Replace(SeededSite.Absent.ToString(), id.ToString(), StringComparison.Ordinal)) : [pattern];
    }

    /// <summary>Takes PostgreSQL's row policies away, as their owner could by mistake.</summary>
    private async Task Open(Store store)
    {
        await using var owner = (NpgsqlConnection)await store.Engine.OpenOwner(stop);
        await using var command = new NpgsqlCommand("""
            DO $$ DECLARE t text; BEGIN
              FOR t IN SELECT relname FROM pg_class WHERE relrowsecurity LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY; ALTER TABLE %I DISABLE ROW LEVEL SECURITY', t, t); END LOOP;
            END $$
            """, owner);
        await command.ExecuteNonQueryAsync(stop);
    }

    [GeneratedRegex("(href|action)=\"(?<url>[^\"#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("zq\\d{3}kx", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secrets();

    /// <summary>A provider whose every text holds its secret word, with people who sign in and a key.</summary>
    private sealed record Tenant(Guid Id, string Secret, IReadOnlyList<Guid> Records, IReadOnlyList<string> Users, string Key)
    {
        public static async Task<IReadOnlyList<Tenant>> Make(Store store, int count, CancellationToken stop)
        {
            List<Tenant> tenants = [];
            for (var n = 0; n < count; n++)
            {
                var secret = $"zq{n:000}kx";
                var seed = new SeedProvider(NewId.Next(), secret, 1, 3, RecordSite.Today);
                await seed.Into(store, stop);
                List<Guid> records = [seed.Id, seed.Services[0], seed.Staff[1]];
                await store.Write(Scope.System, seed.Change, async db =>
                {
                    var (day, now) = (RecordSite.Today, store.Clock.Now);
                    var back = RecordSite.Return(seed, ReturnState.Checked);
                    var request = new RecordRequest { Id = NewId.Next(), OrganisationId = seed.Id, EngagementId = seed.Staff[1], Text = "?", Asked = now, Due = day };
                    var (assessment, notice) = (NewId.Next(), NewId.Next());
                    db.AddRange(new Reward { Id = NewId.Next(), OrganisationId = seed.Id, Element = "sick-pay", Words = "?", From = day }, new RewardsSaid { Id = NewId.Next(), OrganisationId = seed.Id, First = day, Last = day },
                        new Grade { Id = NewId.Next(), OrganisationId = seed.Id, Name = "?", Asks = "?", From = day }, new PracticeAssessment { Id = assessment, OrganisationId = seed.Id, Year = 2026, Edition = "2026", SignedOff = day, SignedAs = "?" },
                        new PracticeAnswer { Id = NewId.Next(), OrganisationId = seed.Id, AssessmentId = assessment, Statement = "checks", Evidence = "?", Step = "?", Who = "?", Due = day },
                        new AdoptedPolicy { Id = NewId.Next(), OrganisationId = seed.Id, Policy = "supervision", Number = 1, Edition = "2026", Title = "?", Text = "?", AdoptedBy = "?", Adopted = day, Review = day },
                        // An open notice is meant for others; one that is down is not.
                        new HelpNotice { Id = notice, OrganisationId = seed.Id, Subject = "pay", Words = "?", State = HelpState.Withdrawn, Until = day, Country = "england", ShownName = "?", ShownSize = "10-49" },
                        new HelpMessage { Id = NewId.Next(), OrganisationId = seed.Id, ToId = seed.Id, NoticeId = notice, Text = "?", Sent = now });
                    db.AddRange(back, request, new RecordHold { Id = NewId.Next(), OrganisationId = seed.Id, EngagementId = seed.Staff[2], Reason = "?", Until = day.AddYears(1) },
                        new ReturnFinding { OrganisationId = seed.Id, ReturnId = back.Id, File = "staff", Line = 2, Column = "SALARY", Value = "?", Code = "?", AscwdsCode = "", Message = "?", Advice = "?", Outcome = "Row refused", Error = true },
                        new ReturnDifference { OrganisationId = seed.Id, ReturnId = back.Id, Kind = DifferenceKind.Changed, Record = seed.Staff[1], ServiceReference = "?", Reference = "?", DisplayName = "?", Fields = $"[[\"NOTES\",\"{secret}\",\"{secret}\"]]" });
                    await store.Engine.Insert(db, BulkTable<Absence>.Of(db), [new Absence { Record = NewId.Next(), OrganisationId = seed.Id, EngagementId = seed.Staff[1], Kind = "sickness", FirstDay = day, From = day, Recorded = now, Source = "page" }], stop);
                    records.AddRange([back.Id, request.Id]);
                    return 0;
                }, stop);
                var key = (await MakeApiKey.Run(store, Scope.Of(seed.Id), Actor.Public, seed.Id, secret, [.. Rooms.Open().Api.Permissions.Select(p => p.Name)], Rooms.Open().Api, null, stop))!.ToString();
                foreach (var (role, who) in new[] { (Role.ProviderManager, "manager"), (Role.ProviderEditor, "editor"), (Role.Worker, "worker") })
                    await SeedProvider.Account(store, $"{who}-{secret}", role, seed.Id, stop, person: role == Role.Worker ? seed.Persons[1] : null);
                await store.Write(Scope.System, seed.Change, db => Fill(db, seed.Id, secret, stop), stop);
                tenants.Add(new(seed.Id, secret, records, [$"manager-{secret}", $"editor-{secret}", $"worker-{secret}"], key));
            }
            return tenants;
        }

        /// <summary>Writes the word into every text of every row that the tenant has, but codes.</summary>
        private static async Task<int> Fill(Db db, Guid organisation, string secret, CancellationToken stop)
        {
            var fill = typeof(Tenant).GetMethod(nameof(FillTable), BindingFlags.NonPublic | BindingFlags.Static)!;
            foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(IOfOrganisation).IsAssignableFrom(t.ClrType) && t.ClrType.Namespace != "Cairn.Platform.Audit"))
                await (Task)fill.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, organisation, secret, stop])!;
            return 0;
        }

        private static async Task FillTable<T>(Db db, IEntityType type, Guid organisation, string secret, CancellationToken stop) where T : class, IOfOrganisation
        {
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsPrimaryKey() && !Coded.Contains(p.Name)))
                await db.Set<T>().IgnoreQueryFilters().Where(row => row.OrganisationId == organisation).ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<string>(row, property.Name), secret), stop);
        }
    }
}

internal static class Answers
{
    /// <summary>The body, whatever the status; a fault of the program's own fails the test.</summary>
    public static async Task<string> GetStringOrProblem(this HttpClient http, string address, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), stop);
        Assert.True((int)answer.StatusCode < 500, $"{address} {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(stop);
    }
}
