namespace Cairn.Engine.Returns;

/// <summary>The three files of a return, in the order in which they are checked.</summary>
public enum ReturnsFile : byte { Workplace, Staff, Training }

/// <summary>Whether a finding stops its row.</summary>
public enum Severity : byte { Error, Warning }

/// <summary>What becomes of what was found.</summary>
public enum Outcome : byte
{
    /// <summary>Nothing of the row is stored.</summary>
    RowRefused,

    /// <summary>The row is stored without the value, which the finding keeps.</summary>
    ValueSetAside,

    /// <summary>The value is stored; somebody should look at it.</summary>
    KeptCheck,

    /// <summary>The format refuses the files as a whole for it; here a person decides, and every good row can still be stored.</summary>
    ForYouToDecide,

    /// <summary>The file as a whole cannot be read.</summary>
    FileUnusable,
}

/// <summary>One thing that can be wrong, said once. A finding is a rule at a line.</summary>
/// <param name="Code">Our own stable code, such as <c>staff.ninumber.form</c>.</param>
/// <param name="AscwdsCode">The code of England's ASC-WDS bulk upload, empty where its checker says nothing.</param>
/// <param name="Column">The column, or the columns that contradict each other joined by a stroke; empty for a whole file.</param>
/// <param name="Order">Place of the column in the format's order: findings of a line are shown in it.</param>
/// <param name="Message">What is wrong, and why.</param>
/// <param name="Advice">What to do.</param>
public sealed record Rule(
    ReturnsFile File, string Code, string AscwdsCode, string Column, int Order, Outcome Outcome, string Message, string Advice)
{
    public Severity Severity => Outcome is Outcome.RowRefused or Outcome.ForYouToDecide or Outcome.FileUnusable ? Severity.Error : Severity.Warning;

    /// <summary>Rules are compared by identity: each is made once.</summary>
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
