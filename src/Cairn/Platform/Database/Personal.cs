namespace Cairn.Platform.Database;

/// <summary>Whose a table's rows are, where they tell of people.</summary>
public enum PersonalBy
{
    /// <summary>Of one record about a person: the column holds the record's identifier. What subject access gives and erasure takes.</summary>
    Record,

    /// <summary>Of an account: its owner's own name and use of the program.</summary>
    Account,

    /// <summary>Of the files that were brought in: cleared with the return.</summary>
    Files,

    /// <summary>Beside records, as <see cref="PersonalAttribute.Why"/> says, and gone with the last of them.</summary>
    Beside,

    /// <summary>Of a registrant: kept as the register's law says, given to the registrant on their own page, never erased with an employer's record.</summary>
    Register,
}

/// <summary>
/// A table that tells of people. Every table bears this or <see cref="NotPersonalAttribute"/>, so that subject access, erasure and
/// retention leave none out.
/// </summary>
/// <param name="by">Whose the rows are.</param>
/// <param name="column">The member that holds whose.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PersonalAttribute(PersonalBy by, string column) : Attribute
{
    public PersonalBy By => by;

    public string Column => column;

    public string? Why { get; init; }
}

/// <summary>A table that tells of nobody, and why that is so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotPersonalAttribute(string why) : Attribute
{
    public string Why => why;
}
