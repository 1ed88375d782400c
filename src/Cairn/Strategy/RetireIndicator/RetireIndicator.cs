using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An indicator is followed no longer; its page and what it showed stay (S5).</summary>
public static class RetireIndicator
{
    public static readonly Verb Verb = new("RetireIndicator", "An indicator is followed no longer, with the reason; its page and what it showed stay.");

    public const int LongestWhy = 500;

    public static Task Run(PlanKeeper keeper, Guid plan, Guid indicator, string? why, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await keeper.Open(db, plan, stop);
        var one = await db.Set<Indicator>().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan, stop) ?? throw new NoSuchRecordException("There is no such indicator.");
        if (one.RetiredOn is not null)
            throw new RefusedException("This indicator is followed no longer already.");
        if (string.IsNullOrWhiteSpace(why) || why.Trim().Length > LongestWhy)
            throw new AnswersRefusedException([new("RetireWhy", $"Say why it is followed no longer, in at most {LongestWhy} characters")]);
        (one.RetiredOn, one.RetiredWhy) = (db.Store.Clock.Today, why.Trim());
        one.Version++;
    }, stop);
}
