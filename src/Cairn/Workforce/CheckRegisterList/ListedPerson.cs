using Cairn.Engine.ServiceLists;
using Cairn.Platform.Database;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>One person of a list that is checked against the register.</summary>
/// <param name="At">Line of the file.</param>
/// <param name="Name">The whole name.</param>
/// <param name="Family">The family name; the whole name where the list has no column for it.</param>
/// <param name="Typed">The number as the list has it; empty: none.</param>
/// <param name="Number">The number, where it can be one.</param>
/// <param name="Part">A part of the register, as the list calls it.</param>
public sealed record ListedPerson(int At, string Name, string Family, string Typed, long? Number, string? Town, string? Employer, string? Part)
{
    private static readonly IReadOnlyList<ListColumn> Columns =
    [
        .. Named("number", "registration number", "register number", "reg number", "reg no", "number"), .. Named("given", "given names", "given name", "first name", "first names", "forename", "forenames"),
        .. Named("family", "family name", "last name", "surname"), .. Named("name", "name", "full name"), .. Named("town", "town", "town of work"), .. Named("employer", "employer", "organisation"),
        .. Named("part", "part", "part of the register", "register part"),
    ];

    private static IEnumerable<ListColumn> Named(string field, params string[] names) => names.Select(n => new ListColumn(n, field, ColumnMatch.Whole, false, false));

    /// <exception cref="RefusedException">The file is no list with names.</exception>
    internal static IReadOnlyList<ListedPerson> Read(byte[] bytes)
    {
        ListedRows rows;
        try
        {
            rows = ListedRows.Read(ListText.Read(bytes).Text, Columns);
        }
        catch (UnusableListException)
        {
            throw new RefusedException("The file has no line that names its columns, or a quotation mark in it does not close. It needs a column “Registration number” and the names, such as “First name” and “Surname”; without numbers two columns at least, such as “Name” and “Town”. Save it as CSV and send it again.");
        }
        int? At(string field) => rows.Heading.Found.Where(f => f.Column.Field == field).Select(f => (int?)f.At).FirstOrDefault();
        var (number, name, given, family, town, employer, part) = (At("number"), At("name"), At("given"), At("family"), At("town"), At("employer"), At("part"));
        if (name is null && family is null)
            throw new RefusedException("The file needs the names: “First name” and “Surname”, or “Name”; and best a column “Registration number”. Nothing was checked.");
        static string Cell(ListedRows.ListedRow row, int? at) => at is { } a && a < row.Cells.Length ? ListValues.Trim(row.Cells[a]) : "";
        static string? Given(ListedRows.ListedRow row, int? at) => Cell(row, at) is { Length: > 0 } text ? text : null;
        return
        [
            .. rows.Rows.Select(r =>
            {
                var (typed, last) = (Cell(r, number), Cell(r, family));
                var whole = Given(r, name) ?? $"{Cell(r, given)} {last}".Trim();
                return new ListedPerson(r.Line, whole, last.Length > 0 ? last : whole, typed, RegistrationNumber.TryParse(typed, out var parsed) ? parsed : null, Given(r, town), Given(r, employer), Given(r, part));
            }),
        ];
    }
}
