using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>A worker asks their employer to correct or erase what is held about them.</summary>
public static class AskAboutRecord
{
    public static readonly Verb Verb = new("AskAboutRecord", "A worker asks their employer to correct what is held about them, or to erase it.");

    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 2_000;

    /// <param name="Question">Whose answer is wrong; null: something else.</param>
    public sealed record Input(Guid Engagement, RecordRequestKind? Kind, string? Question, string? Text);

    private static IEnumerable<AnswerFault> Refuses(Input input)
    {
        if (input.Kind is null)
            yield return new("Kind", "Choose what you ask for");
        if (string.IsNullOrWhiteSpace(input.Text))
            yield return new("Text", input.Kind == RecordRequestKind.Erasure ? "Say why it should be erased" : "Say what is wrong, and what is right");
        else if (input.Text.Trim().Length > Longest)
            yield return new("Text", $"That is longer than {Longest} characters. Shorten it");
    }

    /// <param name="mine">What the worker's account reaches.</param>
    /// <exception cref="NoSuchRecordException">The record is not the worker's.</exception>
    public static Task<Guid> Run(Store store, Scope scope, Actor actor, MyEngagements mine, Input input, string? key, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, mine.Organisation, Key: key), db =>
        {
            List<AnswerFault> faults = [.. Refuses(input)];
            if (!mine.Records.Contains(input.Engagement))
                throw new NoSuchRecordException("There is no such record of yours.");
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            var clock = db.Store.Clock;
            var request = new RecordRequest
            {
                Id = NewId.Next(), OrganisationId = mine.Organisation, EngagementId = input.Engagement, Kind = input.Kind!.Value, Question = input.Kind == RecordRequestKind.Erasure ? null : input.Question,
                Text = input.Text!.Trim(), Asked = clock.Now, Due = clock.Today.AddMonths(1),
            };
            db.Add(request);
            return Task.FromResult(request.Id);
        }, stop);
}
