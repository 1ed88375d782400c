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

/// <summary>Who has no number on a list is looked up by name, and matched by nobody but the reader (R1, R2).</summary>
public sealed class LookUpByNameTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);
    private static readonly Verb verb = new("TestRegister", "A test changes the register.");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static async Task<(RecordSite Site, Guid Provider, string Manager)> Begin(RecordSites sites, string kind)
    {
        var site = await sites.Of(kind);
        var search = site.Served.App.Services.GetRequiredService<RegisterSearch>();
        for (var n = 0; n < 200 && !search.Ready; n++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        var (provider, manager) = await site.Fresh();
        return (site, provider.Id, manager);
    }

    private Task<string> Registered(RecordSite site, string given, string family, string? town = null, string? employer = null, bool hidden = false, string? former = null, string part = "social-care") =>
        site.Served.Store.Write(Scope.System, new Change(verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = given, Family = family, Town = town, Hidden = hidden };
            db.Add(registrant);
            if (former is not null)
                db.Add(new PreviousName { RegistrantId = registrant.Id, Given = given, Family = former, Until = RecordSite.Today.AddYears(-1), Shown = true });
            await RegistrantFile.Begin(db, registrant.Id, part, stop);
            var employment = new Employment { Id = NewId.Next(), RegistrantId = registrant.Id, Employer = employer };
            db.Add(employment);
            await db.SaveChangesAsync(stop);
            var file = await RegistrantFile.Read(db, packs, registrant.Id, stop);
            file.Add(1, new Fact(FactKind.Role, RecordSite.Today.AddMonths(-9), Code: "care-at-home/worker"), employment.Id);
            file.Add(1, new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-8), By: Decision.Person));
            return RegistrationNumber.Words(registrant.Number);
        }, stop);

    private static async Task<string> Check(RecordSite site, Guid provider, string manager, string list, string way = "page") =>
        await Browser.Body(await (await site.Served.As(manager)).SendFile($"/providers/{provider}/registration/check", "List", "list.csv", Encoding.UTF8.GetBytes(list), ("As", way), ("Watch", "yes")));

    /// <summary>What the file says of each line: outcome and words, without the name that was asked for.</summary>
    private static string[] Answers(string file) => [.. file.ReplaceLineEndings("\n").TrimEnd().Split('\n')[1..].Select(l => string.Join(',', l.Split(',')[3..]))];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_a_line_without_a_number_is_told_who_may_be_meant_and_matched_with_nobody(string kind)
    {
        var (site, provider, manager) = await Begin(sites, kind);
        var here = await Registered(site, "Ishbel", "Carnegie", "Perth", "Alder Care Ltd");
        await Registered(site, "Ishbel", "Carnegie", "Oban", "Larch House");
        await Registered(site, "Torquil", "Moncrieff", null, "Alder Care");
        await Registered(site, "Torquil", "Moncrieff", null, "Alder Care");
        var married = await Registered(site, "Effie", "Haldane", null, "Alder Care", former: "Tulloch");
        var oban = await Registered(site, "Greer", "Wardlaw", "Oban", "Larch House");
        await Registered(site, "Greer", "Wardlaw", "Perth", "Larch House");
        var carer = await Registered(site, "Rory", "Lindsay", null, "Alder Care", part: "social-care");
        var worker = await Registered(site, "Rory", "Lindsay", null, "Alder Care", part: "social-workers");
        await Registered(site, "Mary Ann", "Kinloch", null, "Alder Care");
        var file = Answers(await Check(site, provider, manager, """
            Registration number,First name,Surname,Town,Part
            ,Ishbel,Carnegie,,
            ,ISHBEL,CARNÉGIE,,
            ,Torquil,Moncrieff,,
            ,Effie,Tulloch,,
            ,Greer,Wardlaw,Oban,
            ,Greer,Wardlaw,,
            ,Rory,Lindsay,,Social workers
            ,Rory,Lindsay,,Workers in care at home
            ,Rory,Lindsay,,Sailors
            ,Ann,Kinloch,,
            ,Ishbel,Carnegei,,
            ,Zebedee,Quux,,
            ,X,9,,
            """, "file"));
        Assert.StartsWith($"Likely found by name,\"Likely {here}, the only person of this name who works for Alder Care: check the number with them\",", file[0], StringComparison.Ordinal);
        Assert.Equal(file[0], file[1]);
        Assert.StartsWith("May be found by name,2 people fit. Ask them for their number,", file[2], StringComparison.Ordinal);
        Assert.StartsWith($"Likely found by name,\"Likely {married}", file[3], StringComparison.Ordinal);
        Assert.StartsWith($"Likely found by name,\"Likely {oban}, the only person of this name who works in Oban", file[4], StringComparison.Ordinal);
        Assert.StartsWith("May be found by name,2 people fit", file[5], StringComparison.Ordinal);
        Assert.StartsWith($"Likely found by name,\"Likely {worker}", file[6], StringComparison.Ordinal);
        // By the name that a part had before June 2024.
        Assert.StartsWith($"Likely found by name,\"Likely {carer}", file[7], StringComparison.Ordinal);
        Assert.StartsWith("May be found by name,2 people fit. Ask them for their number; the register has no part “Sailors”", file[8], StringComparison.Ordinal);
        // Part of a name, and one that is spelt otherwise, are nobody's whole name.
        Assert.StartsWith("May be found by name,\"One person fits, and nothing shows that they are meant. Ask", file[9], StringComparison.Ordinal);
        Assert.StartsWith("May be found by name,2 people fit", file[10], StringComparison.Ordinal);
        Assert.StartsWith("Nobody of this name,", file[11], StringComparison.Ordinal);
        Assert.StartsWith("No number,", file[12], StringComparison.Ordinal);
        // What the public register shows of each stands beside.
        Assert.Contains($"{here} Ishbel Carnegie: Registered (Social care workforce), Perth, Alder Care Ltd", file[0], StringComparison.Ordinal);

        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal(0, await db.Set<Watched>().CountAsync(w => w.OrganisationId == provider, stop));
        Assert.False(await db.Set<Registrant>().AnyAsync(r => r.Family == "Carnegie" && r.PersonId != null, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_who_is_hidden_is_found_by_no_column_and_changes_no_count(string kind)
    {
        var (site, provider, manager) = await Begin(sites, kind);
        await Registered(site, "Sorley", "Veiled", "Perth", "Alder Care", hidden: true, former: "Shrouded");
        await Registered(site, "Una", "Cargill", "Oban", "Larch House");
        await Registered(site, "Una", "Cargill", "Perth", "Alder Care", hidden: true);
        var file = Answers(await Check(site, provider, manager, """
            Name,Town,Employer,Part
            Zebedee Quux,Perth,Alder Care,Social care workforce
            Sorley Veiled,Perth,Alder Care,Social care workforce
            Sorley Shrouded,,,
            Sorley Veild,,,
            S Veiled,,Alder Care,
            Una Cargill,,,
            Una Cargill,Perth,Alder Care,Social care workforce
            """, "file"));
        Assert.All(file[..5], answer => Assert.Equal(file[0], answer));
        Assert.StartsWith("Nobody of this name,", file[0], StringComparison.Ordinal);
        Assert.All(file[5..], answer => Assert.StartsWith("May be found by name,\"One person fits, and nothing shows that they are meant.", answer, StringComparison.Ordinal));
        Assert.All(file, answer => Assert.DoesNotContain("Perth", answer, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_a_likely_number_is_put_to_one_of_the_staff_by_a_choice_of_the_reader_alone(string kind)
    {
        var (site, provider, manager) = await Begin(sites, kind);
        var name = SeedProvider.NameOf(5).Split(' ');
        var number = await Registered(site, name[0], name[1], "Perth", "Alder Care");
        var html = await Check(site, provider, manager, $"First name,Surname\n{name[0]},{name[1]}\n");
        Assert.Contains("1 of 1 need a look", Served.Text(html), StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(html, "/providers/[^\"]+/registration\\?likely=[0-9]+").Value;
        Assert.EndsWith(number.Replace(" ", "", StringComparison.Ordinal), link, StringComparison.Ordinal);
        Assert.Contains($"value=\"{number}\"", await Browser.Body(await (await site.Served.As(manager)).Get(link)), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.False(await db.Set<Registrant>().AnyAsync(r => r.Given == name[0] && r.Family == name[1] && r.PersonId != null, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_list_is_looked_up_by_name_up_to_a_limit_and_every_line_beyond_it_is_told_so(string kind)
    {
        var (site, provider, manager) = await Begin(sites, kind);
        var list = new StringBuilder("Name,Town\n").Insert(10, "Zebedee Quux,Perth\n", RegisterListReading.MostByName + 2);
        var file = Answers(await Check(site, provider, manager, list.ToString(), "file"));
        Assert.Equal(RegisterListReading.MostByName + 2, file.Length);
        Assert.Equal(2, file.Count(a => a.StartsWith("No number,", StringComparison.Ordinal) && a.Contains("Send this one in a further list", StringComparison.Ordinal)));
        Assert.Contains("without numbers two columns at least", Served.Text(await Check(site, provider, manager, "Name\nZebedee Quux\n")), StringComparison.Ordinal);
    }
}
