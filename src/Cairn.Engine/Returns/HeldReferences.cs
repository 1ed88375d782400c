using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>The references already held: what NEW, UPDATE and transfers are checked against. Ids are compared without white space.</summary>
public sealed class HeldReferences
{
    private readonly HashSet<Key> staff = [];
    private readonly HashSet<Key> workplaces = [];
    private readonly HashSet<Key> keptElsewhere = [];
    private readonly Dictionary<Key, Key> workplaceOfLocation = [];
    private readonly Dictionary<Key, (int HalfDays, DateOnly Since)> sickness = [];

    public int Workplaces => workplaces.Count;

    public int Staff => staff.Count;

    /// <param name="locationId">Its CQC location id, which no other workplace may then bear.</param>
    public void AddWorkplace(string localEstId, string? locationId = null)
    {
        var key = Key.Of(Encoding.UTF8.GetBytes(localEstId));
        workplaces.Add(key);
        if (!string.IsNullOrEmpty(locationId))
            workplaceOfLocation[Key.Of(Encoding.UTF8.GetBytes(locationId))] = key;
    }

    /// <summary>A workplace of a subsidiary that keeps its own data: it is not the account's to return.</summary>
    public void AddKeptElsewhere(string localEstId) => keptElsewhere.Add(Key.Of(Encoding.UTF8.GetBytes(localEstId)));

    /// <param name="sickHalfDays">Sick days held, in half days, with the day on which they were last saved.</param>
    public void AddStaff(string localEstId, string uniqueWorkerId, int? sickHalfDays = null, DateOnly sickSince = default)
    {
        var key = Key.Of(Encoding.UTF8.GetBytes(localEstId)).Then(Encoding.UTF8.GetBytes(uniqueWorkerId));
        staff.Add(key);
        if (sickHalfDays is { } halfDays)
            sickness[key] = (halfDays, sickSince);
    }

    internal bool HasWorkplace(Key workplace) => workplaces.Contains(workplace);

    /// <summary>Where the account and a subsidiary use one reference, the account's own workplace is meant.</summary>
    internal bool IsKeptElsewhere(Key workplace) => keptElsewhere.Count > 0 && keptElsewhere.Contains(workplace) && !workplaces.Contains(workplace);

    internal bool HasStaff(Key worker) => staff.Count > 0 && staff.Contains(worker);

    internal bool LocationHeldByOther(ReadOnlySpan<byte> locationId, Key workplace) =>
        workplaceOfLocation.Count > 0 && workplaceOfLocation.TryGetValue(Key.Of(locationId), out var holder) && holder != workplace;

    internal bool SicknessUnchanged(Key worker, int halfDays, DateOnly today) =>
        sickness.Count > 0 && sickness.TryGetValue(worker, out var held) && held.HalfDays == halfDays && held.Since < today;
}
