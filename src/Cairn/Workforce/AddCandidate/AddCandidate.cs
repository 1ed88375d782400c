using System.Globalization;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider names somebody who is to start, so that their checks can be seen to before they do (R11).</summary>
public static class AddCandidate
{
    public static readonly Verb Verb = new("AddCandidate", "Somebody is named who is to start, with service, role and planned day.");

    public const int LongestName = 50;

    /// <param name="Contract">A code of the country's kinds of contract.</param>
    /// <param name="Campaign">The campaign abroad that they came by, if any.</param>
    public sealed record Input(Guid? Service, string? Name, string? Role, string? Contract, DateOnly? PlannedOn, Guid? Campaign);

    /// <returns>The candidate.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var service = await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == input.Service, stop);
        await db.MayKeep(service?.OrganisationId ?? keeper.Organisation, keeper.Actor, stop);
        List<AnswerFault> faults = [.. Faults(input, service is null ? null : keeper.Labels.Of(service.Country), db.Store.Clock.Today)];
        if (input.Campaign is { } campaign && !await db.Set<RecruitmentCampaign>().AnyAsync(c => c.Id == campaign, stop))
            faults.Add(new("Campaign", "Choose one of your campaigns, or none"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var one = new Candidate
        {
            Id = NewId.Next(), OrganisationId = service!.OrganisationId, ServiceId = service.Record, Name = input.Name!.Trim(), Role = input.Role!, PlannedOn = input.PlannedOn!.Value, Added = db.Store.Clock.Today,
            ContractType = int.Parse(input.Contract!, CultureInfo.InvariantCulture), CampaignId = input.Campaign,
        };
        db.Add(one);
        return one.Id;
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, CountryLabels? words, DateOnly today)
    {
        bool In(string list, string? code) => words?.Choices(list, today).Any(c => c.Value == code) == true;
        if (words is null)
            yield return new("Service", "Choose the service where they are to start");
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > LongestName)
            yield return new("Name", $"Enter their name or number, at most {LongestName} characters");
        if (words is not null && !In("job-roles", input.Role))
            yield return new("Role", "Choose the role in which they are to start");
        if (words is not null && (!In("contract-types", input.Contract) || !int.TryParse(input.Contract, CultureInfo.InvariantCulture, out _)))
            yield return new("Contract", "Choose the kind of contract");
        if (input.PlannedOn is not { } day || day < today.AddYears(-1) || day > today.AddYears(1))
            yield return new("PlannedOn", "Enter the day on which they are to start, within a year of today");
    }
}
