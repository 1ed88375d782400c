namespace Cairn.Register;

/// <summary>What is given with a payment: a registration number, and of somebody with two registrations which of them, as "1000 0006-2".</summary>
public static class FeeReference
{
    public static string Words(long number, int ordinal, int registrations) => registrations > 1 ? $"{RegistrationNumber.Words(number)}-{ordinal}" : RegistrationNumber.Words(number);

    /// <param name="ordinal">Null: any registration of the number.</param>
    public static bool TryParse(string text, out long number, out int? ordinal)
    {
        ordinal = null;
        if (RegistrationNumber.TryParse(text, out number))
            return true;
        var at = text.LastIndexOf('-');
        if (at < 0 || text[(at + 1)..] is not [>= '1' and <= '9' and var digit] || !RegistrationNumber.TryParse(text[..at], out number))
            return false;
        ordinal = digit - '0';
        return true;
    }
}
