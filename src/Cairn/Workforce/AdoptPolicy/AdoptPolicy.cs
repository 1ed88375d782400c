using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider adopts a written policy, or its next version (W12).</summary>
public static class AdoptPolicy
{
    public static readonly Verb Verb = new("AdoptPolicy", "A provider adopts a written policy, or its next version; the earlier ones stay.");

    public const int LongestText = 20_000, LongestBy = 100, MostYears = 3;

    /// <param name="On">The day on which it was adopted.</param>
    /// <param name="By">By whom: the post or body.</param>
    /// <param name="Review">By when it is looked at again.</param>
    public sealed record Input(string? Text, DateOnly? On, string? By, DateOnly? Review);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(Keeper keeper, PolicyTemplate template, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        List<AnswerFault> faults = [.. Faults(template, input, db.Store.Clock.Today)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var last = await db.Set<AdoptedPolicy>().Where(p => p.OrganisationId == keeper.Organisation && p.Policy == template.Id).MaxAsync(p => (int?)p.Number, stop) ?? 0;
        db.Add(new AdoptedPolicy
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, Policy = template.Id, Number = last + 1, Edition = template.Edition, Title = template.Title,
            Text = input.Text!.Trim().ReplaceLineEndings("\n"), Adopted = input.On!.Value, AdoptedBy = input.By!.Trim(), Review = input.Review!.Value,
        });
    }, stop);

    private static IEnumerable<AnswerFault> Faults(PolicyTemplate template, Input input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > LongestText)
            yield return new("Text", $"Write the policy, in at most {LongestText:N0} characters");
        else if (template.Blanks.FirstOrDefault(b => input.Text.Contains($"{{{b.Name}}}", StringComparison.Ordinal)) is { Name: { } open })
            yield return new("Text", $"“{{{open}}}” is still to be filled in. Write what belongs there");
        if (input.On is not { } on || on > today || on < today.AddYears(-10))
            yield return new("On", "Enter the day on which it was adopted, today at the latest");
        if (string.IsNullOrWhiteSpace(input.By) || input.By.Trim().Length > LongestBy)
            yield return new("By", "Say who adopted it: the post or body, such as the board");
        if (input.Review is not { } review || review <= today || review > today.AddYears(MostYears))
            yield return new("Review", $"Enter a day to come, at most {MostYears} years from now");
    }
}
