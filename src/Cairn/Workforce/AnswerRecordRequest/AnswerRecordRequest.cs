using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>An employer answers what a worker asked about their record.</summary>
public static class AnswerRecordRequest
{
    public static readonly Verb Verb = new("AnswerRecordRequest", "An employer answers a worker who asked to correct or to erase what is held about them.");

    /// <param name="Done">Whether the record was corrected; false: it stays, for the reason that the answer gives.</param>
    public sealed record Input(Guid Request, bool? Done, string? Answer);

    /// <exception cref="AnswersRefusedException">Nothing was chosen, or no word is said.</exception>
    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Input input, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var mine = scope.Organisations;
            var request = await db.Set<RecordRequest>().FirstOrDefaultAsync(r => r.Id == input.Request && mine.Contains(r.OrganisationId), stop) ?? throw new NoSuchRecordException("There is no such request.");
            if (request.State != RecordRequestState.Open)
                throw new RefusedException("This request has been answered already.");
            List<AnswerFault> faults = [];
            if (input.Done is null)
                faults.Add(new("Done", "Choose what you have done"));
            else if (input.Done == true && request.Kind == RecordRequestKind.Erasure)
                faults.Add(new("Done", "A record is erased on its own page, which answers the request too"));
            if (string.IsNullOrWhiteSpace(input.Answer))
                faults.Add(new("Answer", input.Done == false ? "Say why not, so that they can judge it" : "Say what you have corrected"));
            else if (input.Answer.Trim().Length > AskAboutRecord.Longest)
                faults.Add(new("Answer", $"That is longer than {AskAboutRecord.Longest} characters. Shorten it"));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            (request.State, request.Answer, request.Answered) = (input.Done!.Value ? RecordRequestState.Done : RecordRequestState.Refused, input.Answer!.Trim(), db.Store.Clock.Now);
            return 0;
        }, stop);
}
