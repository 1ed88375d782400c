using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Who can sign in to the demonstration: one account for each kind of reader.</summary>
internal static class DemonstrationPeople
{
    public static async Task Add(Db db, Packs packs, DemoCountry scotland, DemoCountry england)
    {
        var (north, south) = (new DemoIds(0), new DemoIds(1));
        var large = scotland.Organisations.First(o => o.Number == scotland.Main);
        var small = Small(scotland);
        var worker = Worker(scotland);
        var parent = england.Organisations.First(o => o.Number == england.Main);
        var council = scotland.Organisations.First(o => o.Council && o.Area == small.Area);

        async Task Account(string user, string name, Role role, Guid? organisation = null, string? area = null, Guid? person = null) => await AddAccount.To(db, new Account
        {
            UserName = user, Name = name, Role = role, OrganisationId = organisation, Area = area, PersonId = person, Demonstration = true,
        }, DemonstrationAccounts.Password);

        await Account("manager", $"manager of {large.Name}, 5,000 staff", Role.ProviderManager, north.Of(DemoKind.Organisation, large.Number));
        await Account("editor", $"editor of {large.Name}", Role.ProviderEditor, north.Of(DemoKind.Organisation, large.Number));
        await Account("single", $"manager of {small.Name}, one service", Role.ProviderManager, north.Of(DemoKind.Organisation, small.Organisation));
        await Account("parent", $"manager of {parent.Name}, in England", Role.ProviderManager, south.Of(DemoKind.Organisation, parent.Number));
        await Account("worker", $"{worker.Name}, who works in {small.Name}", Role.Worker, north.Of(DemoKind.Organisation, small.Organisation), person: north.Of(DemoKind.Person, worker.Number));
        await Account("council", council.Name, Role.Council, area: council.Area);
        await Account("registrar", "a registrar", Role.Registrar);
        await Account("signatory", "a second registrar", Role.Registrar);
        await Account("statistician", "a statistician", Role.Statistician);
        await Account("administrator", "an administrator", Role.Administrator);
        DemoSurveys.Add(db, packs, north.Of(DemoKind.Organisation, large.Number), north.Of(DemoKind.Organisation, small.Organisation), small.Staff);
    }

    /// <summary>Who the demonstration's worker is: somebody who must be registered.</summary>
    public static DemoPerson Worker(DemoCountry country)
    {
        var small = Small(country);
        return country.People.First(p => p.Service == small.Number);
    }

    /// <summary>A care home whose provider has no other service.</summary>
    internal static DemoService Small(DemoCountry country)
    {
        var many = country.Services.GroupBy(s => s.Organisation).Where(g => g.Count() == 1).SelectMany(g => g);
        return many.First(s => s.Staff is >= 20 and <= 60);
    }
}
