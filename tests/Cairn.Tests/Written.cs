using Xunit;

namespace Cairn.Tests;

/// <summary>A document that a test writes from the program, so that it never tells of yesterday's.</summary>
public static class Written
{
    /// <summary>Fails when the committed document differs, and leaves the right one in artifacts.</summary>
    public static void Check(string document, string text)
    {
        var committed = Path.Combine(Source.Root, document);
        if (File.Exists(committed) && File.ReadAllText(committed) == text)
            return;
        var fresh = Path.Combine(Source.Root, "artifacts", document);
        Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
        File.WriteAllText(fresh, text);
        Assert.Fail($"{document} is not what the program does now. Look at the difference, then: cp artifacts/{document} {document}");
    }
}
