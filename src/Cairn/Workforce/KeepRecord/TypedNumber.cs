using System.Text.RegularExpressions;

namespace Cairn.Workforce;

/// <summary>Numbers as people type them: £12,345.50 is 12345.50. What could mean two things stays as it was typed, for the rules to refuse.</summary>
public static partial class TypedNumber
{
    public static string Plain(string typed)
    {
        var bare = typed.Trim().TrimStart('£').Trim();
        return Thousands().IsMatch(bare) ? bare.Replace(",", "", StringComparison.Ordinal) : bare;
    }

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();
}
