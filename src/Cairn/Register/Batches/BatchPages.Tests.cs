using System.Net;
using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>The pages of batches: what they show, and what they say to bad input (R2).</summary>
public sealed class BatchPagesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_the_pages_preview_keep_sign_and_undo_and_say_what_is_wrong(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        foreach (var user in new[] { "maker", "signer" })
            await SeedProvider.Account(served.Store, user, Role.Registrar, null, stop);
        Assert.Contains("Nobody is on a register here", await served.Text("maker", "/office/batches/new"), StringComparison.Ordinal);
        var ada = await BatchBench.Registrant(served.Store, "Ada");
        await BatchBench.Registrant(served.Store, "Bea", [BatchBench.Paid(Today), .. BatchBench.Learned(Today.AddDays(-50))]);

        // The preview keeps nothing.
        const string To = "/office/batches/new?asked=true&Register=sssc&End=Lapsed&Day=2026-12-24";
        Assert.Contains("No batch of ends waits", await served.Text("maker", "/office/batches"), StringComparison.Ordinal);
        Assert.Contains("Choose the end", await served.Text("maker", "/office/batches/new?asked=true"), StringComparison.Ordinal);
        Assert.Contains("There is no such date", await served.Text("maker", "/office/batches/new?asked=true&End=Lapsed&Day.Day=31&Day.Month=2&Day.Year=2027"), StringComparison.Ordinal);
        Assert.Contains("Choose a day from 20 December 2026 on", await served.Text("maker", "/office/batches/new?asked=true&End=Lapsed&Day=2026-12-19"), StringComparison.Ordinal);
        foreach (var odd in new[] { "&Show=nothing&After=-7", "&Show=WouldEnd&After=999" })
            Assert.Contains("Ada Lovat", await served.Text("maker", To + odd), StringComparison.Ordinal);
        var text = await served.Text("maker", To);
        Assert.Contains("1 registration would end on 24 December 2026", text, StringComparison.Ordinal);
        Assert.Contains("Cairn's own rule, after the public failures of automated removals (not verified)", text, StringComparison.Ordinal);
        Assert.Contains("To be rung: no fee is overdue and the learning is done 1", text, StringComparison.Ordinal);
        Assert.Contains("Bea Lovat", await served.Text("maker", To + "&Show=FeeAndLearning"), StringComparison.Ordinal);
        await using (var db = await served.Store.Read(Scope.System, stop))
            Assert.False(await db.Set<EndLine>().AnyAsync(stop));

        var (maker, signer) = (await served.As("maker"), await served.As("signer"));
        using (var changed = await maker.SendFrom(To, "/office/batches/new", ("Register", "sssc"), ("End", "Lapsed"), ("Day", "2026-12-24"), ("Told", "9")))
            Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        using var made = await maker.SendFrom(To, "/office/batches/new", ("Register", "sssc"), ("End", "Lapsed"), ("Day", "2026-12-24"), ("Told", "1"));
        var url = made.Headers.Location!.OriginalString;
        var place = 1;
        Assert.Contains("drawn by chance from seed", await served.Text("maker", $"{url}?show=sample&after=70"), StringComparison.Ordinal);
        Assert.Contains("Made on 22 November 2026 by maker", await served.Text("maker", url), StringComparison.Ordinal);
        foreach (var missing in new[] { $"/office/batches/{NewId.Next()}", $"{url}/lines/99", $"/office/batches/{NewId.Next()}/sign", $"/office/batches/{NewId.Next()}/notices" })
        {
            using var answer = await maker.Get(missing);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        async Task<string> Post(string page, string handler, params (string, string)[] answers) => Served.Text(await Browser.Body(await maker.SendFrom(page, $"{page}{handler}", answers)));
        var line = $"{url}/lines/{place}";
        Assert.Contains("Choose whether the batch is right", await Post(line, "?handler=Check"), StringComparison.Ordinal);
        Assert.Contains("Write what is wrong", await Post(line, "?handler=Check", ("Outcome", "wrong")), StringComparison.Ordinal);
        var notice = await Post(line, "?handler=Notice");
        foreach (var part in new[] { "Write the day on which the notice reached them", "Choose how it reached them", "Write who says so" })
            Assert.Contains(part, notice, StringComparison.Ordinal);
        Assert.Contains("Write why they are taken out", await Post(line, "?handler=TakeOut"), StringComparison.Ordinal);
        Assert.Contains("The batch put no end in for them", await Post(line, "?handler=Reverse", ("ReverseWhy", "No.")), StringComparison.Ordinal);
        Assert.Contains("Write why the batch is stopped", await Post(url, "?handler=Stop"), StringComparison.Ordinal);
        using (var no = await maker.SendFile($"{url}/notices", "List", "n.csv", []))
            Assert.Contains("This file is empty", Served.Text(await Browser.Body(no)), StringComparison.Ordinal);
        using (var no = await maker.SendFile($"{url}/notices", "List", "n.csv", Encoding.UTF8.GetBytes("number,day,way,reference\n1,2,3,4\n")))
            Assert.Contains("Line 2: the batch has nobody of this number", Served.Text(await Browser.Body(no)), StringComparison.Ordinal);

        await Post(line, "?handler=Check", ("Outcome", "right"));
        await Post(line, "?handler=Notice", ("On", "2026-11-22"), ("Way", "hand"), ("Proof", "Receipt 4, Jo Craig"));
        Assert.Contains("Reached them on 22 November 2026. By hand: Receipt 4, Jo Craig", await served.Text("maker", line), StringComparison.Ordinal);
        Assert.Contains("You made this batch", await served.Text("maker", $"{url}/sign"), StringComparison.Ordinal);
        // Whom it is about reads it on their own page: what is missing, and until when.
        await SeedProvider.Account(served.Store, "ada", Role.Worker, null, stop);
        await served.Store.Write(Scope.System, new Change(new Verb("TestRegister", "A test changes the register."), Actor.Public, RegisterChain.Id), async db =>
        {
            var account = await db.Set<Account>().Where(a => a.UserName == "ada").Select(a => a.Id).SingleAsync(stop);
            (await db.Set<Registrant>().SingleAsync(r => r.Id == ada, stop)).AccountId = account;
            return 0;
        }, stop);
        Assert.Contains("is to end on 24 December 2026: not renewed or not paid for. Do what is missing by that day and it stays. A fee asked for", await served.Text("ada", "/me/registration"), StringComparison.Ordinal);

        Assert.Contains("Your signature ends 1 registration on 24 December 2026", await served.Text("signer", $"{url}/sign"), StringComparison.Ordinal);
        using (var stale = await signer.Send($"{url}/sign", ("Version", "0"), ("Told", "1"), ("Say", "yes")))
            Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        long version;
        await using (var db = await served.Store.Read(Scope.System, stop))
            version = await db.Set<EndBatch>().Select(b => b.Version).SingleAsync(stop);
        using (var signed = await signer.Send($"{url}/sign", ("Version", $"{version}"), ("Told", "1"), ("Say", "yes")))
            Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        // A job puts the end in; until then the page tells how far it is.
        string page;
        while ((page = await served.Text("signer", url)).Contains("had its turn", StringComparison.Ordinal))
        {
            Assert.Contains("Signed: 0 of 1 line has had its turn", page, StringComparison.Ordinal);
            await Task.Delay(50, stop);
        }
        Assert.Contains("1 registration ends on 24 December 2026", page, StringComparison.Ordinal);
        Assert.Contains("No line of this batch waits for its end", await Post(url, "?handler=Again"), StringComparison.Ordinal);
        Assert.Contains("is to end on 24 December 2026", await served.Text("ada", "/me/registration"), StringComparison.Ordinal);
        Assert.Contains("This batch is signed already", await served.Text("signer", $"{url}/sign"), StringComparison.Ordinal);
        Assert.Contains("Write why it is undone", await Post(url, "?handler=Reverse"), StringComparison.Ordinal);
        using (var undone = await maker.SendFrom(url, $"{url}?handler=Reverse", ("ReverseAllWhy", "The letters named the wrong day.")))
            Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains("Undone: as if it had not been", await served.Text("maker", line), StringComparison.Ordinal);
        Assert.DoesNotContain("is to end on", await served.Text("ada", "/me/registration"), StringComparison.Ordinal);
        await using var now = await served.Store.Read(Scope.System, stop);
        var file = await RegistrantFile.Read(now, BatchBench.Packs, ada, stop);
        Assert.True(file.Judge(file.Registrations[0], Today.AddDays(60)).OnRegister);
        Assert.Equal(0, await now.Set<RegisterFact>().CountAsync(f => f.Kind == FactKind.FeeAsked && f.RegistrantId == ada && f.Period > 1, stop));
    }

    public void Dispose() => databases.Dispose();
}
