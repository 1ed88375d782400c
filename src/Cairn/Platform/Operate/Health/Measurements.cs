using System.Diagnostics.Metrics;
using Prometheus;

namespace Cairn.Platform.Operate;

/// <summary>
/// What the program counts of itself, in Prometheus' registry. Each instrument stands here with the labels that it may have, route
/// templates, kinds and states: nothing of anybody can come in.
/// </summary>
public sealed class Measurements : IDisposable
{
    // Before the instruments: a listener may be told of those while they are being made.
    private static readonly Dictionary<string, string[]> kept = new(StringComparer.Ordinal)
    {
        ["cairn.write.wait"] = [], ["cairn.write.duration"] = [], ["cairn.jobs.ended"] = ["kind", "state"],
        ["http.server.request.duration"] = ["http.route", "http.request.method", "http.response.status_code"],
        ["http.server.active_requests"] = [], ["kestrel.active_connections"] = [],
    };

    private static readonly double[] buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private static readonly Meter meter = new("Cairn");
    private static readonly Histogram<double> waits = meter.CreateHistogram<double>("cairn.write.wait", "s", "How long a change waited for its turn to write.");
    private static readonly Histogram<double> writes = meter.CreateHistogram<double>("cairn.write.duration", "s", "How long a change took from its turn to its commit.");
    private static readonly Counter<long> jobs = meter.CreateCounter<long>("cairn.jobs.ended", null, "Jobs that ended.");

    private readonly MeterListener listener = new();

    public Measurements()
    {
        var make = Metrics.WithCustomRegistry(Registry);
        DotNetStats.Register(Registry);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (kept.TryGetValue(instrument.Name, out var labels))
                listening.EnableMeasurementEvents(instrument, Recorder(make, instrument, labels));
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, to) => ((Record)to!)(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, to) => ((Record)to!)(value, tags));
        listener.Start();
    }

    private delegate void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    public static void Waited(TimeSpan wait) => waits.Record(wait.TotalSeconds);

    public static void Wrote(TimeSpan took) => writes.Record(took.TotalSeconds);

    public static void JobEnded(string kind, string state) => jobs.Add(1, new("kind", kind), new KeyValuePair<string, object?>("state", state));

    private static Record Recorder(MetricFactory make, Instrument instrument, string[] labels)
    {
        var (name, help) = (Written(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : ""), instrument.Description ?? "");
        string[] names = [.. labels.Select(Written)];
        if (instrument is Histogram<double>)
        {
            var histogram = make.CreateHistogram(name, help, names, new HistogramConfiguration { Buckets = buckets });
            return (value, tags) => histogram.WithLabels(Values(labels, tags)).Observe(value);
        }
        if (instrument is Counter<long>)
        {
            var counter = make.CreateCounter(name + "_total", help, names);
            return (value, tags) => counter.WithLabels(Values(labels, tags)).Inc(value);
        }
        var gauge = make.CreateGauge(name, help, names);
        return (value, tags) => gauge.WithLabels(Values(labels, tags)).Inc(value);
    }

    private static string[] Values(string[] labels, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = new string[labels.Length];
        Array.Fill(values, "");
        foreach (var tag in tags)
        {
            if (Array.IndexOf(labels, tag.Key) is var i and >= 0)
                values[i] = tag.Value?.ToString() ?? "";
        }
        return values;
    }

    private static string Written(string name) => name.Replace('.', '_');

    public void Dispose() => listener.Dispose();
}
