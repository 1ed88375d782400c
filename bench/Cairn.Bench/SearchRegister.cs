using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Register;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>
/// The public register searched in open loop: the real program on the whole register, the searches by HTTP from another process, as many
/// a second as the schedule says whether or not Cairn keeps up, each timed from when it was due. The limit of searches is on: the callers
/// are many, told by a trusted proxy, and a refusal counts as an error.
/// </summary>
internal static class SearchRegister
{
    private const int Callers = 20_000, WarmUpSeconds = 10;

    public static async Task<int> Run(string[] arguments)
    {
        var (count, rate, seconds) = (Results.Number(arguments, "--registrants", 1_600_000), Results.Number(arguments, "--rate", 1_500), Results.Number(arguments, "--seconds", 60));
        var kind = arguments.Contains("postgres") || arguments.Contains("--postgres") ? "postgres" : "sqlite";
        var folder = Directory.CreateTempSubdirectory("cairn-register-").FullName;
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
        var people = new MadeNames(1).People(count).Select((p, n) => p with { Number = (int)RegistrationNumber.Of(RegistrationNumber.First + n) }).ToList();
        var watch = Stopwatch.StartNew();
        await RegisterData.Fill(settings, people);
        Console.Error.WriteLine($"{count:N0} registrants put in in {watch.Elapsed.TotalSeconds:0} s");

        // Whom a proxy on this machine names is believed, and counted, as the caller.
        Environment.SetEnvironmentVariable("CAIRN_PROXIES", "127.0.0.1,::1");
        using var cairn = new DrillCairn(settings.Data, settings.Database);
        watch.Restart();
        await cairn.Up();
        await UntilItAnswers(cairn.Address, people[0]);
        var readySeconds = Math.Round(watch.Elapsed.TotalSeconds, 1);
        Console.Error.WriteLine($"answers after {readySeconds} s, {cairn.Megabytes:N0} MB");

        var requests = Requests(cairn.Address, people, new Random(5)).Take(50_000).ToArray();
        using var loop = new OpenLoop(cairn.Address, requests);
        await loop.Run(rate, WarmUpSeconds, new Random(6));
        var before = cairn.ProcessorTime;
        var result = await loop.Run(rate, seconds, new Random(7));
        var processorMs = (cairn.ProcessorTime - before).TotalMilliseconds / Math.Max(1, result.Sent);
        Results.Keep($"register-{kind}-{count}-{rate}", new
        {
            bench = "register", date = Results.Today, processors = Environment.ProcessorCount, database = kind, registrants = count, rate, seconds, warmUpSeconds = WarmUpSeconds, callers = Callers, arrivals = "Poisson",
            mix = "60% names as frequent as on the register, 20% numbers, 10% names with town, 10% misspelt", acceptEncoding = "br",
            achieved = Math.Round(result.Answered / result.Seconds, 1), p50Ms = result.At(0.5), p99Ms = result.At(0.99), p999Ms = result.At(0.999), longestMs = result.At(1), slowSeconds = result.Slow, errors = result.Errors, firstError = result.FirstError,
            serverProcessorMsPerSearch = Math.Round(processorMs, 3), serverMegabytes = cairn.Megabytes, secondsUntilReady = readySeconds,
            load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0], command = $"./cairn bench register {string.Join(' ', arguments)}".TrimEnd(),
        });
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Until the register has been read, and somebody who is on it is found.</summary>
    private static async Task UntilItAnswers(Uri address, RegisterName somebody)
    {
        using var http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "X-Forwarded-For", "192.0.2.1" } } };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(10); await Task.Delay(500))
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Name"] = $"{somebody.Given} {somebody.Family}", ["Input.Town"] = somebody.Town!, ["Input.Employer"] = somebody.Employer! });
            http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            http.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{Random.Shared.Next(1, 255)}");
            using var answer = await http.PostAsync(new Uri("/register", UriKind.Relative), form);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var found = (await answer.Content.ReadAsStringAsync()).Contains($"/register/{somebody.Number}", StringComparison.Ordinal);
                if (!found)
                    throw new InvalidOperationException("The search does not find whom it should.");
                return;
            }
        }
        throw new InvalidOperationException("The register is not ready after ten minutes.");
    }

    private static IEnumerable<byte[]> Requests(Uri address, IReadOnlyList<RegisterName> people, Random random)
    {
        var misspelt = new NameCorpus([.. people.Take(200_000)], [], 4).Make(500).Where(c => c.Kind.StartsWith("letter", StringComparison.Ordinal)).ToList();
        while (true)
        {
            var person = people[random.Next(people.Count)];
            var query = random.Next(10) switch
            {
                < 6 => new NameQuery($"{person.Given} {person.Family}"),
                < 8 => new NameQuery(RegistrationNumber.Words(person.Number)),
                8 => new NameQuery($"{person.Given} {person.Family}", person.Town),
                _ => misspelt[random.Next(misspelt.Count)].Query,
            };
            var body = $"Input.Name={Uri.EscapeDataString(query.Name)}&Input.Town={Uri.EscapeDataString(query.Town ?? "")}&Input.Employer={Uri.EscapeDataString(query.Employer ?? "")}";
            var caller = random.Next(Callers);
            yield return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"POST /register HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Encoding: br\r\nX-Forwarded-For: 10.{caller >> 16}.{(caller >> 8) & 255}.{caller & 255}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        }
    }
}
