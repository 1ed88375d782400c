using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cairn.Workforce;

/// <summary>Columns that lie in a file and are read when somebody first asks for one: a figure needs a few of many.</summary>
/// <remarks>The file stays open, so that it can be replaced or deleted meanwhile.</remarks>
internal sealed class FileColumns<T>(string file) : IReadOnlyDictionary<string, T[]> where T : unmanaged
{
    private readonly Dictionary<string, Lazy<T[]>> columns = new(StringComparer.Ordinal);
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <param name="start">Of its first byte in the file.</param>
    /// <param name="length">Values.</param>
    public void Add(string name, long start, int length)
    {
        if (start + (long)length * Unsafe.SizeOf<T>() > RandomAccess.GetLength(handle))
            throw new EndOfStreamException();
        columns[name] = new(() =>
        {
            var values = new T[length];
            var bytes = MemoryMarshal.AsBytes(values.AsSpan());
            for (var read = 0; read < bytes.Length;)
                read += RandomAccess.Read(handle, bytes[read..], start + read) is > 0 and var more ? more : throw new EndOfStreamException();
            return values;
        });
    }

    public T[] this[string key] => columns[key].Value;

    public IEnumerable<string> Keys => columns.Keys;

    public IEnumerable<T[]> Values => columns.Values.Select(c => c.Value);

    public int Count => columns.Count;

    public bool ContainsKey(string key) => columns.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T[] value)
    {
        value = columns.TryGetValue(key, out var column) ? column.Value : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, T[]>> GetEnumerator() => columns.Select(c => KeyValuePair.Create(c.Key, c.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
