using Cairn.Engine.ServiceLists;

namespace Cairn.Workforce;

/// <summary>One thing that a list says of a service: how its cell is read, and how a held value is told and taken over.</summary>
/// <param name="Read">Sets the value; false where the cell cannot be read.</param>
/// <param name="IsGrading">Whether it belongs to the grading, which goes by its own day of publication.</param>
internal sealed record ServiceField(Func<RegulatedService, string, bool> Read, Action<RegulatedService, RegulatedService> Copy, Func<RegulatedService, bool> IsBlank, bool IsGrading = false)
{
    /// <summary>Letters that a kept cell may have: the longest published ones have some hundreds.</summary>
    public const int MostLetters = 2_000;

    /// <summary>By the field's name in the pack's list of columns. Grades, what is listed for years, and the provider's name are read apart.</summary>
    public static readonly IReadOnlyDictionary<string, ServiceField> All = new Dictionary<string, ServiceField>(StringComparer.Ordinal)
    {
        ["name"] = Text(s => s.Name, (s, v) => s.Name = v),
        ["kind"] = Text(s => s.Kind, (s, v) => s.Kind = v),
        ["subtype"] = Text(s => s.Subtype, (s, v) => s.Subtype = v),
        ["sector"] = Text(s => s.Sector, (s, v) => s.Sector = v),
        ["care"] = Text(s => s.Care, (s, v) => s.Care = v),
        ["client-group"] = Text(s => s.ClientGroup, (s, v) => s.ClientGroup = v),
        ["address-1"] = Text(s => s.Address1, (s, v) => s.Address1 = v),
        ["address-2"] = Text(s => s.Address2, (s, v) => s.Address2 = v),
        ["address-3"] = Text(s => s.Address3, (s, v) => s.Address3 = v),
        ["address-4"] = Text(s => s.Address4, (s, v) => s.Address4 = v),
        ["town"] = Text(s => s.Town, (s, v) => s.Town = v),
        ["postcode"] = Text(s => s.Postcode, (s, v) => s.Postcode = v),
        ["provider"] = Text(s => s.ProviderNumber, (s, v) => s.ProviderNumber = v?.ToUpperInvariant()),
        ["area"] = Text(s => s.AreaName, (s, v) => s.AreaName = v),
        ["status"] = Text(s => s.Status, (s, v) => s.Status = v),
        ["link"] = Text(s => s.Link, (s, v) => s.Link = v),
        ["council-run"] = Value(s => s.CouncilRun, (s, v) => s.CouncilRun = v, YesNo),
        ["places"] = Value(s => s.Places, (s, v) => s.Places = v, ListValues.Whole),
        ["staff"] = Value(s => s.StaffHundredths, (s, v) => s.StaffHundredths = v, ListValues.Hundredths),
        ["registered"] = Value(s => s.Registered, (s, v) => s.Registered = v, ListValues.Day),
        ["registered-month"] = Value(s => s.RegisteredMonth, (s, v) => s.RegisteredMonth = v, ListValues.Month),
        ["inspected"] = Value(s => s.Inspected, (s, v) => s.Inspected = v, ListValues.Day),
        ["graded"] = Value(s => s.Graded, (s, v) => s.Graded = v, ListValues.Day) with { IsGrading = true },
        ["grade-spread"] = Text(s => s.GradeSpread, (s, v) => s.GradeSpread = v) with { IsGrading = true },
        ["grade-change"] = Text(s => s.GradeChange, (s, v) => s.GradeChange = v) with { IsGrading = true },
        ["grade-least"] = Value(s => s.GradeLeast, (s, v) => s.GradeLeast = v, ListValues.Grade) with { IsGrading = true },
        ["grade-most"] = Value(s => s.GradeMost, (s, v) => s.GradeMost = v, ListValues.Grade) with { IsGrading = true },
    };

    private static ServiceField Text(Func<RegulatedService, string?> get, Action<RegulatedService, string?> set) => new(
        (service, cell) =>
        {
            var text = string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            // The databases keep no zero, and no name has one.
            if (text.Length > MostLetters || text.Any(c => c < ' '))
                return false;
            set(service, text);
            return true;
        },
        (to, from) => set(to, get(from)), service => get(service) is null);

    private static ServiceField Value<T>(Func<RegulatedService, T?> get, Action<RegulatedService, T?> set, Func<string, T?> read) where T : struct => new(
        (service, cell) =>
        {
            var value = read(cell);
            set(service, value);
            return value is not null;
        },
        (to, from) => set(to, get(from)), service => get(service) is null);

    private static bool? YesNo(string text) => text.ToUpperInvariant() switch { "YES" or "Y" => true, "NO" or "N" => false, _ => null };
}
