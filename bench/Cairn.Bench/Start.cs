namespace Cairn.Bench;

/// <summary>From the command to the first page, with the demonstration already loaded.</summary>
internal static class Start
{
    public static async Task<int> Run(string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        double first;
        await using (var cold = await RunningCairn.Up(data))
            first = cold.StartMs;
        var warm = new List<double>();
        for (var n = 0; n < Results.Number(arguments, "--runs", 5); n++)
        {
            await using var again = await RunningCairn.Up(data);
            warm.Add(again.StartMs);
        }
        warm.Sort();
        Results.Keep("start", new
        {
            measurement = "start", date = Results.Today, processors = Environment.ProcessorCount,
            firstStartWithDemonstrationMs = Math.Round(first), warmMedianMs = Math.Round(warm[warm.Count / 2]), warmAllMs = warm.Select(m => Math.Round(m)), command = "./cairn bench start",
        });
        Directory.Delete(data, recursive: true);
        return 0;
    }
}
