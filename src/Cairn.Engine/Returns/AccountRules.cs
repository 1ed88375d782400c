namespace Cairn.Engine.Returns;

/// <summary>Rules on the workplace file as a whole that turn on whose account returns it.</summary>
internal static class AccountRules
{
    public static readonly Rule NotParent = RuleBook.Workplace.Whole("file.not-parent", Outcome.ForYouToDecide,
        "The account is not a parent, so the workplace file must hold exactly one row.", "Return only your own workplace.", "950");

    public static readonly Rule OwnMissing = RuleBook.Workplace.Whole("file.own-missing", Outcome.ForYouToDecide,
        "The account's own workplace is not in the workplace file.", "Add its row, with STATUS NOCHANGE if nothing is new.", "955");
}
