using Cairn.Platform.Access;

namespace Cairn.Platform.Database;

/// <summary>A kind of change that the system can make. Each verb's file declares its own; docs/changes.md lists them all.</summary>
/// <param name="Name">One word, past tense left out: "AcceptReturn".</param>
/// <param name="What">What it changes, in a sentence.</param>
public sealed record Verb(string Name, string What);

/// <summary>Who changes what for which organisation, and why. Nothing is saved without one.</summary>
/// <param name="Organisation">Whose audit chain the change belongs to; <see cref="Guid.Empty"/> for the system's own.</param>
/// <param name="Reason">In the person's words; kept with the values, so it can be erased with them.</param>
/// <param name="Key">Made by the client before it sends: the same key again has no effect and gives the first answer.</param>
/// <param name="Digest">Of the whole request, where a machine sends it: the same key with another request is refused.</param>
public sealed record Change(Verb Verb, Actor Actor, Guid Organisation, string? Reason = null, string? Key = null, string? Digest = null);

/// <summary>A change that cannot be made, in sentences that page, API and command line show alike.</summary>
public class RefusedException(params string[] reasons) : Exception(string.Join(' ', reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>What is refused, question by question; the question is empty where it is the whole.</summary>
    public virtual IEnumerable<(string Question, string Text)> ByQuestion => Reasons.Select(r => ("", r));
}

/// <summary>What is wrong with one answer.</summary>
/// <param name="Question">The question's name; empty where it is the record as a whole.</param>
public sealed record AnswerFault(string Question, string Text);

/// <summary>Answers that cannot be kept, question by question.</summary>
public sealed class AnswersRefusedException(IReadOnlyList<AnswerFault> faults) : RefusedException([.. faults.Select(f => f.Text)])
{
    public IReadOnlyList<AnswerFault> Faults => faults;

    public override IEnumerable<(string Question, string Text)> ByQuestion => faults.Select(f => (f.Question, f.Text));
}

/// <summary>What is named is not there, or is another organisation's: both are told alike.</summary>
public sealed class NoSuchRecordException(string reason) : RefusedException(reason);

/// <summary>The key of an earlier request came with another one.</summary>
public sealed class KeyReusedException() : RefusedException("This Idempotency-Key was used before, for another request. Nothing was changed. Make a new key for each request.");

/// <summary>The record was changed by somebody else since it was read.</summary>
public sealed class ConflictException() : Exception("Somebody else changed this since you opened it. Look at what it says now, then make your change again.");

/// <summary>Too many changes are waiting; the caller should try again shortly.</summary>
public sealed class BusyException() : Exception("Cairn is busy. Nothing was changed. Try again in a minute.");
