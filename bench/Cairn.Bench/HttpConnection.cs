using System.Buffers.Text;
using System.Net.Sockets;

namespace Cairn.Bench;

/// <summary>One connection that sends bytes as they are and reads an answer to its end.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[1 << 17];

    public static async Task<HttpConnection> Open(Uri address)
    {
        var connection = new HttpConnection();
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <returns>The status, once the whole answer is here.</returns>
    public async Task<int> Ask(byte[] request)
    {
        await socket.SendAsync(request);
        for (var held = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(held));
            if (read == 0)
                throw new IOException("The connection was closed before the answer’s end.");
            held += read;
            if (IsWhole(buffer.AsSpan(0, held)))
                return Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = answer[..end];
        var body = answer[(end + 4)..];
        if (head.IndexOf("Content-Length: "u8) is >= 0 and var at && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _))
            return body.Length >= length;
        while (true)
        {
            var line = body.IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(body[..line], out int chunk, out _, 'x'))
                return false;
            if (body.Length < line + 2 + chunk + 2)
                return false;
            if (chunk == 0)
                return true;
            body = body[(line + 2 + chunk + 2)..];
        }
    }

    public void Dispose() => socket.Dispose();
}
