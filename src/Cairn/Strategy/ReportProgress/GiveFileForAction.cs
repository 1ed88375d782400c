using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Somebody who works on an action gives a file that shows what was done (S2).</summary>
public static class GiveFileForAction
{
    public static readonly Verb Verb = new("GiveFileForAction", "Somebody who works on an action gives a file that shows what was done.");

    public const int Most = 20;

    /// <param name="content">Null: no file was chosen.</param>
    /// <exception cref="AnswersRefusedException">There is no file, or it is not to be taken.</exception>
    public static Task<Guid> Run(ActionWork work, string name, byte[]? content, CancellationToken stop) => work.Write(Verb, null, async (db, action) =>
    {
        if (content is null)
            throw new AnswersRefusedException([new("Document", "Choose a file")]);
        if (UploadedFile.Refuses(content) is { } why)
            throw new AnswersRefusedException([new("Document", why)]);
        if (await db.Set<ActionFile>().CountAsync(f => f.ActionId == action.Id, stop) >= Most)
            throw new AnswersRefusedException([new("Document", $"{Most} files are held for this action, and no more can be")]);
        var file = new ActionFile
        {
            Id = NewId.Next(), OrganisationId = action.OrganisationId, ActionId = action.Id, FileName = UploadedFile.Name(name), MediaType = UploadedFile.MediaType(content)!, Length = content.Length, Content = content,
            Given = db.Store.Clock.Now, ById = work.Actor.Account!.Value,
        };
        db.Add(file);
        return file.Id;
    }, stop);
}
