using System.Buffers.Binary;
using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Evidence = Cairn.Register.Evidence;

namespace Cairn.Workforce;

/// <summary>What waits for the register's office in the demonstration beside applications: awards to assess, and changes of details with evidence.</summary>
internal static class LoadOffice
{
    /// <summary>Of a thousand applicants so many name an award of the list, and so many one from elsewhere.</summary>
    private const int Listed = 300, Elsewhere = 60;

    /// <summary>One in so many on the register asks for a change of details.</summary>
    private const int Asks = 9_000;

    /// <summary>Made up, as the people are.</summary>
    private static readonly (string Title, string By, string Country)[] Awards =
    [
        ("Bachelor of Social Work", "A university in Lagos", "Nigeria"), ("Diploma in Care of Older People", "A college in Manila", "Philippines"), ("Certificate in Health and Social Care", "A college in Accra", "Ghana"),
        ("Vocational Certificate in Care", "A school in Gdańsk", "Poland"), ("Higher Diploma in Community Care", "A college in Harare", "Zimbabwe"),
    ];

    public static async Task Into(Db db, Packs packs, IReadOnlyList<DemoRegistrant> some, DemoIds ids, string register, CancellationToken stop)
    {
        var (rules, random, now) = (packs.Register(register), new DemoRandom(DemoSector.DefaultSeed), db.Store.Clock.Now);
        List<QualificationClaim> claims = [];
        List<DetailsRequest> requests = [];
        List<Evidence> evidence = [];
        foreach (var one in some)
        {
            var id = ids.Of(DemoKind.Registrant, one.Person);
            var applied = one.Registrations[0].Facts.First(f => f.Kind == FactKind.Applied).On;
            if (one.Registrations[0].Facts.All(f => f.Kind != FactKind.Admitted))
            {
                if (Claim(packs, rules, random, one, applied) is { } claim)
                {
                    (claim.Id, claim.RegistrantId) = (ids.At(DemoKind.QualificationClaim, one.Person, applied), id);
                    claims.Add(claim);
                    evidence.Add(File(ids, one.Person, id, EvidenceFor.Qualification, "certificate.pdf", now));
                }
            }
            else if (random.Below(Draw.Office, one.Person, Asks) == 0)
            {
                var asked = new DetailsRequest { Id = ids.Of(DemoKind.DetailsRequest, one.Person), RegistrantId = id, Family = DemoWords.Person(random, ~one.Person, man: false).Split(' ')[1], Why = "I have married.", Asked = db.Store.Clock.Today.AddDays(-random.Below(Draw.Office, ~one.Person, 30)) };
                requests.Add(asked);
                evidence.Add(File(ids, one.Person, id, asked.Id.ToString(), "marriage certificate.pdf", now));
            }
        }
        await LoadDemonstration.Insert(db, claims, stop);
        await LoadDemonstration.Insert(db, requests, stop);
        await LoadDemonstration.Insert(db, evidence, stop);
    }

    private static QualificationClaim? Claim(Packs packs, RegisterRules rules, DemoRandom random, DemoRegistrant one, DateOnly applied)
    {
        var drawn = random.Below(Draw.Office, one.Person, 1000);
        var (service, level) = RoleCode.Parse(one.Registrations[0].Facts.First(f => f.Kind == FactKind.Role).Code!);
        if (drawn < Listed && RegistrationNeed.RequirementOf(rules, service, level, applied) is { } requirement)
        {
            var codes = requirement.AllOf[0].AnyOf;
            var code = codes[random.Below(Draw.Office, ~one.Person, codes.Count)];
            return new QualificationClaim { Code = code, Title = Cairn.Register.RuleWords.Held(packs, rules, code, applied), Year = applied.Year - random.Below(Draw.Office, ~one.Person, 9) };
        }
        if (drawn is < Listed or >= Listed + Elsewhere)
            return null;
        var (title, by, country) = Awards[random.Below(Draw.Office, ~one.Person, Awards.Length)];
        return new QualificationClaim { Title = title, AwardedBy = by, Country = country, Year = applied.Year - 2 - random.Below(Draw.Office, ~one.Person, 12) };
    }

    private static Evidence File(DemoIds ids, int person, Guid owner, string what, string name, DateTime now) => new()
    {
        Id = ids.Of(DemoKind.Evidence, person), OwnerId = owner, For = what, FileName = name, MediaType = "application/pdf", Length = Page.Length, Content = Page, Given = now,
    };

    /// <summary>One empty page.</summary>
    private static readonly byte[] Page = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
}
