using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>Somebody who is to apply makes an account for themselves: a worker's, of no organisation, that opens its own pages and no other (R2).</summary>
public static class SignUp
{
    public static readonly Verb Verb = new("SignUp", "Somebody makes an account of their own, to apply to a register.");

    public sealed record Input(string? FullName, string? UserName, string? Password);

    /// <exception cref="AnswersRefusedException">An answer is missing, the user name is taken or the password too short.</exception>
    public static Task<Account> Run(Store store, Input input, CancellationToken stop)
    {
        var answers = new Answers();
        var name = answers.Need("FullName", input.FullName, "Write your name");
        var user = answers.Need("UserName", input.UserName, "Choose a user name; your e-mail address does");
        if (string.IsNullOrEmpty(input.Password) || input.Password.Length < Account.PasswordLength)
            answers.Refuse("Password", $"Choose a password of at least {Account.PasswordLength} characters. Three or four words that you can remember make a good one");
        answers.Check();
        return store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
        {
            var account = new Account { UserName = user, Name = name, Role = Role.Worker };
            try
            {
                await AddAccount.To(db, account, input.Password);
            }
            catch (RefusedException refused) when (refused is not AnswersRefusedException)
            {
                throw new AnswersRefusedException([new(refused.Message.Contains("user name", StringComparison.Ordinal) ? "UserName" : "Password", refused.Message)]);
            }
            return account;
        }, stop);
    }
}
