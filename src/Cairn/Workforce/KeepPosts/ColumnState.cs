namespace Cairn.Workforce;

/// <summary>A column of counts as a form has it: what it says as a whole, and its lines.</summary>
internal static class ColumnState
{
    private const string ByRole = "roles", None = "none", NotKnown = "unknown", NoneCell = "0", NotKnownCell = "999";

    /// <summary>What a held cell says as a whole.</summary>
    public static string Of(string cell, int roles) => IsWhole(cell, roles) ? cell == NoneCell ? None : NotKnown : cell.Any(char.IsAsciiDigit) ? ByRole : "";

    /// <summary>The cell holds one word for all roles: the format writes 0 or 999.</summary>
    public static bool IsWhole(string cell, int roles) => cell == NotKnownCell || (cell == NoneCell && roles != 1);

    /// <summary>The cell that a state and the lines make together, or what contradicts.</summary>
    /// <param name="roles">Whether a role is named: then the format wants every column answered.</param>
    public static string Cell(string state, string lines, bool roles, string label, out string? fault)
    {
        var given = lines.Split(';').Any(n => n.Length > 0);
        fault = state is None or NotKnown && given
            ? $"“{label}” is “{(state == None ? "None at all" : "Not known")}”, but a role has a number of them. Choose “By role”, or clear the numbers."
            : state == ByRole && lines.Length == 0 ? $"“{label}” is “By role”, but no role has a number. Give the numbers, or choose another answer."
            : state.Length == 0 && roles && !given ? $"“{label}” has no answer, though roles are named. Give numbers by role, or choose “None at all” or “Not known”." : null;
        return state.Length == 0 && !given ? roles ? NotKnownCell : ""
            : fault is not null ? lines
            : state == None ? NoneCell
            : state == NotKnown ? NotKnownCell
            : string.Join(';', lines.Split(';').Select(n => n.Length == 0 ? NoneCell : n));
    }
}
