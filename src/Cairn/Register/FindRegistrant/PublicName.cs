using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Reads what the public is shown of registrants: in the order of their registrants, whose work is read beside them, as a register has millions.</summary>
internal static class PublicName
{
    /// <param name="only">Of these alone; null: of all. Who is hidden is not read.</param>
    public static async IAsyncEnumerable<RegisterName> All(Store store, IReadOnlyCollection<Guid>? only, [EnumeratorCancellation] CancellationToken stop)
    {
        var today = store.Clock.Today;
        // One connection, whatever the size of the pool.
        await using var db = await store.Read(Scope.System, stop);
        var registrants = await Some(db.Set<Registrant>().Where(r => !r.Hidden && r.MergedInto == null), only is null ? null : r => only.Contains(r.Id)).OrderBy(r => r.Id).Select(r => new { r.Id, r.Number, r.Given, r.Family, r.Town }).ToListAsync(stop);
        var former = (await Some(db.Set<PreviousName>().Where(n => n.Shown), only is null ? null : n => only.Contains(n.RegistrantId)).OrderByDescending(n => n.Until).Select(n => new { n.RegistrantId, n.Given, n.Family }).ToListAsync(stop)).ToLookup(n => n.RegistrantId, n => new FormerName(n.Given, n.Family));
        var roles = Some(db.Set<RegisterFact>().Where(f => f.Kind == FactKind.Role && f.Withdrawn == null && f.On <= today && (f.Until == null || f.Until > today)), only is null ? null : f => only.Contains(f.RegistrantId));
        await using var work = roles.Join(db.Set<Employment>().Where(e => e.Employer != null), f => f.Detail, e => (Guid?)e.Id, (f, e) => new { f.RegistrantId, f.Number, e.Employer })
            .OrderBy(w => w.RegistrantId).ThenByDescending(w => w.Number).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var moreWork = await work.MoveNextAsync();
        List<string> employers = [];
        foreach (var registrant in registrants)
        {
            FormerName[] names = [.. former[registrant.Id]];
            employers.Clear();
            for (; moreWork && work.Current.RegistrantId.CompareTo(registrant.Id) <= 0; moreWork = await work.MoveNextAsync())
                if (work.Current.RegistrantId == registrant.Id && !employers.Contains(work.Current.Employer!))
                    employers.Add(work.Current.Employer!);
            yield return new RegisterName(checked((int)registrant.Number), registrant.Id, registrant.Given, registrant.Family, names, registrant.Town, employers.Count == 0 ? null : string.Join("; ", employers));
        }
    }

    private static IQueryable<T> Some<T>(IQueryable<T> all, Expression<Func<T, bool>>? which) => which is null ? all : all.Where(which);
}
