using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>A rule that a line breaks. It lives only during the call that hands it over.</summary>
public readonly ref struct Finding(Rule rule, int line, ReadOnlySpan<byte> value, string? detail)
{
    public Rule Rule { get; } = rule;

    /// <summary>Physical line, from 1, on which the row starts; 1 for a whole file.</summary>
    public int Line { get; } = line;

    /// <summary>The value as read, in UTF-8.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>What this line adds to the rule's message, or null.</summary>
    public string? Detail { get; } = detail;

    public string Message => Detail is null ? Rule.Message : $"{Rule.Message} {Detail}";

    public string ValueText => Encoding.UTF8.GetString(Value);
}

/// <summary>Receives findings in order of file, line and column, on the thread that called the check.</summary>
public delegate void FindingHandler(in Finding finding);
