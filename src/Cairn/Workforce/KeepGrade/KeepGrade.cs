using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider keeps one grade of its career grading (W11).</summary>
public static class KeepGrade
{
    public static readonly Verb Verb = new("KeepGrade", "A provider keeps a grade of its career grading: name, place, roles, pay and what is asked to reach it.");

    public const int LongestName = 100, LongestAsks = 1000, MostGrades = 40;

    private const long MostPence = 100_000;

    /// <param name="Grade">Null for a new one.</param>
    /// <param name="Roles">Codes of the country's roles.</param>
    /// <param name="PayFrom">Pence an hour.</param>
    public sealed record Input(Guid? Grade, string? Name, int? Order, IReadOnlyCollection<string> Roles, long? PayFrom, long? PayTo, string? Asks, DateOnly? From, DateOnly? Until);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var own = await db.Set<Grade>().Where(g => g.OrganisationId == keeper.Organisation).ToListAsync(stop);
        var held = input.Grade is { } id ? own.FirstOrDefault(g => g.Id == id) ?? throw new NoSuchRecordException("There is no such grade.") : null;
        var country = await db.Set<Organisation>().Where(o => o.Id == keeper.Organisation).Select(o => o.Country).FirstAsync(stop);
        var roles = keeper.Labels.Of(country).Choices("job-roles", db.Store.Clock.Today).Select(c => c.Value).ToList();
        List<AnswerFault> faults = [.. Faults(input, roles)];
        if (own.Any(g => g != held && g.Until is null && string.Equals(g.Name, input.Name?.Trim(), StringComparison.OrdinalIgnoreCase)))
            faults.Add(new("Name", "Another grade has this name. Give each its own"));
        if (held is null && own.Count >= MostGrades)
            faults.Add(new("Name", $"{MostGrades} grades are kept already. Change or end one"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (held is null)
            db.Add(held = new Grade { Id = NewId.Next(), OrganisationId = keeper.Organisation, Name = "" });
        (held.Name, held.Order, held.Roles) = (input.Name!.Trim(), input.Order!.Value, string.Join(';', roles.Where(input.Roles.Contains)));
        (held.PayFrom, held.PayTo, held.Asks) = (input.PayFrom, input.PayTo, string.IsNullOrWhiteSpace(input.Asks) ? null : input.Asks.Trim());
        (held.From, held.Until) = (input.From!.Value, input.Until);
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, List<string> roles)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > LongestName)
            yield return new("Name", $"Enter a name of at most {LongestName} characters");
        if (input.Order is not (>= 1 and <= MostGrades))
            yield return new("Order", $"Enter the place from the bottom, 1 to {MostGrades}");
        if (input.Roles.Any(r => !roles.Contains(r)))
            yield return new("Roles", "Tick only roles of the list");
        foreach (var (name, sum) in new[] { ("PayFrom", input.PayFrom), ("PayTo", input.PayTo) })
            if (sum is < 0 or > MostPence)
                yield return new(name, "Enter pounds an hour, from 0 to 1,000");
        if (input.PayTo < input.PayFrom)
            yield return new("PayTo", "The most is less than the least. Check both");
        if (input.Asks?.Length > LongestAsks)
            yield return new("Asks", $"That is longer than {LongestAsks} characters. Shorten it");
        if (input.From is null)
            yield return new("From", "Enter the first day, such as 1 4 2026");
        if (input.Until <= input.From)
            yield return new("Until", "Enter a day after the first, or none while it holds");
    }
}
