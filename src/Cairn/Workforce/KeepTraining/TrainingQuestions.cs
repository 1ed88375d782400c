using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;

namespace Cairn.Workforce;

/// <summary>What the record asks of one piece of training.</summary>
public static class TrainingQuestions
{
    public static IReadOnlyList<(Ask Ask, string Label)> Asked(CountryLabels words) => [.. All.Where(q => words.Asks(CountryLabels.TrainingQuestions, q.Ask.Name))];

    private static readonly (Ask Ask, string Label)[] All =
    [
        (Ask.One("category", "CATEGORY", "training-categories", first: true), "Kind of training"),
        (Ask.Text("name", "TRAININGNAME"), "Name of the course"),
        (Ask.One("accredited", "ACCREDITED", "accredited"), "Accredited"),
        (Ask.One("deliveredBy", "WHODELIVERED", "training_delivered_by"), "Given by"),
        (Ask.One("provider", "PROVIDERNAME", "training_provider", hint: "Only where somebody from outside gave it."), "Training provider"),
        (Ask.One("deliveryMode", "HOWDELIVERED", "training_delivery_mode"), "How it was given"),
        (Ask.Day("completed", "DATECOMPLETED"), "Completed on"),
        (new Ask("validity", "VALIDITY", Control.Text, Hint: "In months, such as 36; or none, if it does not run out.", After: "months"), "Valid for"),
        (Ask.Day("expires", "EXPIRYDATE", hint: "Leave this out to have it worked out from the months."), "Runs out on"),
        (new Ask("notes", "NOTES", Control.LongText), "Notes"),
    ];

    /// <summary>A held answer as a form shows it.</summary>
    public static string? Shown(LearningRecord held, string question) => question switch
    {
        "category" => held.Category,
        "name" => held.Name,
        "accredited" => Number(held.Accredited),
        "deliveredBy" => Number(held.DeliveredBy),
        "provider" => held.ProviderCode,
        "deliveryMode" => Number(held.DeliveryMode),
        "completed" => held.Completed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "validity" => held.ValidMonths == 0 ? "none" : Number(held.ValidMonths),
        "expires" => held.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "notes" => held.Notes,
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "There is no such question."),
    };

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
