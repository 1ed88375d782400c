using Cairn.People;

namespace Cairn.Workforce;

/// <summary>What is asked of a service's posts. The columns' states are read after the lines, since they say what an empty box of a line means.</summary>
public static class PostQuestions
{
    /// <summary>What a column of counts says as a whole: a list of the format's folder.</summary>
    public const string States = "counts";

    public static readonly IReadOnlyList<Question<Service>> All =
    [
        Of("Posts by role", Ask.Rows("posts", "A role whose boxes are all empty is left out. An empty box beside a number counts as 0.",
            new("role", "ALLJOBROLES", "Role", Control.Choice, "job-roles"), new("vacancies", "VACANCIES", "Vacancies now", Control.Number),
            new("starters", "STARTERS", "Started", Control.Number), new("leavers", "LEAVERS", "Left", Control.Number))),
        Of("Vacancies now", Ask.One("vacancies", "VACANCIES", States)),
        Of("Started in 12 months", Ask.One("starters", "STARTERS", States)),
        Of("Left in 12 months", Ask.One("leavers", "LEAVERS", States)),
        Of("Why people left", Ask.Rows("reasons", "Together as many as left, or none of them.",
            new("reason", "REASONS", "Reason", Control.Choice, "leaving-reasons"), new("number", "REASONNOS", "How many", Control.Number))),
    ];

    private static Question<Service> Of(string label, Ask ask) => new("Posts", label, _ => null, held => held, Ask: ask);
}
