using System.Text.RegularExpressions;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Register;

/// <summary>A queue of the office is shown whole, a hundred at a time and in the order of its clock (R2); so are the concerns that wait (R6).</summary>
public sealed partial class OfficePageTests : IDisposable
{
    private const int Many = 230;

    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_R6_a_long_queue_goes_by_pages_of_a_hundred_in_clock_order_and_leaves_nobody_out(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        await served.Store.Write(Scope.System, new Change(new Verb("TestRegister", "A test changes the register."), Actor.Public, RegisterChain.Id), async db =>
        {
            var first = await RegistrantFile.NextNumber(db, stop) / 10;
            for (var n = 0; n < Many; n++)
            {
                // Renewals that have been late for more days, the later a registrant comes: three to a day.
                var registrant = new Registrant { Id = NewId.Next(), Number = RegistrationNumber.Of(first + n), Register = "sssc", Given = $"N{n:000}", Family = "Lovat" };
                db.Add(registrant);
                db.Add(new Registration { Id = NewId.Next(), RegistrantId = registrant.Id, Part = "social-care", Ordinal = 1 });
                db.Add(new RegisterFact { RegistrantId = registrant.Id, Ordinal = 1, Number = 1, Kind = FactKind.Admitted, On = Today.AddDays(-400 - (n / 3)), By = Decision.Person, Recorded = db.Store.Clock.Now });
                db.Add(new Concern { Id = NewId.Next(), Code = $"CODE{n}", Country = "scotland", Subject = "conduct", About = $"N{n}", Happened = "She shouted.", Received = db.Store.Clock.Now.AddHours(-n) });
            }
            return 0;
        }, stop);

        Assert.Contains($"Renewals not complete {Many}", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        var (all, captions) = await Pages(served, "/office?Register=sssc&Queue=renewals", Registrant());
        Assert.Equal(["1 to 100 of 230, by clock and age", "101 to 200 of 230, by clock and age", "201 to 230 of 230, by clock and age"], captions);
        Assert.Equal(Many, all.Distinct().Count());
        // The clock is the day on which the period began: whoever has been late longest comes first.
        Assert.Equal(Enumerable.Range(0, Many).Select(n => n / 3).OrderDescending(), all.Select(name => int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture) / 3));
        foreach (var (after, expected) in new[] { ("-7", "1 to 100 of 230"), ("100000", "230 to 230 of 230"), ("x", "1 to 100 of 230") })
            Assert.Contains(expected, await served.Text("registrar", $"/office?Register=sssc&Queue=renewals&After={after}"), StringComparison.Ordinal);

        var (concerns, shown) = await Pages(served, "/office/concerns", Concern());
        Assert.Equal(["1 to 100 of 230", "101 to 200 of 230", "201 to 230 of 230"], shown);
        Assert.Equal(Many, concerns.Distinct().Count());
        Assert.Contains("230 to 230 of 230", await served.Text("registrar", "/office/concerns?After=100000"), StringComparison.Ordinal);
    }

    /// <summary>Follows "Next" to the end, and back by "Previous" to where it began.</summary>
    private static async Task<(List<string> All, List<string> Captions)> Pages(Served served, string from, Regex row)
    {
        var browser = await served.As("registrar");
        List<string> all = [], captions = [], back = [];
        string? previous = null;
        for (var url = from; url is not null;)
        {
            using var answer = await browser.Get(url);
            var page = await Browser.Body(answer);
            all.AddRange(row.Matches(page).Select(m => m.Groups["it"].Value));
            captions.Add(Caption().Match(page).Groups["it"].Value.Trim());
            url = Link(page, "next");
            previous = Link(page, "prev");
        }
        while (previous is not null)
        {
            using var answer = await browser.Get(previous);
            var page = await Browser.Body(answer);
            back.Add(Caption().Match(page).Groups["it"].Value.Trim());
            previous = Link(page, "prev");
        }
        Assert.Equal(captions.SkipLast(1).Reverse(), back);
        return (all, captions);
    }

    private static string? Link(string page, string rel) => Regex.Match(page, $"href=\"(?<it>[^\"]+)\" rel=\"{rel}\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found ? System.Net.WebUtility.HtmlDecode(found.Groups["it"].Value) : null;

    public void Dispose() => databases.Dispose();

    [GeneratedRegex("href=\"/office/registrants/[0-9a-f-]+\">(?<it>N\\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Registrant();

    [GeneratedRegex("href=\"/office/concerns/(?<it>[0-9a-f-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Concern();

    [GeneratedRegex("<caption[^>]*>(?<it>[^<]*)</caption>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Caption();
}
