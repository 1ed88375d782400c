using System.Diagnostics;
using System.Reflection;

namespace Cairn.Platform.Operate;

/// <summary>What runs: its version and since when.</summary>
public static class Running
{
    public static string Version { get; } = typeof(Running).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>UTC.</summary>
    public static DateTime Since { get; } = Process.GetCurrentProcess().StartTime.ToUniversalTime();
}
