using System.Diagnostics.Metrics;
using Prometheus;

namespace Cairn.Platform.Operate;

/// <summary>What the program counts of itself, and its registry. Labels are route templates, kinds and states: nothing of anybody.</summary>
public sealed class Measurements : IDisposable
{
    private static readonly Meter meter = new("Cairn");
    private static readonly Histogram<double> waits = meter.CreateHistogram<double>("cairn.write.wait", "s", "How long a change waited for its turn to write.");
    private static readonly Histogram<double> writes = meter.CreateHistogram<double>("cairn.write.duration", "s", "How long a change took from its turn to its commit.");
    private static readonly Counter<long> jobs = meter.CreateCounter<long>("cairn.jobs.ended", null, "Jobs that ended, by kind and state.");

    /// <summary>Instruments of the framework that are worth their lines; others tell addresses, or the same again.</summary>
    private static readonly HashSet<string> kept = new(StringComparer.Ordinal)
    {
        "http.server.request.duration", "http.server.active_requests", "kestrel.active_connections", "dotnet.process.memory.working_set", "dotnet.process.cpu.time",
        "dotnet.gc.collections", "dotnet.gc.last_collection.heap.size", "dotnet.thread_pool.queue.length", "dotnet.exceptions",
    };

    private static readonly double[] buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly IDisposable listening;

    public Measurements()
    {
        Registry = Metrics.NewCustomRegistry();
        listening = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = Registry,
            InstrumentFilterPredicate = i => i.Meter == meter || kept.Contains(i.Name),
            ResolveHistogramBuckets = _ => buckets,
        });
    }

    public CollectorRegistry Registry { get; }

    public static void Waited(TimeSpan wait) => waits.Record(wait.TotalSeconds);

    public static void Wrote(TimeSpan took) => writes.Record(took.TotalSeconds);

    public static void JobEnded(string kind, string state) => jobs.Add(1, new("kind", kind), new KeyValuePair<string, object?>("state", state));

    public void Dispose() => listening.Dispose();
}
