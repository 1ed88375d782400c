using System.Diagnostics;
using System.Text;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Cairn.Workforce;

namespace Cairn.Bench;

/// <summary>
/// A provider's list checked against a whole register, as its page does it: all lines with numbers, then every tenth by name alone. Names
/// are as frequent as on the register; of those by name every fifth is spelt otherwise. Cairn has read the register before, as it has
/// minutes after its start.
/// </summary>
internal static class RegisterList
{
    private const int Runs = 3;

    public static async Task<int> Run(string[] arguments)
    {
        var (lines, count) = (Results.Number(arguments, "--lines", 100_000), Results.Number(arguments, "--registrants", 1_600_000));
        var kind = arguments.Contains("postgres") || arguments.Contains("--postgres") ? "postgres" : "sqlite";
        var folder = Directory.CreateTempSubdirectory("cairn-list-").FullName;
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
        var people = new MadeNames(1).People(count).Select((p, n) => p with { Number = (int)RegistrationNumber.Of(RegistrationNumber.First + n) }).ToList();
        await RegisterData.Fill(settings, people);

        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        var (packs, provider) = (Packs.Load(Packs.Beside), NewId.Next());
        await store.Write(Scope.System, new Change(new Verb("BenchFill", "A measurement fills the register."), Actor.Public, provider), db =>
        {
            db.Add(new People.Organisation { Id = provider, Name = people[0].Employer!, NameKey = People.SearchKey.Of(people[0].Employer!), Kind = People.OrganisationKind.Provider, Country = "scotland" });
            return Task.FromResult(0);
        });
        var facts = new RegisterFacts(store, packs);
        var search = new RegisterSearch(store, packs, facts);
        search.Follow();
        await facts.Follow(default);
        Console.Error.WriteLine($"{search.Count:N0} can be found");

        var (reading, watching) = (new RegisterListReading(store, packs, facts, search), new RegisterWatch(facts, store.Clock));
        async Task<(double[] Seconds, Dictionary<string, int> Outcomes)> Check(byte[] list)
        {
            var seconds = new double[Runs];
            IReadOnlyList<CheckedLine> answer = [];
            for (var run = 0; run < Runs; run++)
            {
                var watch = Stopwatch.StartNew();
                answer = await CheckRegisterList.Run(store, reading, Actor.Public, Scope.Of(provider), provider, list, false, watching, default);
                seconds[run] = Math.Round(watch.Elapsed.TotalSeconds, 2);
            }
            return (seconds, answer.CountBy(a => a.Outcome.ToString()).OrderByDescending(o => o.Value).ToDictionary());
        }
        var numbers = await Check(Made(people, lines, false));
        var byName = await Check(Made(people, lines, true));
        Results.Keep($"register-list-{kind}-{count}", new
        {
            bench = "register-list", date = Results.Today, processors = Environment.ProcessorCount, database = kind, registrants = count, lines, goal = "5 s for lines with numbers",
            withNumbers = new { seconds = numbers.Seconds, outcomes = numbers.Outcomes }, everyTenthByName = new { seconds = byName.Seconds, outcomes = byName.Outcomes },
            load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0], command = $"./cairn bench register-list {string.Join(' ', arguments)}".TrimEnd(),
        });
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static byte[] Made(IReadOnlyList<RegisterName> people, int lines, bool byName)
    {
        var random = new Random(4);
        var text = new StringBuilder("Registration number,First name,Surname,Town\n");
        for (var n = 0; n < lines; n++)
        {
            var person = people[random.Next(people.Count)];
            var nameless = byName && n % 10 == 0;
            var family = nameless && n % 50 == 0 ? Misspelt(person.Family) : person.Family;
            text.Append(nameless ? "" : RegistrationNumber.Words(person.Number)).Append(',').Append(person.Given).Append(',').Append(family).Append(',').Append(n % 2 == 0 ? person.Town : "").Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Misspelt(string family) => family.Length < 4 ? family : $"{family[..2]}{family[3]}{family[2]}{family[4..]}";
}
