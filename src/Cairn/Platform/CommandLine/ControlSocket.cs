using System.Buffers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Connections.Features;

namespace Cairn.Platform.CommandLine;

/// <summary>
/// The running program's side door: a socket in the data folder that only its own user can open. A command that writes comes in
/// here, so that one process alone writes the data.
/// </summary>
public sealed class ControlSocket(RequestDelegate next, House house, Store store, ILogger<ControlSocket> log)
{
    private const string Broken = "The running Cairn stopped before it had finished. Look at what is held before you try again.";

    private sealed record Request(string[] Args, string Folder);

    private sealed record Line(string? Out, string? Error, int? Exit);

    public static string FileOf(Settings settings) => settings.File("cairn.sock");

    /// <summary>The system allows about a hundred bytes for a socket's name.</summary>
    public static bool Fits(string file) => Encoding.UTF8.GetByteCount(file) < 104;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily != AddressFamily.Unix)
        {
            await next(http);
            return;
        }
        var request = await JsonSerializer.DeserializeAsync<Request>(http.Request.Body, cancellationToken: http.RequestAborted);
        using var gate = new SemaphoreSlim(1, 1);
        void Send(Line line)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(line);
            gate.Wait();
            try
            {
                http.Response.BodyWriter.Write(bytes.AsSpan());
                http.Response.BodyWriter.Write("\n"u8);
                http.Response.BodyWriter.FlushAsync().AsTask().GetAwaiter().GetResult();
            }
            finally
            {
                gate.Release();
            }
        }
        Operation.Inside.Value = new Operation.Place(store, request!.Folder);
        using var output = new Lines(text => Send(new Line(text, null, null)));
        using var error = new Lines(text => Send(new Line(null, text, null)));
        var exit = await Carry(request.Args, output, error, http.RequestAborted);
        output.Flush();
        error.Flush();
        Send(new Line(null, null, exit));
    }

    private async Task<int> Carry(string[] args, Lines output, Lines error, CancellationToken stop)
    {
        try
        {
            return await Cli.Run(house, args, output, error, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // As of a page that fails: its kind and place, for the message may hold somebody's value.
            log.LogError("A command failed: {Kind} at {Place}", e.GetType().FullName, e.StackTrace);
            await error.WriteLineAsync("Something went wrong in the running Cairn; what it says where it was started tells more.");
            return 2;
        }
    }

    /// <summary>Hands a command to the program that serves this data.</summary>
    /// <returns>Its exit code; null when no program serves it.</returns>
    public static async Task<int?> Forward(Settings settings, string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var file = FileOf(settings);
        if (!File.Exists(file))
            return null;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "http://cairn/")
            {
                Content = new StringContent(JsonSerializer.Serialize(new Request(args, Directory.GetCurrentDirectory())), Encoding.UTF8, "application/json"),
            };
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
            while (await reader.ReadLineAsync(stop) is { } text)
            {
                var line = JsonSerializer.Deserialize<Line>(text)!;
                if (line.Out is not null)
                    await output.WriteAsync(line.Out);
                if (line.Error is not null)
                    await error.WriteAsync(line.Error);
                if (line.Exit is { } exit)
                    return exit;
            }
            throw new RefusedException(Broken);
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new RefusedException(Broken);
        }
    }

    /// <summary>Sends text on line by line.</summary>
    private sealed class Lines(Action<string> send) : StringWriter
    {
        public override void Write(char value)
        {
            base.Write(value);
            if (value == '\n')
                Flush();
        }

        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains('\n', StringComparison.Ordinal) == true)
                Flush();
        }

        public override void Flush()
        {
            var text = GetStringBuilder();
            if (text.Length == 0)
                return;
            send(text.ToString());
            text.Clear();
        }
    }
}
