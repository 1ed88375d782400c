namespace Cairn.Platform.Access;

/// <summary>Why an OpenID provider's answer signs nobody in. The log holds this word and nothing of the answer.</summary>
public enum OpenIdRefusal
{
    Unreachable, WrongDiscovery, NotBegun, AnotherState, TooLate, Denied, ProviderError, CodeRefused,
    Unreadable, Issuer, Audience, Algorithm, Signature, UnknownKey, Expired, FromTheFuture, Nonce, Level, Subject,
    EmailUnverified, EmailOfAnother, Unknown, NotOpen, LinkedElsewhere, AccountChanged,
}

public sealed class OpenIdRefusedException(OpenIdRefusal kind, Exception? inner = null) : Exception(kind.ToString(), inner)
{
    public OpenIdRefusal Kind { get; } = kind;
}

public static class OpenIdRefusals
{
    /// <returns>What happened, and what to do.</returns>
    public static (string Heading, string What, string Do) Words(OpenIdRefusal kind, string name) => kind switch
    {
        OpenIdRefusal.Denied => ($"You did not sign in with {name}", "You stopped, or it did not let you go on. Nothing has changed.", "Begin again, or sign in with your password."),
        OpenIdRefusal.NotBegun or OpenIdRefusal.AnotherState or OpenIdRefusal.TooLate or OpenIdRefusal.AccountChanged =>
            ("This sign-in is over", "It was not begun in this browser, was used already, or took longer than ten minutes.", "Begin again."),
        OpenIdRefusal.Unreachable or OpenIdRefusal.WrongDiscovery or OpenIdRefusal.ProviderError or OpenIdRefusal.CodeRefused =>
            ($"{name} cannot sign you in at the moment", "It did not answer as it should. You have done nothing wrong.", "Try again in a few minutes, or sign in with your password."),
        OpenIdRefusal.Level => ($"{name} did not check enough", "Cairn holds records of people’s work, so we ask for a second step, such as a code sent to your phone.", $"Sign in to {name} with its second step, or sign in here with your password."),
        OpenIdRefusal.EmailUnverified or OpenIdRefusal.EmailOfAnother =>
            ("Your invitation went to another address", $"{name} did not confirm that the address of your invitation is yours. Your invitation still stands.", $"Open its link again and choose a password. You can link {name} afterwards, whatever its address."),
        OpenIdRefusal.Unknown => ($"We do not know this {name} sign-in yet", "An e-mail address alone opens no account here, even where it is the same.", $"If you have an account, sign in with your password, then choose Linked sign-ins under Your account. If you are invited, open the link of your invitation and choose {name} there. Otherwise ask your organisation’s manager to invite you."),
        OpenIdRefusal.NotOpen => ("Your account is closed for now", $"{name} has told us who you are, and your account is suspended.", "Ask your organisation’s manager, or whoever runs this Cairn."),
        OpenIdRefusal.LinkedElsewhere => ("This sign-in opens another account", $"Your {name} sign-in is linked with an account already. One sign-in opens one account.", "Sign in to the other account and unlink it there first."),
        _ => ($"We cannot trust what came from {name}", "Its answer is not the one that it should give, so nobody is signed in.", $"Begin again. If it happens again, tell whoever runs this Cairn the word “{kind}”."),
    };
}
