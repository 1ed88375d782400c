using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>Who keeps a record by hand or by machine, for which organisation, and the codes and words that its country goes by.</summary>
/// <param name="Source">Where the answers come from, as each version will say.</param>
/// <param name="Digest">Of a machine's whole request.</param>
public sealed record Keeper(Store Store, Scope Scope, Actor Actor, Guid Organisation, CountryCodes Codes, Labels Labels, string Source = Keeping.Page, string? Digest = null)
{
    /// <summary>One change to the record.</summary>
    /// <param name="key">Made by who asks, before it is sent: the same again has no effect.</param>
    public Task<T> Write<T>(Verb verb, string? key, Func<Db, Task<T>> change, CancellationToken stop) => Store.Write(Scope, new Change(verb, Actor, Organisation, Key: key, Digest: Digest), change, stop);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Verb verb, string? key, Func<Db, Task> change, CancellationToken stop) => Write(verb, key, async db => { await change(db); return 0; }, stop);

    internal EngagementSheet Sheet(Db db, People.Service service) => new(db, Codes.Of(service.Country), Labels.Of(service.Country), service);
}
