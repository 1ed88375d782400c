using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>What somebody types to check the register, and what of it cannot be looked for.</summary>
public static class FindRegistrant
{
    private const int Longest = 100;

    /// <param name="Name">A name, part of one, or a registration number.</param>
    public sealed record Input(string? Name, string? Town = null, string? Employer = null, int? After = null);

    /// <summary>The number that was asked for; null: a name was.</summary>
    /// <exception cref="AnswersRefusedException">It cannot be looked for.</exception>
    public static long? Number(Input input)
    {
        var text = input.Name?.Trim() ?? "";
        if (text.Length == 0)
            throw Refused(input.Town is null && input.Employer is null ? "Enter a name or a registration number." : "Enter a name too: the register is not listed by town or employer alone.");
        if (RegistrationNumber.TryParse(text, out var number))
            return number;
        if (RegistrationNumber.LooksLike(text))
            throw Refused("There can be no such registration number: a digit of it is wrong, or two have changed places. Compare it with the certificate.");
        if (text.Any(char.IsAsciiDigit))
            throw Refused("A registration number has eight digits, and a name has none. Enter one of the two.");
        if (text.Length > Longest || input.Town?.Length > Longest || input.Employer?.Length > Longest)
            throw Refused("That is too long. Enter the name alone, without title or address.");
        if (!NameText.Of(text).Keys.Any(k => k.Length > 1))
            throw Refused("Enter at least two letters of a name; initials alone are too few.");
        return null;
    }

    /// <summary>Whether a text can be looked for as a name.</summary>
    public static bool IsName(string text) => text.Length <= Longest && !text.Any(char.IsAsciiDigit) && NameText.Of(text).Keys.Any(k => k.Length > 1);

    private static AnswersRefusedException Refused(string text) => new([new AnswerFault(nameof(Input.Name), text)]);

    public static NameQuery Query(Input input) => new(input.Name!, input.Town, input.Employer, input.After);
}
