using System.Globalization;
using System.Security.Cryptography;

namespace Cairn.Workforce;

/// <summary>One digest of everything that the demonstration is made of: it goes into the event of its loading.</summary>
internal static class DemoDigest
{
    public static string Of(IEnumerable<DemoCountry> countries, IEnumerable<DemoSnapshot> snapshots)
    {
        using var sha = SHA256.Create();
        using (var to = new BinaryWriter(new BufferedStream(new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write), 1 << 16)))
        {
            foreach (var country in countries)
                Write(to, country);
            foreach (var s in snapshots)
                Add(to, s.Year, s.SubSector, s.Area, s.EmployerType, s.Headcount, s.Wte, s.Vacancies, s.Starters, s.Leavers);
        }
        return Convert.ToHexStringLower(sha.Hash!);
    }

    private static void Write(BinaryWriter to, DemoCountry country)
    {
        foreach (var o in country.Organisations)
            Add(to, o.Number, o.Name, o.Country, o.Council ? 1 : 0, o.EmployerType, o.Area, o.Parent, o.ParentOwnsData ? 1 : 0);
        foreach (var s in country.Services)
            Add(to, s.Number, s.Organisation, s.Country, s.Reference, s.Name, s.Town, s.Area, s.EmployerType, s.SubSector, s.MainService,
                s.Regulated ? 1 : 0, s.Capacity, s.Utilisation, s.Staff, s.Address, s.Postcode, s.ProviderNumber, s.LocationNumber);
        foreach (var p in country.Posts)
            Add(to, p.Number, p.Service, p.Role, p.FirstPerson, p.Filled, p.Vacancies, p.Starters, p.Leavers);
        foreach (var p in country.People)
            Add(to, p.Number, p.Service, p.Reference, p.Name, p.BirthDate.DayNumber, p.Gender, p.Role, p.ContractType, p.ContractedMinutes,
                p.HourlyPay, p.StartDate.DayNumber, p.StartedInSector, p.Qualification, p.QualificationYear, p.Ethnicity, p.Nationality, p.Disabled, p.RecruitedFrom, p.SickHalfDays);
        foreach (var t in country.Training)
            Add(to, t.Person, t.Category, t.Completed.DayNumber, t.ValidMonths, t.Expires?.DayNumber);
        foreach (var l in country.Leavers)
            Add(to, l.Number, l.Service, l.Reference, l.Name, l.Role, l.StartDate.DayNumber, l.LeftOn.DayNumber, l.Reason);
        foreach (var c in country.Costs)
            Add(to, c.Organisation, c.Year, c.Staff.ToString(CultureInfo.InvariantCulture), c.Agency.ToString(CultureInfo.InvariantCulture), c.Training.ToString(CultureInfo.InvariantCulture), c.Total.ToString(CultureInfo.InvariantCulture));
        foreach (var a in country.Assessments)
            Add(to, [a.Organisation, a.Short ? 1 : 0, .. a.Answers.SelectMany(s => new Field[] { s.Statement, (int)s.State })]);
        foreach (var n in country.Notices)
            Add(to, n.Organisation, (int)n.Kind, n.Subject, n.ForSize, n.Size, n.Words);
        foreach (var s in country.Starts)
            Add(to, s.Service, s.Organisation, s.Name, s.Role, s.StartsIn, s.Clear, s.Waived, s.Campaign);
        foreach (var r in country.Renewals)
            Add(to, r.Person, r.Organisation, r.Check, r.RenewIn);
        foreach (var c in country.Campaigns)
            Add(to, c.Number, c.Organisation, c.Name, c.Country, (int)c.Found, c.Agency, c.Agreement, c.Began, c.Kept);
        foreach (var o in country.Offers)
            Add(to, [o.Organisation, o.From.DayNumber, .. o.Elements.Select(e => (Field)e)]);
    }

    /// <summary>A field that is missing differs from one that is empty or nought.</summary>
    private static void Add(BinaryWriter to, params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            to.Write(field.Given);
            if (field.Text is not null)
                to.Write(field.Text);
            else
                to.Write(field.Number);
        }
    }

    private readonly record struct Field(bool Given, string? Text, int Number)
    {
        public static implicit operator Field(string? text) => new(text is not null, text, 0);
        public static implicit operator Field(int number) => new(true, null, number);
        public static implicit operator Field(int? number) => new(number is not null, null, number ?? 0);
    }
}
