namespace Cairn.Workforce;

/// <summary>How regulated services are called where everybody reads.</summary>
public static class RegulatedWords
{
    /// <summary>"Nursing homes, residential homes".</summary>
    public static string Kind(string? kind) => string.IsNullOrEmpty(kind) ? "Service" : kind.Replace("|", ", ", StringComparison.Ordinal);

    /// <summary>A service whose name is not shown, or not given.</summary>
    public static string Nameless(string kind, bool isChildMinder, string? area) =>
        (isChildMinder ? "Child minder" : kind) + (area is null ? "" : area.StartsWith("outside", StringComparison.OrdinalIgnoreCase) ? " " + area : " in " + area);

    /// <summary>The postcode as it is searched: of a person's own service only its first half, which names a district and no street.</summary>
    public static string PostcodeKey(string postcode, bool isPersons)
    {
        var tight = new string([.. postcode.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return isPersons ? tight.Length > 4 ? tight[..^3] : "" : tight;
    }

    /// <summary>2.95 of 295 hundredths.</summary>
    public static string Staff(int hundredths) => Cairn.Platform.Site.Format.Number(hundredths / 100m, 2);

    /// <summary>April 2002.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>5, or 4 to 6.</summary>
    public static string? Grades(int? least, int? most) => (least, most) switch
    {
        (null, null) => null,
        ({ } one, null) => $"{one}",
        (null, { } one) => $"{one}",
        ({ } a, { } b) => a == b ? $"{a}" : $"{a} to {b}",
    };
}
