using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One country of the demonstration as streams of plain records; a stream may be read any number of times and gives the same each time.</summary>
/// <param name="Main">Number of the organisation that the demonstration signs in as: in Scotland the provider of 5,000.</param>
public sealed record DemoCountry(
    string Country, int Main, IEnumerable<DemoOrganisation> Organisations, IEnumerable<DemoService> Services,
    IEnumerable<DemoPost> Posts, IEnumerable<DemoPerson> People, IEnumerable<DemoTraining> Training)
{
    public IEnumerable<DemoLeaver> Leavers { get; init; } = [];
    public IEnumerable<DemoCost> Costs { get; init; } = [];

    /// <summary>What providers offer their staff.</summary>
    public IEnumerable<DemoOffer> Offers { get; init; } = [];

    public IEnumerable<DemoAssessment> Assessments { get; init; } = [];

    public IReadOnlyList<DemoNotice> Notices { get; init; } = [];

    /// <summary>Who is to start, whose checks are to be renewed, and campaigns abroad.</summary>
    public IEnumerable<DemoStart> Starts { get; init; } = [];

    public IEnumerable<DemoRenewal> Renewals { get; init; } = [];

    public IEnumerable<DemoCampaign> Campaigns { get; init; } = [];
}

/// <summary>The demonstration sector: a pure function of the packs and a seed.</summary>
public static class DemoSector
{
    public const int DefaultSeed = 2013;

    /// <summary>The day that the records describe.</summary>
    public static readonly DateOnly AsAt = new(DemoPath.LastYear, 12, 31);

    /// <summary>Scotland at full size: as many people in each sub-sector as the snapshot of 2013 counted.</summary>
    public static DemoCountry Scotland(Packs packs, int seed = DefaultSeed) => DemoStarts.With(new DemoScotland(packs, seed).Records);

    /// <summary>A parent with a handful of services in the form of England's return.</summary>
    public static DemoCountry England(Packs packs) => DemoStarts.With(DemoEngland.Records(packs));

    /// <summary>Scotland's yearly counts, first year to last, by sub-sector, type of employer and area.</summary>
    public static IEnumerable<DemoSnapshot> Snapshots(Packs packs) => DemoSnapshots.All(packs);

    /// <summary>What the demonstration assumes, in sentences for a page.</summary>
    public static IReadOnlyList<string> Assumptions(Packs packs) => new DemoAssumptions(packs["scotland"]).Sentences;

    /// <summary>SHA-256 over every record of both countries and the snapshots, in lower-case hexadecimal.</summary>
    public static string Digest(Packs packs, int seed = DefaultSeed) =>
        DemoDigest.Of([Scotland(packs, seed), England(packs)], Snapshots(packs));
}
