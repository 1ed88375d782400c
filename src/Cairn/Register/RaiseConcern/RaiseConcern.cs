using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Somebody tells the register of a worker's conduct, practice or health, or of a title used wrongly (R5, R6).</summary>
public static class RaiseConcern
{
    public static readonly Verb Verb = new("RaiseConcern", "Somebody tells the register of a worker’s conduct, practice or health, or of a title used wrongly.");
    public static readonly Verb Screen = new("ScreenConcern", "The questions before a concern led somewhere; how often is counted by day.");

    public const int LongestWords = 10_000, LongestLine = 300, LeastWords = 20;

    public sealed record Input(string Country, string? Subject, string? About, string? Number, string? WorksAt, string? Happened, string? When, string? EmployerKnows, string? FromName, string? FromContact);

    /// <summary>Counts where the questions led.</summary>
    public static Task Count(Store store, string country, string subject, CancellationToken stop) => store.Write(Scope.System, new Change(Screen, Actor.Public, RegisterChain.Id), async db =>
    {
        var today = store.Clock.Today;
        var row = await db.Set<Screened>().FirstOrDefaultAsync(s => s.Day == today && s.Country == country && s.Subject == subject, stop);
        if (row is null)
            db.Add(row = new Screened { Day = today, Country = country, Subject = subject });
        row.Times++;
        return 0;
    }, stop);

    /// <param name="change">Files that go with it; and the draft, where it was saved before: it becomes the concern, with its code.</param>
    /// <returns>The code by which they can ask what became of it.</returns>
    /// <exception cref="AnswersRefusedException">An answer is missing or too long, or a file is not taken.</exception>
    /// <exception cref="NoSuchRecordException">The code finds no draft.</exception>
    /// <exception cref="ConflictException">The draft was saved elsewhere since it was opened.</exception>
    public static Task<string> Run(Store store, Packs packs, Actor actor, Input input, DraftChange change, string? key, CancellationToken stop)
    {
        var subjects = packs[input.Country].List("concern-subjects");
        List<AnswerFault> faults = [.. Faults(input, subjects, store.Clock.Today), .. TooLong(input), .. ConcernFiles.Faults(change.Files)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        return store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, Key: key), async db =>
        {
            var draft = change.Code is null ? null : await SaveConcern.Open(db, change, stop);
            var (id, code) = (draft?.Id ?? NewId.Next(), change.Code is null ? ConcernCode.Make() : ConcernCode.Plain(change.Code));
            if (draft is not null)
                db.Remove(draft);
            await ConcernFiles.Change(db, id, change, stop);
            db.Add(new Concern
            {
                Id = id, Code = code, Country = input.Country, Subject = input.Subject!, About = input.About!.Trim(), Number = RegistrationNumber.TryParse(input.Number, out var number) ? number : null,
                WorksAt = Said(input.WorksAt), Happened = input.Happened!.Trim(), When = Said(input.When), EmployerKnows = Said(input.EmployerKnows), FromName = Said(input.FromName), FromContact = Said(input.FromContact),
                FromProvider = actor.Role is Role.ProviderEditor or Role.ProviderManager ? actor.Organisation : null, Received = store.Clock.Now,
            });
            return code;
        }, stop);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<AnswerFault> Faults(Input input, CodeList subjects, DateOnly today)
    {
        if (input.Subject is null || subjects.Find(input.Subject, today) is not { Group: "us" })
            yield return new("Subject", "Choose what it is about");
        if (string.IsNullOrWhiteSpace(input.About))
            yield return new("About", "Write who it is about: a name, or how to know them, such as “the manager at night”");
        if (!string.IsNullOrWhiteSpace(input.Number) && !RegistrationNumber.TryParse(input.Number, out _))
            yield return new("Number", RegistrationNumber.LooksLike(input.Number) ? "A digit of this number is wrong. Look it up again, or leave it out" : "A registration number has eight digits. Leave it out if you do not know it");
        if (string.IsNullOrWhiteSpace(input.Happened) || input.Happened.Trim().Length < LeastWords)
            yield return new("Happened", "Write what happened, in a sentence or more");
    }

    /// <summary>What cannot be kept, whole or not.</summary>
    internal static IEnumerable<AnswerFault> TooLong(Input input)
    {
        if (input.Happened?.Length > LongestWords)
            yield return new("Happened", $"That is longer than {Platform.Site.Format.Number(LongestWords)} characters. Write the most important; the office will ask for the rest");
        foreach (var (question, text) in new[] { ("About", input.About), ("Number", input.Number), ("WorksAt", input.WorksAt), ("When", input.When), ("FromName", input.FromName), ("FromContact", input.FromContact) })
            if (text?.Length > LongestLine)
                yield return new(question, $"That is longer than {LongestLine} characters. Shorten it");
        if (input.EmployerKnows?.Length > LongestWords)
            yield return new("EmployerKnows", $"That is longer than {Platform.Site.Format.Number(LongestWords)} characters. Shorten it");
    }
}
