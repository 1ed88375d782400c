using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What hangs on a registrant beside registrations and facts, to go over to another and back.</summary>
/// <param name="Key">Kind and id, by which it is found again.</param>
/// <param name="Ordinal">The registration that it is of; 0: none.</param>
/// <param name="Number">The fact that it explains; 0: none.</param>
/// <param name="Move">To a registrant, with the ordinal and number that it has there.</param>
internal sealed record JoinedRow(string Key, int Ordinal, int Number, Action<Guid, int, int> Move)
{
    public static async Task<IReadOnlyList<JoinedRow>> Of(Db db, Guid registrant, CancellationToken stop)
    {
        List<JoinedRow> all = [];
        await Add<Employment>("employment", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<QualificationClaim>("award", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<InformationRequest>("request", x => x.RegistrantId == registrant, x => (x.Id, x.Ordinal, 0), (x, to, o, _) => (x.RegistrantId, x.Ordinal) = (to, o));
        await Add<LearningPiece>("learning", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<DetailsRequest>("details", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<Endorsement>("endorsement", x => x.RegistrantId == registrant, x => (x.Id, x.Ordinal, 0), (x, to, o, _) => (x.RegistrantId, x.Ordinal) = (to, o));
        await Add<Application>("application", x => x.RegistrantId == registrant, x => (x.Id, x.Ordinal, 0), (x, to, o, _) => (x.RegistrantId, x.Ordinal, x.Version) = (to, o, x.Version + 1));
        await Add<Evidence>("evidence", x => x.OwnerId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.OwnerId = to);
        await Add<PreviousName>("name", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<OfficeDecision>("decision", x => x.RegistrantId == registrant, x => (x.Id, 0, x.FactNumber), (x, to, _, n) => (x.RegistrantId, x.FactNumber) = (to, n));
        await Add<Concern>("concern", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => (x.RegistrantId, x.Version) = (to, x.Version + 1));
        await Add<FitnessCase>("case", x => x.RegistrantId == registrant, x => (x.Id, 0, x.FactNumber), (x, to, _, n) => (x.RegistrantId, x.FactNumber, x.Version) = (to, n, x.Version + 1));
        await Add<CaseEntry>("entry", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<PublishedDecision>("published", x => x.RegistrantId == registrant, x => (x.Id, 0, x.FactNumber), (x, to, _, n) => (x.RegistrantId, x.FactNumber) = (to, n));
        await Add<OrderedCondition>("condition", x => x.RegistrantId == registrant, x => (x.Id, 0, x.FactNumber), (x, to, _, n) => (x.RegistrantId, x.FactNumber) = (to, n));
        await Add<Hearing>("hearing", x => x.RegistrantId == registrant, x => (x.Id, 0, 0), (x, to, _, _) => x.RegistrantId = to);
        await Add<EndLine>("line", x => x.RegistrantId == registrant, x => (x.Id, x.Ordinal, x.EndNumber ?? 0), (x, to, o, n) => (x.RegistrantId, x.Ordinal, x.EndNumber) = (to, o, n == 0 ? null : n));
        return all;

        async Task Add<T>(string kind, System.Linq.Expressions.Expression<Func<T, bool>> own, Func<T, (object Id, int Ordinal, int Number)> what, Action<T, Guid, int, int> move)
            where T : class
        {
            foreach (var row in await db.Set<T>().Where(own).ToListAsync(stop))
                all.Add(new($"{kind} {what(row).Id}", what(row).Ordinal, what(row).Number, (to, ordinal, number) => move(row, to, ordinal, number)));
        }
    }
}
