using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>The same survey again: a new draft with the same questions, to be shown beside the first (W6).</summary>
public static class CopySurvey
{
    public static readonly Verb Verb = new("CopySurvey", "A survey is copied as a new draft, to be asked again and shown beside the first.");

    /// <returns>The draft.</returns>
    public static Task<Guid> Run(Keeper keeper, Guid id, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var survey = await db.OfKeeper(keeper, id, stop);
        var copy = new Survey { Id = NewId.Next(), OrganisationId = survey.OrganisationId, Title = survey.Title, Purpose = survey.Purpose, Questions = survey.Questions, Follows = survey.Id };
        db.Add(copy);
        return copy.Id;
    }, stop);
}
