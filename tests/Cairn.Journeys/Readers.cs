using Xunit;

namespace Cairn.Journeys;

/// <summary>Who reads: the public (an empty name), and every account that the demonstration has.</summary>
public static class Readers
{
    public static readonly string[] Names =
        ["", "worker", "editor", "manager", "parent", "single", "council", "registrar", "signatory", "statistician", "administrator", "lead"];

    /// <summary>Whose pages another reader sees too: an editor's are a manager's, a second registrar's the first one's.</summary>
    public static bool SeesLess(string who) => who is "editor" or "signatory";

    /// <summary>Between them they may open every page; who is left out sees some of the same.</summary>
    public static TheoryData<string> Between => ["", "worker", "manager", "parent", "council", "registrar", "statistician", "administrator", "lead"];

    public static TheoryData<string> Each => [.. Names];
}
