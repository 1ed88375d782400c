using System.Diagnostics;
using System.Reflection;

namespace Cairn.Platform.Operate;

/// <summary>What runs: its version and since when.</summary>
public static class Running
{
    /// <summary>With the first letters of the commit that it was built from.</summary>
    public static string Version { get; } = Short(typeof(Running).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    private static string Short(string version) => version.IndexOf('+', StringComparison.Ordinal) is var at and > 0 && version.Length > at + 8 ? version[..(at + 8)] : version;

    /// <summary>UTC.</summary>
    public static DateTime Since { get; } = Process.GetCurrentProcess().StartTime.ToUniversalTime();
}
