using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>How the verbs of surveys find what they change.</summary>
internal static class SurveyKeeping
{
    /// <summary>A survey of the keeper's organisation, held against others until the change is done.</summary>
    /// <exception cref="NoSuchRecordException">It has none of that name.</exception>
    public static async Task<Survey> OfKeeper(this Db db, Keeper keeper, Guid survey, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, survey, stop);
        return await db.Set<Survey>().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == keeper.Organisation, stop) ?? throw new NoSuchRecordException("There is no such survey.");
    }

    public static Task<SurveyBox> BoxOf(this Db db, Guid survey, CancellationToken stop) => db.Set<SurveyBox>().FirstAsync(b => b.SurveyId == survey, stop);
}
