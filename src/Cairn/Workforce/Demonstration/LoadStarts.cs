using Cairn.Engine.Recruitment;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Puts the demonstration's candidates, checks, waivers and campaigns into rows, by the day of loading.</summary>
internal static class LoadStarts
{
    private const string Manager = "Morag Tully, registered manager";

    public static async Task Into(Db db, Packs packs, DemoCountry country, DemoIds ids, CancellationToken stop)
    {
        var (today, words, starts, campaigns) = (db.Store.Clock.Today, new CountryLabels(packs[country.Country]), country.Starts.ToList(), country.Campaigns.ToList());
        Guid Of(int organisation) => ids.Of(DemoKind.Organisation, organisation);
        await Insert(db, campaigns.Select(c => new RecruitmentCampaign
        {
            Id = ids.Of(DemoKind.Campaign, c.Number), OrganisationId = Of(c.Organisation), Name = c.Name, Country = c.Country, Found = c.Found, Agency = c.Agency, Agreement = c.Agreement,
            From = today.AddDays(-c.Began), Stated = today.AddDays(-c.Began),
        }), stop);
        await Insert(db, campaigns.SelectMany(c => CampaignVerdict.Asked(words, false, today).Take(c.Kept).Select(item => (c, item))).Select((a, n) => new CampaignAnswer
        {
            Id = ids.Of(DemoKind.CampaignAnswer, n), OrganisationId = Of(a.c.Organisation), CampaignId = ids.Of(DemoKind.Campaign, a.c.Number), Item = a.item.Code, State = ItemKept.Kept, Said = today,
        }), stop);
        await Insert(db, starts.Select((s, n) => new Candidate
        {
            Id = ids.Of(DemoKind.Candidate, n), OrganisationId = Of(s.Organisation), ServiceId = ids.Of(DemoKind.Service, s.Service), Name = s.Name, Role = s.Role, ContractType = 1, PlannedOn = today.AddDays(s.StartsIn), Added = today.AddDays(-21),
            CampaignId = s.Campaign is { } campaign ? ids.Of(DemoKind.Campaign, campaign) : null,
        }), stop);
        await Insert(db, starts.SelectMany((s, n) => StartRule.Asked(words, s.Role, today).Take(s.Clear + 1).Select((check, at) => (s, n, check, Clear: at < s.Clear)))
            .Select((c, n) => Check(ids.Of(DemoKind.Check, n), Of(c.s.Organisation), ids.Of(DemoKind.Candidate, c.n), c.check, c.Clear, today)), stop);
        await Insert(db, starts.Select((s, n) => (s, n)).Where(x => x.s.Waived is not null).Select(x => new CheckWaiver
        {
            Id = ids.Of(DemoKind.Waiver, x.n), OrganisationId = Of(x.s.Organisation), EngagementId = ids.Of(DemoKind.Candidate, x.n), Check = x.s.Waived!, WaivedBy = Manager,
            Reason = "The form is promised for next week, and the shift cannot be filled otherwise.", Safeguards = "Never alone with the people supported; works beside a senior.", Given = today.AddDays(-1), Until = today.AddDays(20),
        }), stop);
        await Insert(db, country.Renewals.Select((r, n) => new SuitabilityCheck
        {
            Id = ids.Of(DemoKind.Renewal, n), OrganisationId = Of(r.Organisation), EngagementId = ids.Of(DemoKind.Engagement, r.Person), Check = r.Check, Outcome = CheckResult.Clear, AskedOn = today.AddYears(-2), DoneOn = today.AddYears(-2),
            LookedBy = Manager, RenewBy = today.AddDays(r.RenewIn),
        }), stop);
    }

    private static SuitabilityCheck Check(Guid id, Guid owner, Guid candidate, CodeRow check, bool clear, DateOnly today) => new()
    {
        Id = id, OrganisationId = owner, EngagementId = candidate, Check = check.Code, Outcome = clear ? CheckResult.Clear : CheckResult.Waiting, AskedOn = today.AddDays(-18), DoneOn = clear ? today.AddDays(-7) : null,
        Count = StartRule.Count(check) is { } asked ? clear ? asked : asked - 1 : null, LookedBy = clear ? Manager : null, RenewBy = clear ? CheckRule.RenewBy(today.AddDays(-7), StartRule.Months(check), null) : null,
    };

    private static Task Insert<T>(Db db, IEnumerable<T> rows, CancellationToken stop) where T : class => LoadDemonstration.Insert(db, rows, stop);
}
