using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A service closes.</summary>
public static class EndService
{
    public static readonly Verb Verb = new("EndService", "A service closes on a day: its record and its posts end. What was held stays to be looked at.");

    /// <param name="Version">The version that was looked at; null to end whatever is held.</param>
    /// <param name="ClosedOn">The first day on which it is a service no longer.</param>
    public sealed record Input(Guid Service, long? Version, DateOnly? ClosedOn);

    /// <exception cref="AnswersRefusedException">Staff or vacancies are held, or the day cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed the record since that version.</exception>
    public static Task<bool> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var held = await db.Held(input.Service, stop);
            if (input.Version is { } seen && seen != held.Id)
                throw new ConflictException();
            await db.MayKeep(held.OrganisationId, keeper.Actor, stop);
            List<AnswerFault> faults = [.. Day(input.ClosedOn, db.Store.Clock.Today)];
            if (await db.Own<Engagement>().CountAsync(e => e.ServiceId == held.Record, stop) is > 0 and var staff)
                faults.Add(new("", $"{Format.Count(staff, "person", "people")} {(staff == 1 ? "works" : "work")} here. Move them to another service, or say that they left."));
            var posts = await db.Own<Post>().Where(p => p.ServiceId == held.Record).ToListAsync(stop);
            if (posts.Sum(p => p.Vacancies ?? 0) is > 0 and var vacancies)
                faults.Add(new("", $"{Format.Count(vacancies, "post is", "posts are")} vacant here. Take {(vacancies == 1 ? "it" : "them")} out of the posts."));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);

            await db.End<Service>(held.Id, stop);
            held.ClosedOn = input.ClosedOn;
            await db.Begin([held], keeper.Source, stop, asLast: true);
            foreach (var post in posts)
                await db.End<Post>(post.Id, stop);
            db.Note(nameof(Service), held.Record, held.OrganisationId, null, new JsonObject { ["closed on"] = Format.IsoDate(input.ClosedOn!.Value) });
            return true;
        }, stop);

    private static IEnumerable<AnswerFault> Day(DateOnly? day, DateOnly today)
    {
        if (day is null)
            yield return new("closedOn", "Give the day on which the service closed.");
        else if (day > today)
            yield return new("closedOn", "That day is in the future. Come back when the service has closed.");
    }
}
