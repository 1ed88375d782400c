using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(R5)</summary>
public sealed class CheckRegisterListTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<string> Registered(RecordSite site, string family, bool hidden, string? former, params Fact[] facts) => await site.Served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Màiri", Family = family, Hidden = hidden };
        db.Add(registrant);
        if (former is not null)
            db.Add(new PreviousName { RegistrantId = registrant.Id, Given = "Màiri", Family = former, Until = RecordSite.Today.AddYears(-1), Shown = true });
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var fact in facts)
            file.Add(1, fact);
        return RegistrationNumber.Words(registrant.Number);
    }, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_each_line_is_answered_with_what_the_public_register_says_and_hidden_people_are_as_nobody(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (url, today, admitted) = ($"/providers/{provider.Id}/registration/check", RecordSite.Today, new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-2), By: Decision.Person));
        var fine = await Registered(site, "O’Neill", false, null, admitted);
        var married = await Registered(site, "Grant", false, "MacLeod", admitted);
        var hidden = await Registered(site, "Shaw", true, null, admitted);
        var removed = await Registered(site, "Reid", false, null, admitted, new Fact(FactKind.Removed, today.AddDays(-9), By: Decision.Panel));
        var left = await Registered(site, "Muir", false, null, admitted, new Fact(FactKind.Left, today.AddDays(-9)));
        var list = $"""
            Agency list of November
            Registration number,First name,Surname,Rate
            {fine},Mairi,O'Neill,14
            {married},Màiri,MACLEOD,14
            {hidden},Màiri,Shaw,14
            {removed},Màiri,Reid,14
            {left},Màiri,Muir,14
            {fine},Jean,Brodie,14
            {fine[..^1]}{(fine[^1] == '9' ? '0' : (char)(fine[^1] + 1))},Mairi,O'Neill,14
            ,Mairi,O'Neill,14
            12345,Mairi,O'Neill,14
            """;
        async Task<string> Check(string text, string way = "page", bool watch = false) => await Browser.Body(await (await site.Served.As(manager)).SendFile(url, "List", "list.csv", Encoding.UTF8.GetBytes(text),
            watch ? [("As", way), ("Watch", "yes")] : [("As", way)]));
        var page = Served.Text(await Check(list, watch: true));
        Assert.Contains("7 of 9 need a look", page, StringComparison.Ordinal);
        Assert.Contains("Removed by a sanction. Removed by a sanction since 13 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("No longer registered. No longer registered since 13 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("Another name. This number is somebody’s of another name", page, StringComparison.Ordinal);
        Assert.Contains("Wrong number. A digit of this number is wrong", page, StringComparison.Ordinal);
        Assert.Contains("Not shown on the register. The register shows nobody of this number", page, StringComparison.Ordinal);

        // The file has every line, and opens in a spreadsheet.
        var file = await Check(list.Replace("Mairi,O'Neill", "=cmd(),O'Neill", StringComparison.Ordinal), "file");
        Assert.Equal(10, file.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain(",=cmd", file, StringComparison.Ordinal);

        // A hidden number and one that was never given are answered in the same words.
        var never = RegistrationNumber.Words(RegistrationNumber.Of(9_999_998));
        string[] Answers(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n')[1..].Select(l => string.Join(',', l.Split(',')[3..]))];
        var both = Answers(await Check($"Registration number,Name\n{hidden},Màiri Shaw\n{never},Màiri Shaw\n", "file"));
        Assert.Equal(both[0], both[1]);

        // Whoever was found is told of when they change, and who is hidden is not on watch.
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal(4, await db.Set<Watched>().CountAsync(w => w.OrganisationId == provider.Id && w.ByList, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_file_that_is_no_list_is_told_what_it_needs(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/registration/check";
        async Task<string> Check(string text) => Served.Text(await Browser.Body(await (await site.Served.As(manager)).SendFile(url, "List", "list.csv", Encoding.UTF8.GetBytes(text), ("As", "page"))));
        Assert.Contains("It needs a column “Registration number”", await Check("nothing\nhere\n"), StringComparison.Ordinal);
        Assert.Contains("The file needs the names", await Check("Registration number,Town\n10000006,Perth\n"), StringComparison.Ordinal);
        Assert.Contains("Choose the file with your list", Served.Text(await Browser.Body(await (await site.Served.As(manager)).SendInParts(url, ("As", "page")))), StringComparison.Ordinal);
    }
}
