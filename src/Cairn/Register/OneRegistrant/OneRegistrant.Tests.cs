using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>What everybody sees of one registrant, and what nobody does (R5).</summary>
public sealed class OneRegistrantTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<long> Registered(Store store, string part, Action<Registrant>? with, params Fact[] facts) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Seonaid", Family = "MacAskill", Town = "Portree" };
        with?.Invoke(registrant);
        db.Add(registrant);
        db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = new(1981, 5, 17), Email = "seonaid@example.org", Postcode = "IV51 9XX" });
        db.Add(new PreviousName { RegistrantId = registrant.Id, Given = "Seonaid", Family = "Beaton", Until = new(2020, 1, 1), Shown = true });
        db.Add(new PreviousName { RegistrantId = registrant.Id, Given = "Seonaid", Family = "Secret", Until = new(2015, 1, 1), Shown = false });
        await RegistrantFile.Begin(db, registrant.Id, part, stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var fact in facts)
            file.Add(1, fact);
        return registrant.Number;
    }, stop);

    private static readonly Fact Admitted = new(FactKind.Admitted, new(2021, 3, 1), By: Decision.Person);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_everybody_sees_standing_title_former_names_and_sanctions_as_at_any_day_and_nothing_private(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var number = await Registered(served.Store, "social-workers", null, Admitted, new Fact(FactKind.PracticeConditions, new(2026, 5, 1), new(2027, 5, 1), By: Decision.Panel),
            new Fact(FactKind.CaseOpened, new(2026, 10, 1)), new Fact(FactKind.FeeAsked, new(2026, 1, 1), new(2026, 3, 1), 5, 8_800));
        var text = await served.Text("", $"/register/{number}");
        Assert.Contains("Seonaid MacAskill Registered, with a sanction", text, StringComparison.Ordinal);
        Assert.Contains("Social workers Registered since 1 March 2021", text, StringComparison.Ordinal);
        Assert.Contains("May use the title “social worker”", text, StringComparison.Ordinal);
        Assert.Contains("Former names Seonaid Beaton", text, StringComparison.Ordinal);
        Assert.Contains("Conditions of practice 1 May 2026 1 May 2027", text, StringComparison.Ordinal);
        foreach (var never in new[] { "1981", "17 May", "example.org", "IV51", "Secret", "fee", "case is open", "renewal" })
            Assert.DoesNotContain(never, text, StringComparison.OrdinalIgnoreCase);

        string On(int year, int month, int day) => $"/register/{number}?AsAt.day={day}&AsAt.month={month}&AsAt.year={year}";
        Assert.DoesNotContain("Conditions of practice", await served.Text("", On(2026, 4, 30)), StringComparison.Ordinal);
        using var before = await new Browser(served.Address).Get(On(2021, 2, 28));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_who_was_removed_is_shown_so_from_that_day_for_three_years_and_may_use_no_title(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var number = await Registered(served.Store, "social-workers", null, Admitted, new Fact(FactKind.Removed, new(2026, 6, 1), By: Decision.Panel));
        var gone = await Registered(served.Store, "social-workers", null, Admitted, new Fact(FactKind.Removed, new(2023, 11, 22), By: Decision.Panel));
        var text = await served.Text("", $"/register/{number}");
        Assert.Contains("Removed from the register", text, StringComparison.Ordinal);
        Assert.Contains("Removed by a sanction since 1 June 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("May use the title", text, StringComparison.Ordinal);
        using var over = await new Browser(served.Address).Get($"/register/{gone}");
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        Assert.Contains("Removed from the register", await served.Text("", $"/register/{gone}?AsAt.day=21&AsAt.month=11&AsAt.year=2026"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_who_is_hidden_an_applicant_and_a_number_never_given_are_answered_in_the_same_bytes(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var hidden = await Registered(served.Store, "social-care", r => r.Hidden = true, Admitted);
        var applicant = await Registered(served.Store, "social-care", null, new Fact(FactKind.Applied, new(2026, 11, 1)));
        var merged = await Registered(served.Store, "social-care", null, Admitted);
        var into = await Registered(served.Store, "social-care", null, Admitted);
        await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            (await db.Set<Registrant>().SingleAsync(r => r.Number == merged, stop)).MergedInto = (await db.Set<Registrant>().SingleAsync(r => r.Number == into, stop)).Id;
            return 0;
        }, stop);
        using var browser = new Browser(served.Address);
        List<string> answers = [];
        foreach (var number in new[] { hidden, applicant, RegistrationNumber.Of(9_999_998) })
            foreach (var url in new[] { $"/register/{number}", $"/register/{number}/receipt.txt" })
            {
                using var answer = await browser.Get(url);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                answers.Add($"{url.EndsWith("txt", StringComparison.Ordinal)} {Served.Text(await Browser.Body(answer))}");
            }
        Assert.Equal(2, answers.Distinct().Count());
        using var leads = await browser.Get($"/register/{merged}");
        Assert.EndsWith($"/register/{into}", leads.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_a_receipt_says_what_was_seen_and_a_changed_word_is_found(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var number = await Registered(served.Store, "social-care", null, Admitted, new Fact(FactKind.Warning, new(2026, 5, 1), new(2027, 5, 1), By: Decision.Panel));
        using var browser = new Browser(served.Address);
        using var answer = await browser.Get($"/register/{number}/receipt.txt");
        var receipt = await Browser.Body(answer);
        Assert.Contains("Name: Seonaid MacAskill", receipt, StringComparison.Ordinal);
        Assert.Contains("Sanction: Warning from 1 May 2026, to the day before 1 May 2027", receipt, StringComparison.Ordinal);
        async Task<string> Check(string text) => Served.Text(await Browser.Body(await browser.Send("/register/receipt", ("Receipt", text))));
        Assert.Contains("It is as the register gave it", await Check(receipt), StringComparison.Ordinal);
        Assert.Contains("It is as the register gave it", await Check("\r\n " + receipt.ReplaceLineEndings("\r\n") + "  "), StringComparison.Ordinal);
        foreach (var forged in new[] { receipt.Replace("Warning", "Nothing", StringComparison.Ordinal), receipt.Replace("MacAskill", "Macaskill", StringComparison.Ordinal), receipt.Replace("Sanction: ", "", StringComparison.Ordinal), receipt[..^9], "nonsense" })
            Assert.Contains("This is not as the register gave it", await Check(forged), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_with_a_wrong_digit_or_two_that_changed_places_is_found_to_be_wrong()
    {
        var random = new Random(5);
        for (var n = 0; n < 2_000; n++)
        {
            var digits = RegistrationNumber.Of(random.Next(1_000_000, 10_000_000)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(RegistrationNumber.TryParse(digits, out _));
            var (at, by) = (random.Next(8), random.Next(1, 10));
            var wrong = digits.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + by) % 10));
            Assert.False(RegistrationNumber.TryParse(new string(wrong), out _));
            var swapped = digits.ToCharArray();
            var place = random.Next(7);
            (swapped[place], swapped[place + 1]) = (swapped[place + 1], swapped[place]);
            Assert.Equal(digits[place] == digits[place + 1], RegistrationNumber.TryParse(new string(swapped), out _));
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_before_June_2024_the_part_has_the_name_of_that_day_on_the_page_and_the_receipt_and_what_is_not_told_is_said_so(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var number = await Registered(served.Store, "social-care", null, Admitted, new Fact(FactKind.Role, new(2021, 2, 1), new DateOnly(2023, 1, 1), Code: "care-home-older/worker"), new Fact(FactKind.Role, new(2023, 1, 1), Code: "care-at-home/practitioner"));
        string On(int year, int month, int day) => $"/register/{number}?AsAt.day={day}&AsAt.month={month}&AsAt.year={year}";
        var then = await served.Text("", On(2022, 6, 1));
        Assert.Contains("Support workers in care homes for adults Registered since 1 March 2021", then, StringComparison.Ordinal);
        Assert.Contains("Support workers in care homes for adults, a part until 2 June 2024: Care homes for adults had a part for each function", then, StringComparison.Ordinal);
        // Care at home had no practitioners then.
        var untold = await served.Text("", On(2024, 6, 2));
        Assert.Contains("One of the parts that became “Social care workforce” Registered since 1 March 2021", untold, StringComparison.Ordinal);
        Assert.Contains("no role that the facts have tells which part this registration was on", untold, StringComparison.Ordinal);
        foreach (var since in new[] { On(2024, 6, 3), $"/register/{number}" })
        {
            var text = await served.Text("", since);
            Assert.Contains("Social care workforce Registered since 1 March 2021", text, StringComparison.Ordinal);
            Assert.DoesNotContain("a part until", text, StringComparison.Ordinal);
        }
        using var answer = await new Browser(served.Address).Get($"/register/{number}/receipt.txt?asAt=2022-06-01");
        var receipt = await Browser.Body(answer);
        Assert.Contains("Support workers in care homes for adults: Registered since 1 March 2021", receipt, StringComparison.Ordinal);
        Assert.Contains("(worked out from what was read)", receipt, StringComparison.Ordinal);
        Assert.True(LookupReceipt.Verify(served.Store.Keys, receipt, out _, out _));
    }

    public void Dispose() => databases.Dispose();
}
