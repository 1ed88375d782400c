using System.Globalization;
using System.Text.Json;

namespace Cairn.Bench;

/// <summary>Where measurements are kept: bench/results, dated.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, IndentSize = 2 };

    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

    public static string Program { get; } = Path.Combine(Root, "artifacts/bin/Cairn/release/Cairn");

    public static string Today { get; } = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int Number(string[] arguments, string name, int otherwise) =>
        arguments.Index().Where(a => a.Item == name).Select(a => int.Parse(arguments[a.Index + 1], CultureInfo.InvariantCulture)).FirstOrDefault(otherwise);

    public static void Keep(string name, object result)
    {
        var json = JsonSerializer.Serialize(result, Json);
        Console.WriteLine(json);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "bench/results")).FullName, $"{Today}-{name}.json"), json + "\n");
    }
}
