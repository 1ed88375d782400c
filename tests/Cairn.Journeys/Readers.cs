using Xunit;

namespace Cairn.Journeys;

/// <summary>Who reads: the public (an empty name), and every account that the demonstration has.</summary>
public static class Readers
{
    public static readonly string[] Names =
        ["", "worker", "editor", "manager", "parent", "single", "council", "registrar", "statistician", "administrator"];

    /// <summary>Between them they may open every page; who is left out sees some of the same.</summary>
    public static TheoryData<string> Between => ["", "worker", "manager", "parent", "council", "statistician", "administrator"];

    public static TheoryData<string> Each => [.. Names];
}
