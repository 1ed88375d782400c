using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Prometheus;

namespace Cairn.Platform.Operate;

/// <summary>
/// <c>/metrics</c> in Prometheus' text. Who has no account asks for it, so the route is open and the answer is not: with
/// CAIRN_METRICS_TOKEN set it goes to whoever shows the token, without to this machine alone, and never through a proxy.
/// </summary>
public static class MetricsPage
{
    public const string Route = "/metrics";

    private static readonly string[] forwarded = ["X-Forwarded-For", "Forwarded", "X-Original-For", "Via"];

    public static void Open(House house)
    {
        house.Access.Allow("GET", Route, AccessTable.Everyone);
        house.Services(services => services.AddSingleton<Measurements>());
        house.Routes(routes =>
        {
            routes.ServiceProvider.GetRequiredService<Measurements>(); // it counts from the start, not from the first question
            routes.MapMethods(Route, ["GET", "HEAD"], Answer).WithMetadata(new WithoutData());
        });
    }

    private static async Task Answer(HttpContext http, Store store, Measurements measurements)
    {
        if (!May(http, store.Settings))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Set(measurements.Registry, await ReadStatus.Run(store, serving: true, http.RequestAborted));
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await measurements.Registry.CollectAndExportAsTextAsync(http.Response.Body, http.RequestAborted);
    }

    private static bool May(HttpContext http, Settings settings) => settings.MetricsToken is { Length: > 0 } token
        ? CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + token)), SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString())))
        : http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !forwarded.Any(http.Request.Headers.ContainsKey);

    private static void Set(CollectorRegistry registry, Status now)
    {
        var make = Metrics.WithCustomRegistry(registry);
        void Gauge(string name, string help, double value) => make.CreateGauge(name, help).Set(value);
        Gauge("cairn_database_up", "1 while the database can be read.", now.Problem is null ? 1 : 0);
        Gauge("cairn_database_bytes", "Size of the database.", now.DatabaseBytes);
        Gauge("cairn_database_log_bytes", "Size of the database's log.", now.LogBytes);
        Gauge("cairn_disk_free_bytes", "Room on the disk of the data.", now.DiskFreeBytes);
        Gauge("cairn_audit_roots", "Number of the last signed root.", now.Roots);
        Gauge("cairn_audit_faults", "Faults that the last full reading of the audit found.", now.Audit?.Faults ?? 0);
        Gauge("cairn_audit_checked_age_seconds", "Age of the last full reading of the audit; -1 when there was none.", now.Audit is { } audit ? (now.At - audit.At).TotalSeconds : -1);
        Gauge("cairn_backup_age_seconds", "Age of the last backup; -1 when there is none.", now.BackupAge?.TotalSeconds ?? -1);
        Gauge("cairn_warnings", "Warnings of ./cairn status.", now.Warnings.Count);
        var jobs = make.CreateGauge("cairn_jobs", "Jobs by state; failed ones of the last seven days.", "state");
        jobs.WithLabels("waiting").Set(now.Jobs.Waiting);
        jobs.WithLabels("running").Set(now.Jobs.Running);
        jobs.WithLabels("failed").Set(now.Jobs.Failed);
    }
}
