using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Tests;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>R5: the open data says of everybody what their page says, and of whom nobody may find it says nothing, from the moment on that they are hidden.</summary>
public sealed class OpenRegisterTests : IAsyncDisposable
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);
    private static readonly DateOnly today = new(2026, 11, 22);
    private static readonly Fact admitted = new(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person);
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Databases databases = new();
    private Served served = null!;

    private OpenRegister Open => served.App.Services.GetRequiredService<OpenRegister>();

    private async Task Begin(string kind)
    {
        served = await Served.Start(databases[kind] with { Today = today, OpenLicence = "https://example.org/licence" }, stop);
        for (var n = 0; n < 400 && !served.App.Services.GetRequiredService<RegisterSearch>().Ready; n++)
            await Task.Delay(25, stop);
    }

    private Task<Registrant> Registered(string given, string family, bool hidden, params Fact[] facts) => SeedRegistrant.Into(served.Store, given, family, r => r.Hidden = hidden, stop, facts);

    private Task<T> Change<T>(Func<Db, Task<T>> work) => SeedRegistrant.Change(served.Store, work, stop);

    private async Task<OpenEdition> Make()
    {
        await served.App.Services.GetRequiredService<RegisterFacts>().Follow(stop, exactly: true);
        return await Open.Make(new Gently(rests: false), stop);
    }

    private async Task<Dictionary<string, byte[]>> Download()
    {
        using var answer = await (await served.As("")).Get(OpenRegisterFile.Route);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(stop));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var from = e.Open();
            from.CopyTo(bytes);
            return bytes.ToArray();
        }, StringComparer.Ordinal);
    }

    private static List<Dictionary<string, string>> Lines(byte[] csv)
    {
        using var reader = new CsvReader(new StringReader(Encoding.UTF8.GetString(csv)), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Select(r => ((IDictionary<string, object>)r).ToDictionary(c => c.Key, c => (string)c.Value, StringComparer.Ordinal))];
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Each_line_is_what_the_page_of_its_number_says_and_nobody_else_is_in_it(string kind)
    {
        await Begin(kind);
        var all = new List<Registrant>
        {
            await Registered("Ann", "O'Neill", false, admitted),
            await Registered("Màiri", "=cmd()", false, admitted, new Fact(FactKind.Suspension, today.AddDays(-3), today.AddMonths(6), By: Decision.Panel)),
            await Registered("Ria", "Removed", false, admitted, new Fact(FactKind.Removed, today.AddDays(-3), By: Decision.Panel)),
            await Registered("Lee", "Left", false, admitted, new Fact(FactKind.Left, today.AddDays(-3))),
            await Registered("Oona", "Onlyapplied", false, new Fact(FactKind.Applied, today.AddDays(-3))),
            await Registered("Hetty", "Hidden", true, admitted),
        };
        await Change(async db => db.Add(new PreviousName { RegistrantId = all[0].Id, Given = "Ann", Family = "Before", Until = today.AddYears(-1), Shown = true }));
        var edition = await Make();
        var files = await Download();
        var (registrations, sanctions) = (Lines(files["registrations.csv"]), Lines(files["sanctions.csv"]));
        Assert.Equal((4, 4, 2), (edition.People, edition.Registrations, edition.Sanctions));
        foreach (var person in all)
        {
            await using var db = await served.Store.Read(Scope.Sector, stop);
            var (entry, _) = await PublicEntry.Read(db, packs, person.Number, today, stop);
            var own = registrations.Where(l => l["number"] == person.Number.ToString(CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(entry?.Registrations.Select(r => (r.Then.Id, r.Part, RegisterJson.Code(r.Standing), RegisterJson.Day(r.Since), r.OnCondition ? "true" : "false", (string?)string.Join("; ", entry.Former), entry.Town)) ?? [],
                own.Select(l => (l["part"], l["part_name"], l["standing"], (string?)l["since"], l["on_condition"], (string?)l["former_names"], (string?)l["town"])));
            Assert.Equal(entry?.Sanctions.Select(s => (RegisterJson.Code(s.Kind), RegisterJson.Day(s.From), RegisterJson.Day(s.Until) ?? "")) ?? [],
                sanctions.Where(l => l["number"] == person.Number.ToString(CultureInfo.InvariantCulture)).Select(l => (l["kind"], (string?)l["from"], l["until"])));
        }
        Assert.Contains(registrations, l => l["family_name"] == "'=cmd()");
        var everything = string.Concat(files.Values.Select(Encoding.UTF8.GetString));
        Assert.DoesNotContain("Hidden", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Onlyapplied", everything, StringComparison.Ordinal);

        var about = JsonNode.Parse(files["csv-metadata.json"])!;
        Assert.Equal("https://example.org/licence", (string?)about["dc:license"]!["@id"]);
        foreach (var table in about["tables"]!.AsArray())
            Assert.Equal(string.Join(',', table!["tableSchema"]!["columns"]!.AsArray().Select(c => (string?)c!["name"])), Encoding.UTF8.GetString(files[(string)table["url"]!]).Split("\r\n")[0]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_is_hidden_takes_the_file_away_at_once_and_is_not_in_the_next(string kind)
    {
        await Begin(kind);
        var shown = await Registered("Flora", "Macrae", false, admitted);
        await Registered("Ann", "Grant", false, admitted);
        var first = await Make();
        Assert.Equal(2, first.People);
        Assert.Contains("Download the register of 22 November 2026", await served.Text("", "/register/open-data"), StringComparison.Ordinal);

        await Change(async db => (await db.Set<Registrant>().SingleAsync(r => r.Id == shown.Id, stop)).Hidden = true);
        await served.App.Services.GetRequiredService<RegisterFacts>().Follow(stop, exactly: true);
        // The program's own writer may have made the next one already; the first is gone in either case.
        Assert.False(File.Exists(first.File));
        Assert.Equal(1, (await Make()).People);
        Assert.DoesNotContain("Macrae", Encoding.UTF8.GetString((await Download())["registrations.csv"]), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(first.File)!));
    }

    [Fact]
    public async Task A_transfer_that_broke_off_goes_on_and_one_that_is_held_already_is_not_sent_again()
    {
        await Begin("sqlite");
        await Registered("Ann", "Grant", false, admitted);
        var edition = await Make();
        using var http = new HttpClient { BaseAddress = served.Address };
        async Task<HttpResponseMessage> Ask(Action<HttpRequestMessage> with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, OpenRegisterFile.Route);
            with(request);
            return await http.SendAsync(request, stop);
        }
        var part = await Ask(r => r.Headers.Range = new(10, null));
        Assert.Equal((HttpStatusCode.PartialContent, edition.Bytes - 10), (part.StatusCode, (long)(await part.Content.ReadAsByteArrayAsync(stop)).Length));
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(r => r.Headers.IfNoneMatch.ParseAdd($"\"{edition.Digest}\""))).StatusCode);
        var said = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/register/open-data", UriKind.Relative), stop))!;
        Assert.Equal((edition.Digest, edition.Bytes, OpenRegisterFile.Route), ((string?)said["sha256"], (long)said["bytes"]!, (string?)said["file"]));
    }

    public async ValueTask DisposeAsync()
    {
        if (served is not null)
            await served.DisposeAsync();
        databases.Dispose();
    }
}
