using System.Text.Json;

namespace Cairn.Platform.Audit;

/// <summary>When the whole audit was last read, and what was found; kept beside the data, so that its age can be told.</summary>
public sealed record AuditChecked(DateTime At, long Events, long Chains, long Faults)
{
    private static string FileOf(Settings settings) => settings.File("audit-checked.json");

    public static AuditChecked? Read(Settings settings)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditChecked>(File.ReadAllText(FileOf(settings)));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null; // never checked, or the note of it broke off
        }
    }

    public static void Keep(Settings settings, DateTime at, AuditVerdict verdict)
    {
        if (Directory.Exists(settings.File()))
            File.WriteAllText(FileOf(settings), JsonSerializer.Serialize(new AuditChecked(at, verdict.Events, verdict.Chains, verdict.Faults.Count)));
    }
}
