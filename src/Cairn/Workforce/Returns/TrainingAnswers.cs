using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;

namespace Cairn.Workforce;

/// <summary>The training file's row and the learning record, side by side.</summary>
public static class TrainingAnswers
{
    public static LearningRecord From(TrainingRow row, Guid engagement) => new()
    {
        EngagementId = engagement, Category = row.Category.ToString(CultureInfo.InvariantCulture), Name = row.Name, Accredited = StaffAnswers.Code(row.Accredited),
        DeliveredBy = StaffAnswers.Code(row.DeliveredBy), ProviderCode = StaffAnswers.Code(row.Provider)?.ToString(CultureInfo.InvariantCulture),
        DeliveryMode = StaffAnswers.Code(row.DeliveryMode), ValidMonths = row.DoesNotExpire ? 0 : row.ValidMonths, Completed = row.Completed, Expires = row.Expires, Notes = row.Notes,
    };

    public static TrainingRow ToRow(LearningRecord l, string service, string reference) => new()
    {
        LocalEstId = service, UniqueWorkerId = reference, Category = Whole(l.Category) ?? 0, Name = l.Name, Accredited = StaffAnswers.Read(l.Accredited),
        DeliveredBy = StaffAnswers.Read(l.DeliveredBy), Provider = StaffAnswers.Read(Whole(l.ProviderCode)), DeliveryMode = StaffAnswers.Read(l.DeliveryMode),
        ValidMonths = l.ValidMonths is > 0 and var months ? months : null, DoesNotExpire = l.ValidMonths == 0, Completed = l.Completed, Expires = l.Expires, Notes = l.Notes,
    };

    private static int? Whole(string? code) => int.TryParse(code, CultureInfo.InvariantCulture, out var value) ? value : null;
}
