using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>Somebody who works on an action writes to the others (S2).</summary>
public static class CommentOnAction
{
    public static readonly Verb Verb = new("CommentOnAction", "Somebody who works on an action writes a comment for the others.");

    public const int Longest = 2000;

    /// <exception cref="AnswersRefusedException">Nothing is written, or too much.</exception>
    public static Task<Guid> Run(ActionWork work, string? text, string? key, CancellationToken stop) => work.Write(Verb, key, (db, action) =>
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > Longest)
            throw new AnswersRefusedException([new("Comment", $"Write a comment of at most {Longest:N0} characters")]);
        var comment = new ActionComment { Id = NewId.Next(), OrganisationId = action.OrganisationId, ActionId = action.Id, At = db.Store.Clock.Now, ById = work.Actor.Account!.Value, Text = text.Trim() };
        db.Add(comment);
        return Task.FromResult(comment.Id);
    }, stop);
}
