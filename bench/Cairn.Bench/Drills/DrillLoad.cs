using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Cairn.Bench;

/// <summary>Other systems that add staff one after another, and remember what they were told is saved.</summary>
internal sealed class DrillLoad(DrillData data, string name = "save")
{
    private int last, brokenOff;

    public ConcurrentDictionary<string, DateTime> Acknowledged { get; } = new(StringComparer.Ordinal);
    public ConcurrentBag<double> Milliseconds { get; } = [];
    public ConcurrentDictionary<int, int> Answers { get; } = new();
    public int Sent => last;
    public int BrokenOff => brokenOff;

    /// <summary>Adds until it is stopped. Whatever breaks off is sent again with the same key, until it is answered or the drill stops: then it may or may not be there.</summary>
    public async Task Run(Func<Uri> address, int writers, CancellationToken stop) => await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", data.Key);
        string? unanswered = null;
        while (!stop.IsCancellationRequested)
        {
            var reference = unanswered ??= $"drill-{name}-{Interlocked.Increment(ref last):000000}";
            var watch = Stopwatch.StartNew();
            try
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address(), $"/api/v1/providers/{data.Provider}/staff"))
                {
                    Content = JsonContent.Create(new { service = data.Service, reference, answers = new { displayName = reference, mainJobRole = "25", contractType = "1", startDate = "2026-11-02" } }),
                };
                message.Headers.Add("Idempotency-Key", reference);
                using var answer = await http.SendAsync(message, stop);
                Answers.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    unanswered = null;
                    Acknowledged[reference] = DateTime.UtcNow;
                    Milliseconds.Add(watch.Elapsed.TotalMilliseconds);
                }
                else if ((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.NotFound)
                    throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
                else
                    await Task.Delay(20, CancellationToken.None);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                Interlocked.Increment(ref brokenOff);
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }));

    public double Percentile(double share)
    {
        var sorted = Milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : Math.Round(sorted[(int)((sorted.Length - 1) * share)], 1);
    }

    /// <summary>What was acknowledged and is not held, and what is held twice.</summary>
    public (int Lost, int Doubled) Compare(Dictionary<string, int> held, DateTime until) =>
        (Acknowledged.Count(a => a.Value < until && !held.ContainsKey(a.Key)), held.Count(h => h.Value > 1));
}
