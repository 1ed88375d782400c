using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Platform.Audit;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>
/// What somebody was told when they looked a number up, signed: it can be kept, shown to others, and checked. Its text is the
/// whole of what is signed, so that nobody needs Cairn to read it.
/// </summary>
public static class LookupReceipt
{
    private const string Opens = "Receipt of a look at the register", Signature = "Signature: ";

    /// <summary>Longest text that is looked at.</summary>
    public const int Longest = 10_000;

    /// <param name="at">When it was looked up, UTC.</param>
    /// <param name="day">The day that was asked for.</param>
    public static string Of(Keys keys, Packs packs, PublicEntry entry, DateTime at, DateOnly day)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line(Opens);
        Line($"Register: {packs.Register(entry.Register).Name}");
        Line($"Number: {RegistrationNumber.Words(entry.Number)}");
        Line($"Name: {entry.Name}");
        foreach (var registration in entry.Registrations)
            Line($"{registration.Part}: {StandingWords.Of(registration.Standing)} since {Format.Date(registration.Since)}{(registration.OnCondition ? ", on condition of gaining a qualification" : "")}");
        foreach (var words in entry.Registrations.Select(r => RuleWords.Of(r.Then, DateOnly.FromDateTime(at))).OfType<string>().Distinct())
            Line(words);
        foreach (var sanction in entry.Sanctions)
            Line($"Sanction: {SanctionWords.Of(sanction.Kind)} from {Format.Date(sanction.From)}{(sanction.Until is { } until ? $", to the day before {Format.Date(until)}" : "")}");
        Line($"As at: {Format.Date(day)}");
        Line(string.Create(CultureInfo.InvariantCulture, $"Looked up: {at:yyyy-MM-dd HH:mm:ss} UTC"));
        return $"{text}{Signature}{Convert.ToBase64String(keys.Signing.SignData(Encoding.UTF8.GetBytes(text.ToString()), HashAlgorithmName.SHA256))}\n";
    }

    /// <summary>Whether a text is a receipt of this register and unchanged; spaces at its ends and line ends do not count.</summary>
    /// <param name="number">The number that it is about.</param>
    public static bool Verify(Keys keys, string text, out long number, out string said)
    {
        (number, said) = (0, "");
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n').Select(l => l.TrimEnd()).ToArray();
        if (text.Length > Longest || lines is not [Opens, .., var last] || !last.StartsWith(Signature, StringComparison.Ordinal))
            return false;
        var signed = string.Concat(lines[..^1].Select(l => l + "\n"));
        var signature = new byte[128];
        if (!Convert.TryFromBase64String(last[Signature.Length..], signature, out var length) || !keys.Signing.VerifyData(Encoding.UTF8.GetBytes(signed), signature.AsSpan(0, length), HashAlgorithmName.SHA256))
            return false;
        said = signed;
        return RegistrationNumber.TryParse(lines.FirstOrDefault(l => l.StartsWith("Number: ", StringComparison.Ordinal))?["Number: ".Length..], out number);
    }
}
