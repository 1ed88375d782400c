using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Reads what the public is shown of registrants: three tables in the order of their registrants, side by side, as a register has millions.</summary>
internal static class PublicName
{
    /// <param name="only">Of these alone; null: of all. Who is hidden is not read.</param>
    public static async IAsyncEnumerable<RegisterName> All(Store store, IReadOnlyCollection<Guid>? only, [EnumeratorCancellation] CancellationToken stop)
    {
        var today = store.Clock.Today;
        await using Db one = await store.Read(Scope.System, stop), two = await store.Read(Scope.System, stop), three = await store.Read(Scope.System, stop);
        await using var former = Some(two.Set<PreviousName>().Where(n => n.Shown), only is null ? null : n => only.Contains(n.RegistrantId)).OrderBy(n => n.RegistrantId).ThenByDescending(n => n.Until)
            .Select(n => new { n.RegistrantId, n.Given, n.Family }).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var roles = Some(three.Set<RegisterFact>().Where(f => f.Kind == FactKind.Role && f.Withdrawn == null && f.On <= today && (f.Until == null || f.Until > today)), only is null ? null : f => only.Contains(f.RegistrantId));
        await using var work = roles.Join(three.Set<Employment>().Where(e => e.Employer != null), f => f.Detail, e => (Guid?)e.Id, (f, e) => new { f.RegistrantId, f.Number, e.Employer })
            .OrderBy(w => w.RegistrantId).ThenByDescending(w => w.Number).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var (more, moreWork) = (await former.MoveNextAsync(), await work.MoveNextAsync());
        List<FormerName> names = [];
        List<string> employers = [];
        var registrants = Some(one.Set<Registrant>().Where(r => !r.Hidden && r.MergedInto == null), only is null ? null : r => only.Contains(r.Id)).OrderBy(r => r.Id).Select(r => new { r.Id, r.Number, r.Given, r.Family, r.Town });
        await foreach (var registrant in registrants.AsAsyncEnumerable().WithCancellation(stop))
        {
            names.Clear();
            employers.Clear();
            for (; more && former.Current.RegistrantId.CompareTo(registrant.Id) <= 0; more = await former.MoveNextAsync())
                if (former.Current.RegistrantId == registrant.Id)
                    names.Add(new FormerName(former.Current.Given, former.Current.Family));
            for (; moreWork && work.Current.RegistrantId.CompareTo(registrant.Id) <= 0; moreWork = await work.MoveNextAsync())
                if (work.Current.RegistrantId == registrant.Id && !employers.Contains(work.Current.Employer!))
                    employers.Add(work.Current.Employer!);
            yield return new RegisterName(checked((int)registrant.Number), registrant.Id, registrant.Given, registrant.Family, names.Count == 0 ? [] : [.. names], registrant.Town, employers.Count == 0 ? null : string.Join("; ", employers));
        }
    }

    private static IQueryable<T> Some<T>(IQueryable<T> all, Expression<Func<T, bool>>? which) => which is null ? all : all.Where(which);
}
