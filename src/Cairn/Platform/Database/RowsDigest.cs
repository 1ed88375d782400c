using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cairn.Platform.Database;

/// <summary>
/// The sum of the digests of a table's rows, so that no order of rows has to be agreed between databases. It finds damage and loss;
/// against somebody who means harm stand the seal of the backup and the audit's chain.
/// </summary>
public sealed class RowsDigest
{
    private readonly ulong[] sum = new ulong[4];

    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<byte> row)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(row, hash);
        var parts = MemoryMarshal.Cast<byte, ulong>(hash);
        for (var i = 0; i < 4; i++)
            sum[i] = unchecked(sum[i] + parts[i]);
        Rows++;
    }

    public override string ToString() => Convert.ToHexString(MemoryMarshal.AsBytes<ulong>(sum));
}
