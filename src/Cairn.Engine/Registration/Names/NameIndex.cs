using System.Diagnostics.CodeAnalysis;

namespace Cairn.Engine.Registration.Names;

/// <summary>
/// Everybody whom the public may find on a register, in memory, found by name as people type names. Any number of readers ask while one
/// writer changes it; each answer is of one moment.
/// </summary>
/// <param name="expected">How many are expected, so that memory is taken once; more may come.</param>
[SuppressMessage("Design", "CA1001", Justification = "Its lock lives as long as the index and holds nothing of the system's.")]
public sealed class NameIndex(NameVariants variants, int expected = 0)
{
    /// <summary>How many are shown at once.</summary>
    public const int Leaf = 20;

    /// <summary>How many are shown of one search in all: the register is asked about people, not read out.</summary>
    public const int Cap = 100;

    private readonly ReaderWriterLockSlim door = new();
    private readonly NameColumns columns = new(expected);
    private readonly Postings postings = new(expected);
    private readonly Dictionary<int, int> places = new(expected);
    private readonly List<ulong> keys = [];

    public int Count
    {
        get
        {
            door.EnterReadLock();
            try
            {
                return places.Count;
            }
            finally
            {
                door.ExitReadLock();
            }
        }
    }

    /// <summary>Puts very many in at once, in place of nothing: nobody may ask meanwhile.</summary>
    public void Load(IEnumerable<RegisterName> names)
    {
        door.EnterWriteLock();
        try
        {
            columns.BeginLoad();
            foreach (var name in names)
            {
                Remove(name.Number);
                Add(name);
            }
            columns.EndLoad();
        }
        finally
        {
            door.ExitWriteLock();
        }
    }

    /// <summary>Puts somebody in, in place of whoever had the number.</summary>
    public void Put(RegisterName name)
    {
        door.EnterWriteLock();
        try
        {
            Remove(name.Number);
            Add(name);
        }
        finally
        {
            door.ExitWriteLock();
        }
    }

    /// <summary>Takes somebody out, who is from then on found by nothing.</summary>
    public void Take(int number)
    {
        door.EnterWriteLock();
        try
        {
            Remove(number);
        }
        finally
        {
            door.ExitWriteLock();
        }
    }

    /// <summary>Whoever has exactly this number.</summary>
    public RegisterName? Of(int number)
    {
        door.EnterReadLock();
        try
        {
            return places.TryGetValue(number, out var place) ? columns.Show(place) : null;
        }
        finally
        {
            door.ExitReadLock();
        }
    }

    /// <summary>
    /// The nearest first, and of equally near ones in order of family name, given name and number. What is not spelt so is looked for
    /// only where what is spelt so does not fill a leaf.
    /// </summary>
    public NameAnswer Find(NameQuery query)
    {
        door.EnterReadLock();
        try
        {
            return new NameSearch(columns, postings, variants, query).Answer();
        }
        finally
        {
            door.ExitReadLock();
        }
    }

    private void Add(RegisterName name)
    {
        var place = columns.Add(name, keys);
        foreach (var key in keys)
            postings.Add(key, place);
        places[name.Number] = place;
    }

    private void Remove(int number)
    {
        if (!places.Remove(number, out var place))
            return;
        columns.Remove(place, keys);
        foreach (var key in keys)
            postings.Remove(key, place);
    }
}
