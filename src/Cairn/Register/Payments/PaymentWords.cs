using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>What is said of lines of files of payments.</summary>
public static class PaymentWords
{
    public static string Of(PaymentOutcome outcome) => outcome switch
    {
        PaymentOutcome.Due => "The fee that is due",
        PaymentOutcome.Less => "Less than is due",
        PaymentOutcome.More => "More than is due",
        PaymentOutcome.Unknown => "Nobody’s number",
        PaymentOutcome.Several => "One of two fees",
        PaymentOutcome.Twice => "Kept before",
        PaymentOutcome.NotDue => "No fee is due",
        PaymentOutcome.Day => "A day that cannot be",
        _ => "Cannot be read",
    };

    /// <summary>What is the matter with a line, in a sentence.</summary>
    public static string Why(PaymentLine line) => line.Outcome switch
    {
        PaymentOutcome.Due => $"{Format.Money(line.Open)} are due.",
        PaymentOutcome.Less => $"{Format.Money(line.Open)} are due, {Format.Money(line.Open - line.Pence!.Value)} more than was paid.",
        PaymentOutcome.More => $"{Format.Money(line.Open)} are due, {Format.Money(line.Pence!.Value - line.Open)} less than was paid.",
        PaymentOutcome.Unknown => FeeReference.TryParse(line.Reference, out _, out _) ? "The register has nobody of this number." : "The reference is no registration number.",
        PaymentOutcome.Several => "More than one fee of this person is open, and the reference does not say which it is for.",
        PaymentOutcome.Twice => "A payment of this person with this payer’s reference was kept before, or stands above in the file.",
        PaymentOutcome.NotDue => "No fee of this person is open: none was asked for, or it is paid.",
        PaymentOutcome.Day => "It is a day to come, or more than two years ago.",
        _ => "Its day or its sum cannot be read. A sum is pounds and pence above 0.",
    };

    public static string Settled(PaymentSettled how) => how == PaymentSettled.Kept ? "Kept by a person" : "Set aside";
}
