using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider writes to another about a notice. The two read it and nobody else (W12).</summary>
public static class AnswerNotice
{
    public static readonly Verb Verb = new("AnswerNotice", "A provider writes to another about a notice; the two read it and nobody else.");

    public const int LongestText = 2000, MostMessages = 100;

    /// <param name="To">Whom the owner of the notice answers; null for whoever writes to the owner.</param>
    public sealed record Input(Guid Notice, Guid? To, string? Text);

    /// <exception cref="NoSuchRecordException">The notice is not there for this provider, or nobody has written whom it answers.</exception>
    /// <exception cref="AnswersRefusedException">The text cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var notice = await db.NoticeFor(input.Notice, keeper.Organisation, db.Store.Clock.Today, stop) ?? throw new NoSuchRecordException("There is no such notice, or it is down.");
        var mine = await db.MessagesOf(keeper.Organisation).Where(m => m.NoticeId == notice.Id).Select(m => new { m.OrganisationId, m.ToId }).ToListAsync(stop);
        var owns = notice.OrganisationId == keeper.Organisation;
        if (owns && mine.All(m => m.OrganisationId != input.To))
            throw new NoSuchRecordException("Nobody of that name has written about this notice.");
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > LongestText)
            throw new AnswersRefusedException([new("Text", $"Write your message, in at most {LongestText:N0} characters")]);
        var to = owns ? input.To!.Value : notice.OrganisationId;
        if (mine.Count(m => m.ToId == to || m.OrganisationId == to) >= MostMessages)
            throw new AnswersRefusedException([new("Text", $"{MostMessages} messages have gone between you. Talk to each other outside Cairn")]);
        db.Add(new HelpMessage { Id = NewId.Next(), OrganisationId = keeper.Organisation, ToId = to, NoticeId = notice.Id, Text = input.Text.Trim(), Sent = db.Store.Clock.Now });
    }, stop);
}
