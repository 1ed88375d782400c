using Xunit;

namespace Cairn.Tests;

/// <summary>Rules about what is written, whatever it does.</summary>
public sealed class SourceTests
{
    private static readonly string[] code = [.. Source.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void No_file_of_code_is_longer_than_400_lines() => Assert.Empty(
        from file in code
        let lines = File.ReadLines(Path.Combine(Source.Root, file)).Count()
        where lines > 400
        select $"{file} has {lines} lines: more than one thing?");

    /// <summary>The project speaks of itself: not of the machine, the registry or the tools that it was written with.</summary>
    [Fact]
    public void No_file_names_a_workplace()
    {
        // In pieces, for this file is read too.
        string[] foreign =
        [
            "/wo" + "rk/", "../shar" + "ed/", "/fa" + "rm/", ".libr" + "ary/", "/home" + "/", "/ro" + "ot/", "nuget" + ".org", "npm" + "js.", "before-" + "stop",
            "closing " + "note", "Clau" + "de", "Anthro" + "pic", "Copi" + "lot", "Chat" + "GPT",
        ];
        Assert.Empty(
            from file in Source.Files
            let path = Path.Combine(Source.Root, file)
            where new FileInfo(path).Length < 5_000_000
            let text = File.ReadAllText(path)
            where !text.Contains('\0')
            from word in foreign
            where text.Contains(word, StringComparison.OrdinalIgnoreCase) || file.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{file} names {word}");
    }

    [Fact]
    public void No_type_is_named_for_its_part_in_a_pattern()
    {
        string[] parts = ["Helper", "Manager", "Util", "Utils", "Base", "Impl", "Dto", "Mapper", "Repository", "Factory", "Wrapper"];
        using var program = CompiledCode.Read("Cairn.dll");
        using var engine = CompiledCode.Read("Cairn.Engine.dll");
        // A registered manager is a person: the sector's own word.
        var names = program.Types.Concat(engine.Types).Select(t => t.Name.Split('`')[0]).Where(name => name != "RegisteredManager");
        Assert.DoesNotContain(names, name => parts.Any(p => name.EndsWith(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_test_is_left_out_and_nothing_is_left_to_do() => Assert.Empty(
        from file in code
        let text = File.ReadAllText(Path.Combine(Source.Root, file))
        from mark in new[] { "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "Skip" + " = \"" }
        where text.Contains(mark, StringComparison.Ordinal)
        select $"{file} holds {mark}");
}
