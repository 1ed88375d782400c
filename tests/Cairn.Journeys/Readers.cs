using Xunit;

namespace Cairn.Journeys;

/// <summary>Who reads: the public (an empty name), and every account that the demonstration has.</summary>
public static class Readers
{
    public static readonly string[] Names =
        ["", "worker", "editor", "manager", "parent", "single", "council", "registrar", "statistician", "administrator"];

    public static TheoryData<string> Each => [.. Names];
}
