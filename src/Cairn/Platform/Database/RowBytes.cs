using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Cairn.Platform.Database;

/// <summary>
/// A row as bytes that do not depend on the database: for each column one byte, 0 where nothing stands, then an identifier's sixteen
/// bytes, a number, an instant (microseconds since 1970) or a day (since 0001-01-01) as eight, or a length and what is that long.
/// </summary>
public ref struct RowBytes(ReadOnlySpan<byte> row)
{
    private ReadOnlySpan<byte> rest = row;

    public bool HasNext()
    {
        var has = rest[0] == 1;
        rest = rest[1..];
        return has;
    }

    public Guid Id() => new(Take(16), bigEndian: true);

    public ReadOnlySpan<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public DateOnly Date() => DateOnly.FromDayNumber((int)Number());

    public DateTime Time() => new(Number() * 10 + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc);

    /// <summary>A text in UTF-8, or bytes.</summary>
    public ReadOnlySpan<byte> Long() => Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)));

    /// <summary>Adds the row that the reader stands at.</summary>
    public static void Write(ArrayBufferWriter<byte> to, DbDataReader from, IReadOnlyList<ColumnShape> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var value = from.GetValue(i);
            to.GetSpan(1)[0] = value is DBNull ? (byte)0 : (byte)1;
            to.Advance(1);
            if (value is not DBNull)
                Write(to, value, columns[i].Kind);
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, object value, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Id:
                if (value is byte[] bytes)
                    to.Write(bytes);
                else
                {
                    ((Guid)value).TryWriteBytes(to.GetSpan(16), bigEndian: true, out _);
                    to.Advance(16);
                }
                break;
            case ColumnKind.Text:
                var text = (string)value;
                Write(to, Encoding.UTF8.GetByteCount(text), 4);
                to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
                break;
            case ColumnKind.Bytes:
                Write(to, ((byte[])value).Length, 4);
                to.Write((byte[])value);
                break;
            default:
                Write(to, Whole(value), 8);
                break;
        }
    }

    private static long Whole(object value) => value switch
    {
        long number => number,
        int number => number,
        short number => number,
        bool yes => yes ? 1 : 0,
        DateTime { Kind: DateTimeKind.Utc } time => (time.Ticks - DateTime.UnixEpoch.Ticks) / 10,
        DateTime day => DateOnly.FromDateTime(day).DayNumber,
        DateOnly day => day.DayNumber,
        string day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber,
        _ => throw new NotSupportedException($"A value of {value.GetType().Name} has no place in a backup."),
    };

    private static void Write(ArrayBufferWriter<byte> to, long value, int size)
    {
        var span = to.GetSpan(8);
        BinaryPrimitives.WriteInt64LittleEndian(span, value);
        to.Advance(size);
    }
}
