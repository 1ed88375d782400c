namespace Cairn.Engine.Disclosure;

/// <param name="Table">The first table that the cell stands in, and <paramref name="Position"/> its place there.</param>
/// <param name="Name">Such as: table "staff", Fife / Manager.</param>
public sealed record HiddenCell(string Table, int Position, string Name);

/// <summary>Tables as they may be shown. A cell that stands in several tables counts once.</summary>
/// <param name="Primary">Hidden because they are under the threshold.</param>
/// <param name="Secondary">Hidden because a primary could be worked out without them: each is needed while the others are hidden.</param>
/// <param name="HiddenBefore">Hidden because an earlier release hid them, and showing them now would answer what it kept back.</param>
/// <param name="AlreadyOut">Of the primary ones, those that an earlier release has shown: hiding them now cannot take that back.</param>
/// <param name="Unproven">Of the primary ones, those for which protection could not be shown. The attack says what they come to.</param>
/// <param name="Remarks">What else was done because of earlier releases.</param>
public sealed record Protected(
    IReadOnlyList<ShownTable> Tables, IReadOnlyList<HiddenCell> Primary, IReadOnlyList<HiddenCell> Secondary,
    IReadOnlyList<HiddenCell> HiddenBefore, IReadOnlyList<HiddenCell> AlreadyOut, IReadOnlyList<HiddenCell> Unproven, IReadOnlyList<string> Remarks);
