using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>A concern is saved, gone on with by its code, given files, sent, and goes where it is not sent (R6).</summary>
public sealed partial class SaveConcernTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly byte[] Pdf = [.. "%PDF-1.4 "u8, 1, 2, 3], Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 9];
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private const string Page = "/register/concern/write", Saving = Page + "?handler=Save", Sending = Page + "?handler=Send", Blank = "/register/concern?asked=true&Country=scotland&Subject=conduct";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_a_concern_is_saved_gone_on_with_elsewhere_and_sent_with_its_files_to_the_office_and_into_the_case(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        using Browser first = new(served.Address), second = new(served.Address);
        var saved = await Send(first, Saving, [], ("About", "Ada at night"), ("Happened", "She sh"));
        var code = Code().Match(saved).Value;
        Assert.NotEqual("", code);
        Assert.Contains("It is shown this once", saved, StringComparison.Ordinal);
        Assert.Contains("deleted after 30 December 2026", saved, StringComparison.Ordinal);

        // Nobody in the office sees it, asking what became of it says what it says of no code, and no word of it is kept elsewhere.
        Assert.Contains("No concern waits to be read", await served.Text("registrar", "/office/concerns"), StringComparison.Ordinal);
        var asked = await Ask(second, "/register/concern/where", code);
        Assert.Equal(await Ask(second, "/register/concern/where", "BCDF-GHJK-MNPQ"), asked);
        await using (var db = await served.Store.Read(Scope.System, stop))
        {
            var draft = await db.Set<ConcernDraft>().AsNoTracking().SingleAsync(stop);
            Assert.Equal(ConcernCode.Digest(code), draft.Code);
            Assert.Equal((new DateOnly(2026, 12, 31), "Ada at night"), (draft.Until, draft.Answers.About));
            Assert.False(await db.Set<Concern>().AnyAsync(stop));
            Assert.All(await Kept(served.Store, db, draft.Id), text => Assert.DoesNotContain("Ada", text, StringComparison.Ordinal));
        }
        using (var office = await (await served.As("registrar")).Get($"/office/concerns/{(await One(served)).Id}"))
            Assert.Equal(HttpStatusCode.NotFound, office.StatusCode);

        // On another device by the code, typed as people type.
        var opened = await Ask(second, Page, $" {code.ToLowerInvariant().Replace('-', ' ')}");
        Assert.Contains("Tell the register what happened", opened, StringComparison.Ordinal);
        var with = await Send(second, Saving, [("letter.pdf", Pdf), ("../photo.png", Png)], ("Code", code), ("Version", "0"), ("About", "Ada at night"), ("Happened", "She shouted at my mother every evening."));
        Assert.Contains("Saved until 30 December 2026", with, StringComparison.Ordinal);
        Assert.DoesNotMatch(Code(), with);
        // The first device holds what was before.
        var stale = await Send(first, Saving, [], ("Code", code), ("Version", "0"), ("About", "Somebody else"));
        Assert.Contains("Somebody else changed this since you opened it", stale, StringComparison.Ordinal);
        Assert.Contains("photo.png", stale, StringComparison.Ordinal);
        List<Evidence> files;
        await using (var db = await served.Store.Read(Scope.System, stop))
            files = await db.Set<Evidence>().AsNoTracking().OrderBy(e => e.FileName).ToListAsync(stop);
        Assert.Equal(["letter.pdf", "photo.png"], files.Select(f => f.FileName));
        Assert.Contains("Saved until", await Send(second, Saving, [], ("Code", code), ("Version", "1"), ("About", "Ada at night"), ("Happened", "She shouted at my mother every evening."), ("Take", $"{files[1].Id}")), StringComparison.Ordinal);

        // A file of a draft is not the office's to open.
        async Task<HttpStatusCode> Open(Guid concern, Guid file)
        {
            using var answer = await (await served.As("registrar")).Get($"/office/concerns/{concern}?handler=File&file={file}");
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotFound, await Open(files[0].OwnerId, files[0].Id));

        // It is sent with what is still missing told, keeps its code, and is no draft any more.
        Assert.Contains("Write what happened, in a sentence or more", await Send(second, Sending, [], ("Code", code), ("Version", "2"), ("About", "Ada at night"), ("Happened", "Bad"), ("Key", "k1")), StringComparison.Ordinal);
        for (var times = 0; times < 2; times++)
        {
            var sent = await Send(second, Sending, [("more.pdf", Pdf)], ("Code", code), ("Version", "2"), ("About", "Ada at night"), ("Happened", "She shouted at my mother every evening."), ("Key", "k2"));
            Assert.Contains($"Keep this code: {code}", sent, StringComparison.Ordinal);
            Assert.Contains("It is the one that you have", sent, StringComparison.Ordinal);
        }
        Assert.Contains(SaveConcern.None, await Ask(first, Page, code), StringComparison.Ordinal);
        Assert.Contains(SaveConcern.None, await Send(first, Saving, [], ("Code", code), ("Version", "1"), ("About", "Again")), StringComparison.Ordinal);
        Assert.Contains("It waits to be read", await Ask(first, "/register/concern/where", code), StringComparison.Ordinal);
        await using (var db = await served.Store.Read(Scope.System, stop))
        {
            Assert.False(await db.Set<ConcernDraft>().AnyAsync(stop));
            Assert.Equal(files[0].OwnerId, (await db.Set<Concern>().SingleAsync(stop)).Id);
        }

        // The office opens what came with it, and each look is kept.
        var url = $"/office/concerns/{files[0].OwnerId}";
        Assert.Contains("2 files came with it", await served.Text("registrar", url), StringComparison.Ordinal);
        using (var file = await (await served.As("registrar")).Get($"{url}?handler=File&file={files[0].Id}"))
        {
            Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(stop));
            Assert.Equal(("application/octet-stream", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        }
        Assert.Equal(HttpStatusCode.NotFound, await Open(files[0].OwnerId, files[1].Id));
        await using (var db = await served.Store.Read(Scope.System, stop))
            Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(e => e.Verb == LookAtRegistrant.OpenEvidence.Name && e.SubjectId == files[0].Id, stop));

        // A case that is opened has them.
        var registrant = await Registrant(served.Store);
        using (var decided = await (await served.As("registrar")).Send(url, ("Version", "0"), ("Decision", "open"), ("Number", RegistrationNumber.Words(registrant.Number)), ("Reason", "It may be a pattern."), ("Told", "We look into it.")))
            Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        var inCase = await served.Text("registrar", $"/office/cases/{files[0].OwnerId}");
        Assert.Contains("letter.pdf", inCase, StringComparison.Ordinal);
        Assert.Contains("more.pdf", inCase, StringComparison.Ordinal);
        using (var file = await (await served.As("registrar")).Get($"/office/registrants/{registrant.Id}?handler=Evidence&evidence={files[0].Id}"))
            Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(stop));
        Assert.Contains("The case, with the files that came with it", await served.Text("registrar", url), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_what_cannot_be_kept_is_told_by_name_and_nothing_is_saved(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        using var browser = new Browser(served.Address);
        var said = await Send(browser, Saving, [("photo.heic", [1, 2, 3]), ("empty.pdf", []), ("good.pdf", Pdf)], ("About", "Ada"), ("Happened", new string('a', RaiseConcern.LongestWords + 1)), ("Number", new string('1', RaiseConcern.LongestLine + 1)));
        foreach (var part in new[] { "photo.heic: This file is no PDF, JPEG or PNG", "empty.pdf: This file is empty", "longer than 10,000 characters", "longer than 300 characters" })
            Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.DoesNotContain("good.pdf: ", said, StringComparison.Ordinal);
        Assert.Contains("large.pdf: This file is larger than 5 MB", await Send(browser, Saving, [("large.pdf", [.. "%PDF-"u8, .. new byte[EvidenceFor.MostBytes]])]), StringComparison.Ordinal);
        Assert.Contains("That would be 6 files, and 5 can go with a concern", await Send(browser, Saving, [.. Enumerable.Range(0, 7).Select(n => ($"{n}.pdf", Pdf))]), StringComparison.Ordinal);
        Assert.Contains("photo.heic: ", await Send(browser, Sending, [("photo.heic", [1, 2, 3])], ("About", "Ada"), ("Happened", "She shouted at my mother every evening.")), StringComparison.Ordinal);
        // A browser forgets what was chosen, so a good file beside a missing answer is asked for again.
        var missing = await Send(browser, Sending, [("good.pdf", Pdf)], ("About", "Ada"));
        Assert.Contains("Write what happened, in a sentence or more", missing, StringComparison.Ordinal);
        Assert.Contains("Choose the files again: none was kept", missing, StringComparison.Ordinal);
        await using (var db = await served.Store.Read(Scope.System, stop))
            Assert.False(await db.Set<ConcernDraft>().AnyAsync(stop) || await db.Set<Evidence>().AnyAsync(stop) || await db.Set<Concern>().AnyAsync(stop));

        // Of a draft as well: five are taken, the sixth is not, one in its place is.
        var code = Code().Match(await Send(browser, Saving, [.. Enumerable.Range(0, 5).Select(n => ($"{n}.pdf", Pdf))])).Value;
        Assert.Contains("That would be 6 files", await Send(browser, Saving, [("5.pdf", Pdf)], ("Code", code), ("Version", "0")), StringComparison.Ordinal);
        var one = await One(served);
        Assert.Contains("Saved until", await Send(browser, Saving, [("5.pdf", Pdf)], ("Code", code), ("Version", "0"), ("Take", $"{one.Files[0]}"), ("Take", "nonsense")), StringComparison.Ordinal);
        Assert.Equal(5, (await One(served)).Files.Count);
        // What is about something else than the register's leads to the first questions.
        using var elsewhere = await browser.SendFrom(Blank, Saving, ("Country", "scotland"), ("Subject", "crime"), ("About", "Ada"));
        Assert.Equal("/register/concern", elsewhere.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task R6_whoever_tries_codes_is_held_up_and_told_the_same_of_right_ones()
    {
        await using var served = await Served.Start(databases["sqlite"] with { Today = Today }, stop);
        using var browser = new Browser(served.Address);
        var code = Code().Match(await Send(browser, Saving, [("letter.pdf", Pdf)], ("About", "Ada"))).Value;
        for (var n = 0; n < CodeGuesses.PerMinute; n++)
            Assert.DoesNotContain("Wait a minute", n % 2 == 0 ? await Ask(browser, Page, ConcernCode.Make()) : await Ask(browser, "/register/concern/where", ConcernCode.Make()), StringComparison.Ordinal);
        foreach (var page in new[] { Page, "/register/concern/where" })
        {
            using var right = await browser.Send(page, ("Code", code));
            using var wrong = await browser.Send(page, ("Code", ConcernCode.Make()));
            Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (right.StatusCode, wrong.StatusCode));
            Assert.Equal(Typed().Replace(await Browser.Body(wrong), ""), Typed().Replace(await Browser.Body(right), ""));
        }
        // Nor by way of saving or sending: what is shown of a right code then is what is shown of a wrong one.
        var (saved, not) = (await Send(browser, Saving, [], ("Code", code), ("Version", "0")), await Send(browser, Saving, [], ("Code", ConcernCode.Make()), ("Version", "0")));
        Assert.Equal(not, saved);
        Assert.Contains("Wait a minute", saved, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_a_draft_goes_when_its_days_are_over_with_its_files_and_the_key_of_what_the_audit_holds(string kind)
    {
        var time = new PretendTime();
        await using var store = new Store(databases[kind], new Platform.Clock(time, databases[kind]));
        await store.Open(stop);
        var input = new RaiseConcern.Input("scotland", "conduct", "Ada", null, null, "She", null, null, null, null);
        var change = DraftChange.None with { Files = [new("ward-seven.pdf", Pdf)] };
        var (first, second) = (await SaveConcern.Run(store, Packs, input, change, stop), await SaveConcern.Run(store, Packs, input, change, stop));
        Guid gone;
        await using (var db = await store.Read(Scope.System, stop))
        {
            gone = (await ConcernDraft.Find(db, first.Code, stop))!.Id;
            Assert.Contains(await Kept(store, db, gone), text => text.Contains("ward-seven", StringComparison.Ordinal));
        }
        time.Pass(TimeSpan.FromDays(29));
        Assert.Equal(0, await ClearConcernDrafts.Run(store, stop));
        // Saved again, the second begins anew.
        await SaveConcern.Run(store, Packs, input, new([], [], second.Code, 0), stop);
        time.Pass(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<NoSuchRecordException>(() => SaveConcern.Run(store, Packs, input, new([], [], first.Code, 0), stop));
        await Assert.ThrowsAsync<NoSuchRecordException>(() => RaiseConcern.Run(store, Packs, Actor.Public, input with { Happened = "She shouted every evening." }, new([], [], first.Code, 0), null, stop));
        Assert.Equal(1, await ClearConcernDrafts.Run(store, stop));
        Assert.Equal(0, await ClearConcernDrafts.Run(store, stop));
        await using var now = await store.Read(Scope.System, stop);
        var left = await now.Set<ConcernDraft>().AsNoTracking().SingleAsync(stop);
        Assert.Equal([left.Id], await now.Set<Evidence>().Select(e => e.OwnerId).ToListAsync(stop));
        Assert.Null((await now.Set<AuditKey>().AsNoTracking().SingleAsync(k => k.Id == gone, stop)).Salt);
    }

    [Theory]
    [InlineData("scotland")]
    [InlineData("england")]
    public void R6_a_country_in_which_concerns_are_raised_says_how_long_one_that_is_not_sent_is_kept(string country) => Assert.Equal(30, ConcernDraft.Days(Packs, country, Today));

    private static async Task<string> Send(Browser browser, string to, (string Name, byte[] Content)[] files, params (string, string)[] answers)
    {
        using var answer = await browser.SendFiles(Blank, to, "Files", files, [("Country", "scotland"), ("Subject", "conduct"), .. answers]);
        return Served.Text(await Browser.Body(answer));
    }

    private static async Task<string> Ask(Browser browser, string page, string code)
    {
        using var answer = await browser.Send(page, ("Code", code));
        return Served.Text(await Browser.Body(answer));
    }

    private async Task<(Guid Id, IReadOnlyList<Guid> Files)> One(Served served)
    {
        await using var db = await served.Store.Read(Scope.System, stop);
        var id = await db.Set<ConcernDraft>().Select(d => d.Id).SingleAsync(stop);
        return (id, await db.Set<Evidence>().Where(e => e.OwnerId == id).Select(e => e.Id).ToListAsync(stop));
    }

    /// <summary>What the audit holds of it, opened with its key.</summary>
    private async Task<IReadOnlyList<string>> Kept(Store store, Db db, Guid id)
    {
        var key = store.Keys.Of((await db.Set<AuditKey>().AsNoTracking().SingleAsync(k => k.Id == id, stop)).Salt!);
        var own = await db.Set<AuditEvent>().Where(e => e.OrganisationId == RegisterChain.Id && e.KeyOf == id).Select(e => e.Sequence).ToListAsync(stop);
        var values = await db.Set<AuditValue>().AsNoTracking().Where(v => v.OrganisationId == RegisterChain.Id && own.Contains(v.Sequence)).ToListAsync(stop);
        Assert.NotEmpty(values);
        return [.. values.Select(v => Encoding.UTF8.GetString(AuditValues.Open(key, v.Cipher)!))];
    }

    private Task<Registrant> Registrant(Store store) => store.Write(Scope.System, new Change(new Verb("TestRegister", "A test changes the register."), Actor.Public, RegisterChain.Id), async db =>
    {
        var made = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat" };
        db.Add(made);
        await RegistrantFile.Begin(db, made.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        (await RegistrantFile.Read(db, Packs, made.Id, stop)).Add(1, new Fact(FactKind.Admitted, Today.AddYears(-1), By: Decision.Person));
        return made;
    }, stop);

    public void Dispose() => databases.Dispose();

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Code();

    /// <summary>The code as it was typed, shown again in its box.</summary>
    [GeneratedRegex("value=\"[A-Z0-9-]{12,14}\"")]
    private static partial Regex Typed();
}
