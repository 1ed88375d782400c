namespace Cairn.Engine.Disclosure;

/// <summary>Tables that cannot be protected as they are: the message says which table and cell, and what does not fit.</summary>
public sealed class UnfitTablesException(string message, string advice) : Exception($"{message} {advice}")
{
    public string Advice { get; } = advice;
}
