using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A regulator's list as somebody brings it.</summary>
/// <param name="AsAt">The day that they say it describes; else its name tells, else it counts as today's.</param>
public sealed record BroughtList(string Regulator, string FileName, byte[] Bytes, DateOnly? AsAt);

/// <param name="IsNew">False where this very list had been taken in before, so that nothing was changed.</param>
public sealed record TakenList(ServiceList List, bool IsNew);

/// <summary>
/// Takes a regulator's list of services in: all of it, or none. What it makes is written in small chunks that nobody sees, and one switch
/// shows it; so others' saves wait no longer than for a chunk.
/// </summary>
public static class TakeServiceList
{
    public static readonly Verb Verb = new("TakeServiceList", "A regulator's list of services is taken in; the event holds the digest of its file and its counts.");

    /// <summary>Rows of one transaction: a service has ten times the cells of a provider.</summary>
    private const int ServicesAtOnce = 400, ProvidersAtOnce = 2_000;

    /// <exception cref="UnusableListException">The file cannot be used; nothing was changed.</exception>
    /// <exception cref="RefusedException">No pack knows the regulator, or another list came in between.</exception>
    public static async Task<TakenList> Run(Store store, Packs packs, Actor actor, BroughtList brought, CancellationToken stop)
    {
        var layout = ListLayout.Of(packs, brought.Regulator);
        var digest = Convert.ToHexStringLower(SHA256.HashData(brought.Bytes));
        var (asAt, from) = ListDay.Of(brought, store.Clock.Today);
        HeldServices held;
        await using (var db = await store.Read(Scope.System, stop))
        {
            var before = await db.Set<ServiceList>().AsNoTracking().Where(l => l.Regulator == layout.Regulator && l.IsDone && l.Digest == digest).OrderByDescending(l => l.Taken).FirstOrDefaultAsync(stop);
            if (before is not null && (before.AsAt == asAt || from != AsAtFrom.Said))
                return new TakenList(before, IsNew: false);
            held = await HeldServices.Read(db, layout.Regulator, stop);
        }
        var read = ReadServiceList.Of(layout, brought.Bytes, asAt);
        var merged = new MergeServiceList(layout, read, asAt, held.Services, held.Providers, held.Newest);
        var list = Describe(layout, brought, asAt, from, digest, read, merged, held);
        (list.Taken, list.TakenBy) = (store.Clock.Now, actor.Account ?? Guid.Empty);
        var change = new Change(Verb, actor, Guid.Empty);
        try
        {
            await Write(store, change, list, merged, held, stop);
        }
        catch
        {
            // Nobody has seen it; not the caller's token, which may be what ended it.
            await ClearServiceLists.One(store, change, list.Id, withList: true, CancellationToken.None);
            throw;
        }
        await ClearServiceLists.Old(store, change, layout.Regulator, stop);
        return new TakenList(list, IsNew: true);
    }

    private static async Task Write(Store store, Change change, ServiceList list, MergeServiceList merged, HeldServices held, CancellationToken stop)
    {
        await store.Write(Scope.System, change, db => { db.Add(list); return Task.FromResult(0); }, stop);
        await Insert(store, change, merged.Services, ServicesAtOnce, service => service.ListId = list.Id, stop);
        await Insert(store, change, merged.Providers, ProvidersAtOnce, provider => provider.ListId = list.Id, stop);
        await store.Write(Scope.System, change, async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop);
            var current = await db.Set<ServiceList>().Where(l => l.Regulator == list.Regulator && l.IsCurrent).FirstOrDefaultAsync(stop);
            if (current?.Id != held.List)
                throw new RefusedException("Another list of this regulator was taken in at the same time. Nothing of this one was kept: bring it again.");
            if (current is not null)
                current.IsCurrent = false;
            var row = await db.Set<ServiceList>().FirstAsync(l => l.Id == list.Id, stop);
            row.IsCurrent = row.IsDone = list.IsCurrent = list.IsDone = true;
            db.Note(nameof(ServiceList), list.Id, Guid.Empty, null, new JsonObject
            {
                ["regulator"] = list.Regulator, ["asAt"] = Cairn.Platform.Site.Format.IsoDate(list.AsAt), ["digest"] = list.Digest, ["services"] = list.Services, ["providers"] = list.Providers,
                ["inactive"] = list.Inactive, ["refused"] = list.Refused, ["new"] = list.New, ["closed"] = list.Closed, ["gone"] = list.Gone, ["regraded"] = list.Regraded,
            });
            return 0;
        }, stop);
    }

    private static async Task Insert<T>(Store store, Change change, IReadOnlyList<T> rows, int atOnce, Action<T> mark, CancellationToken stop) where T : class
    {
        foreach (var some in rows.Chunk(atOnce))
        {
            Array.ForEach(some, mark);
            await store.Write(Scope.System, change, async db =>
            {
                await store.Engine.Insert(db, BulkTable<T>.Of(db), some, stop);
                return 0;
            }, stop);
        }
    }

    private static ServiceList Describe(ListLayout layout, BroughtList brought, DateOnly asAt, AsAtFrom from, string digest, ReadServiceList read, MergeServiceList merged, HeldServices held)
    {
        var fields = read.Heading.Found.Select(f => f.Column).Where(c => c.Field.Length > 0).Select(c => c.Field is "grade" or "yearly" ? c.Name : c.Field).Distinct(StringComparer.Ordinal).ToList();
        // A column that the last list filled is missed as well, whether or not every list has it.
        var lost = layout.Columns.Where(c => c.Field.Length > 0 && c.Match == ColumnMatch.Whole && (c.Field == "grade" ? held.Fields.Contains(c.Name) && !fields.Contains(c.Name) : held.Fields.Contains(c.Field) && !fields.Contains(c.Field)))
            .DistinctBy(c => c.Field == "grade" ? c.Name : c.Field, StringComparer.Ordinal).Select(c => c.Written);
        List<string> notes = [.. read.Notes()];
        if (merged.Gone.Count * 2 > held.Services.Count && held.Services.Count >= 20)
            notes.Add($"{Format.Number(merged.Gone.Count)} of {Format.Number(held.Services.Count)} services held are not in this list. Is it the regulator's whole list? If it is not, bring the whole one.");
        return new ServiceList
        {
            Id = NewId.Next(), Regulator = layout.Regulator, AsAt = asAt, AsAtFrom = from, FileName = ListDay.Shown(brought.FileName), Digest = digest, Newest = asAt > held.Newest ? asAt : held.Newest,
            Services = read.Services.Count, Providers = read.Providers.Count, Inactive = read.Services.Values.Count(s => s.Service.IsInactive), Refused = read.Refused, AreasUnknown = read.AreasUnknown,
            New = merged.New.Count, Closed = merged.Closed.Count, Gone = merged.Gone.Count, Regraded = merged.Regraded.Count,
            Report = JsonSerializer.Serialize(new ListReport
            {
                Encoding = read.Encoding, ColumnsNew = read.Heading.New, ColumnsMissing = [.. read.Heading.Missing.Union(lost, StringComparer.Ordinal)], AreaNamesUnknown = [.. read.AreaNamesUnknown], Notes = notes, Fields = fields,
                New = held.List is null ? [] : MergeServiceList.Some(merged.New), Closed = MergeServiceList.Some(merged.Closed), Gone = MergeServiceList.Some(merged.Gone), Regraded = MergeServiceList.Some(merged.Regraded),
            }),
        };
    }
}
