using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider offers help with an employer's work, or asks for it (W12).</summary>
public static class PutUpNotice
{
    public static readonly Verb Verb = new("PutUpNotice", "A provider offers or asks for help with an employer’s work; others read it with its name, area and size.");

    public const int LongestWords = 1000, MostOpen = 10, MostMonths = 12;

    /// <param name="Area">Null for the whole country.</param>
    /// <param name="ForSize">Null for any size.</param>
    /// <param name="Until">The last day on which others read it.</param>
    public sealed record Input(HelpKind? Kind, string? Subject, string? Area, string? ForSize, string? Words, DateOnly? Until);

    /// <summary>What others will read of a provider: its name, area and size, and nothing else.</summary>
    public sealed record Shown(string Name, string? Area, string Size);

    public static async Task<Shown> ShownOf(Db db, Guid organisation, DateOnly today, CancellationToken stop)
    {
        var own = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => new { o.Name, o.Area }).FirstAsync(stop);
        var people = await db.Own<Engagement>().Where(e => e.OrganisationId == organisation).InPost(today).CountAsync(stop);
        return new Shown(own.Name, own.Area, EmployerSize.Of(people));
    }

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var today = db.Store.Clock.Today;
        var country = await db.Set<Organisation>().Where(o => o.Id == keeper.Organisation).Select(o => o.Country).FirstAsync(stop);
        var words = keeper.Labels.Of(country);
        List<AnswerFault> faults = [];
        if (input.Kind is null)
            faults.Add(new("Kind", "Say whether you offer help or ask for it"));
        if (words.Choices("help-subjects", today).All(c => c.Value != input.Subject))
            faults.Add(new("Subject", "Choose what it is about"));
        if (input.Area is not null && words.Choices("areas", today).All(c => c.Value != input.Area))
            faults.Add(new("Area", "Choose an area of the list, or the whole country"));
        if (input.ForSize is not null && EmployerSize.All.All(s => s.Code != input.ForSize))
            faults.Add(new("ForSize", "Choose a size of the list, or any"));
        if (string.IsNullOrWhiteSpace(input.Words) || input.Words.Length > LongestWords)
            faults.Add(new("Words", $"Say what you offer or need, in at most {LongestWords:N0} characters"));
        if (input.Until is not { } until || until < today || until > today.AddMonths(MostMonths))
            faults.Add(new("Until", $"Enter the last day, at most {MostMonths} months from now"));
        if (await db.Set<HelpNotice>().CountAsync(n => n.OrganisationId == keeper.Organisation && n.State == HelpState.Open && n.Until >= today, stop) >= MostOpen)
            faults.Add(new("Kind", $"You have {MostOpen} open notices. Take one down first"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var shown = await ShownOf(db, keeper.Organisation, today, stop);
        var notice = new HelpNotice
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, Kind = input.Kind!.Value, Subject = input.Subject!, Area = input.Area, ForSize = input.ForSize, Words = input.Words!.Trim(),
            Until = input.Until!.Value, PutUp = db.Store.Clock.Now, Country = country, ShownName = shown.Name, ShownArea = shown.Area, ShownSize = shown.Size,
        };
        db.Add(notice);
        return notice.Id;
    }, stop);
}
