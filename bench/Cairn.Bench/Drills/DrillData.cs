using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>Providers with staff, brought in by the command as any other file is, and a key with which another system keeps one of them.</summary>
internal sealed record DrillData(Settings Settings, Guid Provider, Guid Service, string Key)
{
    private const int MostAProvider = 100_000;

    /// <param name="aProvider">Staff of each provider, at most.</param>
    public static async Task<DrillData> Make(string folder, Settings settings, int workers, int aProvider = MostAProvider)
    {
        var cairn = new DrillCairn(settings.Data, settings.Database, settings.KeyFile, settings.Uploads);
        for (var (n, left) = (0, workers); left > 0; n++, left -= aProvider)
        {
            var (workplaces, staff) = (Path.Combine(folder, "workplace.csv"), Path.Combine(folder, "staff.csv"));
            StaffFile.Write(workplaces, staff, Math.Min(left, aProvider), faultyInHundred: 0);
            var (exit, said, _) = await cairn.Run("import", "run", "--provider", $"Drill {n}", "--create", "--without-refused", "--workplace", workplaces, "--staff", staff);
            if (exit > 1)
                throw new InvalidOperationException(said);
        }
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        Service service;
        await using (var db = await store.Read(Scope.System))
            service = await db.Set<Service>().AsNoTracking().OrderBy(s => s.Id).FirstAsync();
        return new(settings, service.OrganisationId, service.Record, await KeyOf(store, service.OrganisationId));
    }

    /// <summary>A key with which another system may do anything for a provider.</summary>
    public static async Task<string> KeyOf(Store store, Guid provider)
    {
        var api = Rooms.Open().Api;
        return (await MakeApiKey.Run(store, Scope.Of(provider), Actor.Public, provider, "Drill", [.. api.Permissions.Select(p => p.Name)], api, null, default))!.ToString();
    }

    /// <summary>References of those whom the drill added, each as often as it is held; and how many events tell of an addition.</summary>
    public static async Task<(Dictionary<string, int> Held, int Events)> Held(Settings settings, Guid provider)
    {
        await using var store = await Store.OpenToRead(settings, default);
        await using var db = await store.Read(Scope.Of(provider));
        var held = await db.Set<Engagement>().Where(e => e.Reference.StartsWith("drill-")).GroupBy(e => e.Reference).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return (held, await db.Set<AuditEvent>().Where(e => e.Verb == "BeginEngagement" && e.Subject == "Engagement").CountAsync());
    }

    /// <summary>Imports of the drill that hold neither nothing nor all, or whose events tell of more or fewer additions than there are rows.</summary>
    /// <param name="rows">What the file of each holds.</param>
    public static async Task<(int Whole, int Half)> Imports(Settings settings, int rows)
    {
        await using var store = await Store.OpenToRead(settings, default);
        await using var db = await store.Read(Scope.System);
        var providers = await db.Set<Organisation>().Where(o => o.Name.StartsWith("Import ")).Select(o => o.Id).ToListAsync();
        var (whole, half) = (0, 0);
        foreach (var provider in providers)
        {
            var held = await db.Set<Engagement>().CountAsync(e => e.OrganisationId == provider);
            var told = await db.Set<AuditEvent>().Where(e => e.OrganisationId == provider && e.Subject == "Engagement").Select(e => e.SubjectId).Distinct().CountAsync();
            whole += held == rows ? 1 : 0;
            half += (held == 0 || held == rows) && (held == 0 || told == held) ? 0 : 1;
        }
        return (whole, half);
    }

    /// <summary>Waits until no job is left to do.</summary>
    public static async Task Idle(Settings settings)
    {
        await using var store = await Store.OpenToRead(settings, default);
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(200))
        {
            await using var db = await store.Read(Scope.System);
            if (!await db.Set<Job>().AnyAsync(j => j.State != JobState.Done && j.State != JobState.Failed))
                return;
        }
        throw new InvalidOperationException("Jobs are left to do after five minutes.");
    }
}
