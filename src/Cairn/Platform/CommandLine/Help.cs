namespace Cairn.Platform.CommandLine;

/// <summary><c>cairn help</c>: every command, what it does, and a line that works.</summary>
public static class Help
{
    public static Task<int> Write(House house, TextWriter to)
    {
        to.WriteLine("Cairn: the workforce record of social services");
        to.WriteLine();
        foreach (var row in house.Commands)
        {
            to.WriteLine($"  cairn {row.Path}");
            to.WriteLine($"      {row.Command.Description}");
            to.WriteLine($"      {row.Example}");
        }
        to.WriteLine();
        to.WriteLine("Every command takes --data DIR. Add --help to any for its options.");
        return Task.FromResult(0);
    }
}
