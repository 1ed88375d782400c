using Cairn.Platform.Database;

namespace Cairn.Platform.Api;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Question">The question's name; empty where it is the request as a whole.</param>
/// <param name="Pointer">JSON pointer into the body, where its form is wrong; else empty.</param>
public sealed record ApiFault(string Question, string Pointer, string Text);

/// <summary>A kind of answer that tells what went wrong (RFC 9457). Its address is its name and opens a page.</summary>
/// <param name="Slug">Last part of the address.</param>
/// <param name="Means">What has happened.</param>
/// <param name="Do">What to do about it.</param>
public sealed record ApiProblem(string Slug, int Status, string Title, string Means, string Do)
{
    public const string MediaType = "application/problem+json";

    public static readonly ApiProblem
        Unreadable = new("unreadable", 400, "The request cannot be read", "Its form is not the one that the description gives: a member that nobody knows, one that is there twice, text where a number is wanted, a parameter that does not exist. Nothing has changed.",
            "Correct what “errors” lists; “pointer” says where in the body it stands."),
        VersionUnknown = new("version-unknown", 400, "There is no such version of the interface", "The header Cairn-Version names a day on which nothing changed.", "Name one of the versions that the developers' page lists, or leave the header out."),
        NotInVersion = new("not-in-version", 404, "This version does not have it", "What you ask for is of another version of the interface than yours.", "Name a version that has it in the header Cairn-Version."),
        KeyMissing = new("key-missing", 401, "There is no key", "The request carries no API key. A browser's sign-in does not count here.", "Send the key as “Authorization: Bearer cairn_…”."),
        KeyWrong = new("key-wrong", 401, "The key is not known", "The key is mistyped, or it has been revoked.", "Look at the organisation's API keys page, and make another key if this one is lost."),
        PermissionMissing = new("permission-missing", 403, "The key may not do this", "The key is good, and whoever made it did not allow this with it.", "Make a key that may, with as few permissions as the work needs."),
        NotFound = new("not-found", 404, "There is no such thing", "The address names nothing, or something of an organisation that is not the key's. Both answer alike.", "Check the identifiers in the address."),
        Method = new("method-not-allowed", 405, "That cannot be done at this address", "The address exists, and does not take this method.", "The header “Allow” lists those that it takes."),
        Conflict = new("changed-since", 409, "Somebody else changed the record", "The record is no longer the version that you name. Nothing of yours has been saved.", "Read the record again, look at what it says now, then send your change with the new version."),
        TooLarge = new("too-large", 413, "The body is too large", "A JSON body has at most 64 KB, the files of a return together at most 1 GB.", "Send less at once."),
        WrongMediaType = new("wrong-media-type", 415, "The body is of another kind", "Bodies are JSON in UTF-8; the files of a return are parts of multipart/form-data.", "Set “Content-Type” to what the description gives."),
        AnswersRefused = new("answers-refused", 422, "Some answers cannot be kept", "The rules of the record refuse one or more answers, as they would in a file or on a page. Nothing has changed.", "Each entry of “errors” names a question and says what is wrong with its answer."),
        Refused = new("refused", 422, "That cannot be done as things stand", "The request is well formed, and the record is in a state that does not allow it. Nothing has changed.", "“detail” says why."),
        KeyReused = new("idempotency-key-reused", 422, "The idempotency key was used for another request", "The same Idempotency-Key came before with another address or body, and that request was carried out. This one was not.", "Make a new key for each request; keep it only to send the very same again."),
        TooMany = new("too-many-requests", 429, "Too many requests", "The key has spent its requests for now, or without a key your address has; or too many wrong keys have come from this address.", "Wait as many seconds as “Retry-After” says."),
        Failed = new("failed", 500, "Something went wrong on our side", "The fault has been written down for the people who run Cairn. What you sent has not been saved.", "Send the same again, with the same Idempotency-Key. If it happens twice, tell them when."),
        Busy = new("busy", 503, "Cairn cannot answer just now", "Too many changes are waiting, or the database does not answer. Nothing has changed.", "Wait as many seconds as “Retry-After” says, then send the same again with the same Idempotency-Key.");

    public static readonly IReadOnlyList<ApiProblem> All =
        [Unreadable, VersionUnknown, KeyMissing, KeyWrong, PermissionMissing, NotFound, NotInVersion, Method, Conflict, TooLarge, WrongMediaType, AnswersRefused, Refused, KeyReused, TooMany, Failed, Busy];

    /// <summary>Its address, relative to the program's own.</summary>
    public string Type => "/problems/" + Slug;

    /// <summary>What an answer without a body of its own means.</summary>
    /// <param name="thrown">What was thrown, where something was.</param>
    public static ApiProblem Of(int status, Exception? thrown) => thrown switch
    {
        ProblemException told => told.Problem,
        KeyReusedException => KeyReused,
        RefusedException refused when status == StatusCodes.Status422UnprocessableEntity => refused.ByQuestion.Any(f => f.Question.Length > 0) ? AnswersRefused : Refused,
        _ => All.FirstOrDefault(p => p.Status == status) ?? (status < 500 ? Unreadable : Failed),
    };
}

/// <summary>A problem that is known where it is found.</summary>
public sealed class ProblemException(ApiProblem problem, string detail, IReadOnlyList<ApiFault>? faults = null) : Exception(detail)
{
    public ApiProblem Problem => problem;

    public IReadOnlyList<ApiFault> Faults => faults ?? [];
}
