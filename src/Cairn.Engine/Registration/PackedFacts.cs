using System.Collections.Concurrent;

namespace Cairn.Engine.Registration;

/// <summary>
/// The facts of a whole register in memory, 24 bytes each, so that millions of registrations are judged in seconds. One writer puts
/// registrants in or puts them anew; any number of readers judge meanwhile and see each registrant wholly as before or as after.
/// </summary>
public sealed class PackedFacts
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly record struct Packed(int On, int Until, int Amount, ushort Code, short Period, short Number, short About, FactKind Kind, Decision By, byte Ordinal);

    private readonly ConcurrentDictionary<string, ushort> codes = new(StringComparer.Ordinal);
    private volatile string[] texts = [""];
    private volatile Packed[][] chunks = [];

    // Offset and count of a registrant's facts in one word, so that a reader never sees one without the other.
    private volatile ulong[][] slots = [];
    private long used;
    private int registrants;

    /// <summary>How many registrants have a place, those taken out included.</summary>
    public int Registrants => Volatile.Read(ref registrants);

    /// <summary>Facts held, those that were put anew since counted twice until the register is read again.</summary>
    public long Facts => Volatile.Read(ref used);

    /// <summary>A place for another registrant.</summary>
    public int Place()
    {
        var place = registrants;
        if ((place & (ChunkSize - 1)) == 0)
            slots = [.. slots, new ulong[ChunkSize]];
        Volatile.Write(ref registrants, place + 1);
        return place;
    }

    /// <summary>Puts a registrant's facts in place of those that were there. Only one writer at a time.</summary>
    /// <param name="facts">Each with the ordinal of its registration, 0 for all of them; in order of their days.</param>
    /// <exception cref="OverflowException">A value is beyond what a register can hold: an amount over two thousand million, more than 32,767 facts of one registrant.</exception>
    public void Put(int place, ReadOnlySpan<(byte Ordinal, Fact Fact)> facts)
    {
        var at = used;
        foreach (var (ordinal, fact) in facts)
        {
            if ((used & (ChunkSize - 1)) == 0)
                chunks = [.. chunks, new Packed[ChunkSize]];
            chunks[used >> ChunkBits][used & (ChunkSize - 1)] = new Packed(fact.On.DayNumber, fact.Until?.DayNumber ?? -1, checked((int)fact.Amount), Code(fact.Code), checked((short)fact.Period),
                checked((short)fact.Number), checked((short)fact.About), fact.Kind, fact.By, ordinal);
            used++;
        }
        Volatile.Write(ref slots[place >> ChunkBits][place & (ChunkSize - 1)], ((ulong)at << 16) | checked((ushort)facts.Length));
    }

    /// <summary>The facts that count for one registration: its own and the registrant's. Returns how many were written.</summary>
    /// <param name="into">Grown where it is too short; the caller keeps it for the next registrant.</param>
    public int Of(int place, byte ordinal, ref Fact[] into)
    {
        var slot = Volatile.Read(ref slots[place >> ChunkBits][place & (ChunkSize - 1)]);
        var (at, count) = ((long)(slot >> 16), (int)(slot & 0xFFFF));
        if (into.Length < count)
            into = new Fact[Math.Max(count, 64)];
        var (held, words, found) = (chunks, texts, 0);
        for (var i = at; i < at + count; i++)
        {
            ref readonly var p = ref held[i >> ChunkBits][i & (ChunkSize - 1)];
            if (p.Ordinal == 0 || p.Ordinal == ordinal)
                into[found++] = new Fact(p.Kind, DateOnly.FromDayNumber(p.On), p.Until < 0 ? null : DateOnly.FromDayNumber(p.Until), p.Period, p.Amount, p.Code == 0 ? null : words[p.Code], p.By, p.Number, p.About);
        }
        return found;
    }

    private ushort Code(string? text)
    {
        if (text is null)
            return 0;
        if (codes.TryGetValue(text, out var known))
            return known;
        var code = checked((ushort)texts.Length);
        texts = [.. texts, text];
        codes[text] = code;
        return code;
    }
}
