using Cairn.Platform.Database;

namespace Cairn.Platform.Audit;

/// <summary>
/// Data made under one master key is not opened with another: everything sealed in it would be lost without a word, and a second
/// instance would write what the first cannot read.
/// </summary>
public static class KeyCheck
{
    public static async Task Run(Store store, CancellationToken stop)
    {
        await using var connection = await store.Engine.OpenOwner(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT value FROM platform_marker WHERE name = '{Marker.MasterKey}'";
        var held = (string?)await command.ExecuteScalarAsync(stop);
        var file = Keys.FileOf(store.Settings);
        if (held is not null && !File.Exists(file))
            throw new RefusedException($"The master key {file} is missing. What is sealed in this data opens with it alone: put it back from where you keep a copy, or name it with --key-file.");
        var given = Convert.ToHexString(store.Keys.Mark);
        if (held is not null && held != given)
            throw new RefusedException($"The master key {file} is not the one that this data was made with. Put that one there, or name it with --key-file.");
        if (held is not null)
            return;
        command.CommandText = $"INSERT INTO platform_marker (name, value) VALUES ('{Marker.MasterKey}', '{given}') ON CONFLICT (name) DO NOTHING";
        await command.ExecuteNonQueryAsync(stop);
    }
}
