using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The posts of a service are kept: vacancies now, who came and who left in twelve months, and why.</summary>
public static class KeepPosts
{
    public static readonly Verb Verb = new("KeepPosts", "A service's posts by role change: vacancies, starters and leavers, and why people left.");

    private static readonly string[] Columns = ["vacancies", "starters", "leavers"];

    /// <param name="Seen">What was looked at, as <see cref="Version"/> gives it; null to change whatever is held.</param>
    /// <param name="Answers">By question of <see cref="PostQuestions"/>; what is not named stays.</param>
    public sealed record Input(Guid Service, string? Seen, IReadOnlyDictionary<string, string?> Answers);

    /// <summary>The versions that make up what is held of a service's posts.</summary>
    public static string Version(Service held, IEnumerable<Post> posts) =>
        string.Join('-', posts.Select(p => p.Id).Order().Prepend(held.Id).Select(id => id.ToString(CultureInfo.InvariantCulture)));

    /// <returns>Whether anything differs now.</returns>
    /// <exception cref="AnswersRefusedException">The rules of the return refuse an answer.</exception>
    /// <exception cref="ConflictException">Somebody else changed the record since that version.</exception>
    public static Task<bool> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var held = await db.Held(input.Service, stop);
            var posts = await db.Own<Post>().Where(p => p.ServiceId == held.Record).ToListAsync(stop);
            if (input.Seen is { } seen && seen != Version(held, posts))
                throw new ConflictException();
            await db.MayKeep(held.OrganisationId, keeper.Actor, stop);
            var (records, words) = (keeper.Codes.Of(held.Country), keeper.Labels.Of(held.Country));
            var sheet = new ServiceSheet(db, records, words);
            var answers = Whole(input.Answers, await sheet.Cells(held, stop), words, records);
            if (!records.AreFormats && Columns.Any(c => answers[c] is "none" or "unknown") && AnswerRows.Read(answers["posts"], 4).Count == 0)
                throw new AnswersRefusedException([new("posts", "No role is named, so there is nothing of which none is vacant, started or left. Choose the roles that this service has.")]);
            var draft = await sheet.Check(held, answers, stop);
            if (draft.Faults.Count > 0)
                throw new AnswersRefusedException(draft.Faults);

            if (draft.Changes.Count > 0 && records.AreFormats)
                await db.Keep(held, draft, keeper.Source, stop);
            return await Replace(db, held, posts, draft.Posts, keeper.Source, stop) || draft.Changes.Count > 0;
        }, stop);

    /// <summary>Every column's state with the lines, for together they make a cell; lines without a number are left out.</summary>
    private static Dictionary<string, string?> Whole(IReadOnlyDictionary<string, string?> given, Dictionary<string, string> cells, CountryLabels words, RecordCodes codes)
    {
        var answers = PostQuestions.All.Where(q => words.Asks(CountryLabels.ServiceQuestions, q.Ask!.Name) || given.ContainsKey(q.Ask.Name))
            .ToDictionary(q => q.Ask!.Name, q => given.TryGetValue(q.Ask!.Name, out var answer) ? answer : ServiceCells.Shown(cells, q.Ask), StringComparer.Ordinal);
        // Where no row of a file holds the answer "none", each role holds its own.
        var named = !codes.AreFormats && Columns.Any(c => answers[c] is "none" or "unknown");
        answers["posts"] = AnswerRows.Write(AnswerRows.Read(answers["posts"], 4).Where(line => line[0].Length == 0 || named || line.Skip(1).Any(n => n.Length > 0)));
        return answers;
    }

    private static async Task<bool> Replace(Db db, Service held, List<Post> posts, IReadOnlyList<Post> next, string source, CancellationToken stop)
    {
        var changed = false;
        foreach (var post in next)
        {
            post.ServiceId = held.Record;
            var before = posts.FirstOrDefault(p => p.Role == post.Role);
            if (before is not null && Numbers(before) == Numbers(post))
                continue;
            changed = true;
            if (before is not null)
            {
                await db.Replace(before, post, source, stop);
            }
            else
            {
                (post.Record, post.OrganisationId) = (NewId.Next(), held.OrganisationId);
                await db.Begin([post], source, stop);
            }
            db.Note(nameof(Post), post.Record, held.OrganisationId, before is null ? null : Side(before), Side(post));
        }
        foreach (var gone in posts.Where(p => next.All(n => n.Role != p.Role)))
        {
            changed = true;
            await db.End<Post>(gone.Id, stop);
            db.Note(nameof(Post), gone.Record, held.OrganisationId, Side(gone), null);
        }
        return changed;
    }

    private static (int?, int?, int?) Numbers(Post post) => (post.Vacancies, post.Starters, post.Leavers);

    private static JsonObject Side(Post post) => new() { ["role"] = post.Role, ["vacancies"] = post.Vacancies, ["starters"] = post.Starters, ["leavers"] = post.Leavers };
}
