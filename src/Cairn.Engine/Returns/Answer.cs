namespace Cairn.Engine.Returns;

/// <summary>Whether a question was answered.</summary>
public enum AnswerState : byte { Blank, Given, DontKnow }

/// <summary>
/// An answer in whole units that its property names: a code, a year, minutes, half days. "Don't know" keeps the code that said so
/// (999, 998, 99, 3 or 16 according to the list), so that it is neither lost nor mistaken for blank.
/// </summary>
public readonly record struct Answer(AnswerState State, int Value)
{
    public static readonly Answer Blank;

    public static Answer Of(int value) => new(AnswerState.Given, value);

    public static Answer DontKnow(int code) => new(AnswerState.DontKnow, code);

    public bool IsBlank => State == AnswerState.Blank;

    /// <summary>The value, or null for blank and for don't know.</summary>
    public int? Known => State == AnswerState.Given ? Value : null;

    /// <summary>True for this code, given or as don't know.</summary>
    public bool Is(int code) => State != AnswerState.Blank && Value == code;
}
