using Xunit;

namespace Cairn.Platform.Packs;

/// <summary>(W12) Written policies to start from.</summary>
public sealed class PolicyReaderTests
{
    [Fact]
    public void Every_policy_has_its_blanks_asked_for_and_filled_in()
    {
        var policies = Packs.Load(Packs.Beside).Policies;
        Assert.True(policies.Count >= 10);
        Assert.All(policies, p =>
        {
            Assert.Equal(Evidence.General, p.Evidence);
            var filled = p.Filled(name => $"<{name}>");
            Assert.DoesNotContain("{", filled, StringComparison.Ordinal);
            Assert.Contains("<provider>", filled, StringComparison.Ordinal);
            Assert.InRange(p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 60, 400);
        });
    }

    [Fact]
    public void What_is_wrong_in_a_policy_is_told()
    {
        var root = Directory.CreateTempSubdirectory("cairn-policies-");
        try
        {
            root.CreateSubdirectory("uk/policies");
            File.WriteAllText(Path.Combine(root.FullName, "uk/policies/one.md"), "title: One\norder: first\nedition: 1\nfrom: May\nevidence: rumour\nsourse: me\nblank who: Who?\n---\nCall {number}.");
            var problems = new List<PackProblem>();
            PolicyReader.Read(root.FullName, problems);
            Assert.Equal(["source", "sourse", "from", "order", "evidence", "blank", "blank"], problems.Select(p => p.Column));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
