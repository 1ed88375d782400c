using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>A finding as the tests compare it.</summary>
public sealed record Found(string File, int Line, string Severity, string Column, string Code, string Ascwds, string Value, string Message);

/// <summary>Runs checks on text for the tests, with the packs' own code lists.</summary>
internal static class TestReturns
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly CodeLists Lists = new(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "packs/england/ascwds"), "*.csv")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => ReadTable(f)));

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples/ascwds", name);

    public static ReturnsInput File(string path) => new(() => System.IO.File.OpenRead(path), new FileInfo(path).Length);

    public static ReturnsInput Bytes(byte[] bytes) => new(() => new MemoryStream(bytes, writable: false), bytes.Length);

    public static ReturnsInput Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static (List<Found> Found, ReturnsSummary Summary) Run(ReturnsFiles files, HeldReferences? held = null, ReturnsHandlers? handlers = null)
    {
        var found = new List<Found>();
        var summary = ReturnsCheck.Run(files, new ReturnsOptions(Lists, Today) { Held = held ?? new() }, (handlers ?? new()) with
        {
            Finding = (in Finding f) => found.Add(new(f.Rule.File.ToString().ToLowerInvariant(), f.Line, f.Rule.Severity.ToString().ToLowerInvariant(),
                f.Rule.Column, f.Rule.Code, f.Rule.AscwdsCode, f.ValueText, f.Message)),
        });
        return (found, summary);
    }

    private static IReadOnlyList<CodeRow> ReadTable(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return CodeTable.Read(stream);
    }
}
