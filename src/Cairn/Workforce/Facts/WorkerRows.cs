using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Turns people's records into rows of codes and numbers, by country.</summary>
internal sealed class WorkerRows(
    IReadOnlyDictionary<string, FactCodes> codes, DateOnly day, Dictionary<Guid, FactPlace> places, Dictionary<Guid, DateOnly> trained, HashSet<Guid> qualified, RegisteredPeople registered)
{
    private const int DontKnow = 999;

    /// <summary>Weeks of a year: 365¼ days.</summary>
    private const decimal Weeks = 52.14m;

    private readonly Dictionary<string, ColumnsBuilder> countries = new(StringComparer.Ordinal);

    public ColumnsBuilder? Of(string country) => countries.GetValueOrDefault(country);

    public void Add(in WorkerRead worker)
    {
        if (!places.TryGetValue(worker.Service, out var place))
            return; // of a service that had closed, or of a country whose pack is not here
        var country = codes[place.Country];
        var (all, minutes, age) = (place.Facts.Codes, Minutes(worker), Age(worker.Born));
        var pay = Pay(worker, minutes);
        var known = registered.Of(place.Country, place.Kind, worker);
        ReadOnlySpan<int> code =
        [
            all["role"].Number(worker.Role), all["terms"].Number(country.Terms(worker.Contract)), all["employed"].Number(worker.Contract is null ? null : country.Employed(worker.Contract) ? "yes" : "no"),
            all["zero-hours"].Number(FactCodes.YesNo(worker.ZeroHours)), all["gender"].Number(worker.Gender is null or 3 ? null : worker.Gender.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            all["age-band"].Number(Band(age)), all["tenure"].Number(Tenure(worker.Start)), all["ethnicity"].Number(FactCodes.EthnicGroup(worker.Ethnicity)),
            all["disability"].Number(worker.Disabled switch { 1 => "yes", 0 => "no", _ => null }), all["nationality"].Number(Nationality(worker)),
            all["source"].Number(worker.From is null or 16 ? null : worker.From.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            all["qualified"].Number(Qualified(worker, country)), all["training"].Number(trained.TryGetValue(worker.Record, out var first) ? first < day ? "run-out" : "in-date" : null),
            all["below-nlw"].Number(Below(pay, age, country.Law)), all["below-rlw"].Number(Below(pay, age, country.Real)),
            all["below-minimum"].Number(country.BelowMinimum(pay, age)), all["below-line"].Number(country.BelowLine(pay, minutes)),
            all["registered"].Number(known.Registered), all["recognised"].Number(known.Recognised), all["must-register"].Number(known.Must), all["part"].Number(known.Part),
        ];
        ReadOnlySpan<int> number =
        [
            minutes is { } m ? Math.Min(100, (m * 100 + FactCodes.WholeTime / 2) / FactCodes.WholeTime) : RowColumns.Missing,
            pay ?? RowColumns.Missing, worker.Sick is { } sick && sick != DontKnow ? sick : RowColumns.Missing, age ?? RowColumns.Missing,
            worker.Start is { } start ? Math.Max(0, Months(start)) : RowColumns.Missing,
            Gap(pay, age, minutes, country.Law), Gap(pay, age, minutes, country.Real), minutes ?? RowColumns.Missing,
        ];
        var rows = countries.TryGetValue(place.Country, out var held) ? held : countries[place.Country] = new ColumnsBuilder(CountryFacts.WorkerCodes, CountryFacts.WorkerNumbers);
        rows.Add(place.Index, code, number, worker.Person);
    }

    /// <summary>Contracted minutes a week; the average ones where none are contracted.</summary>
    internal static int? Minutes(in WorkerRead worker) => Hours(worker.Contracted) ?? Hours(worker.Average);

    private static int? Hours(int? minutes) => minutes is > 0 and not DontKnow ? minutes : null;

    /// <summary>Pence an hour; pay by the year over the hours of a year, rounded half away from nought.</summary>
    internal static int? Pay(in WorkerRead worker, int? minutes) =>
        worker.Hourly is > 0 and < int.MaxValue ? (int)worker.Hourly
        : worker.Annual is > 0 and var annual && minutes is { } m ? (int)Math.Round(annual * 60 / (Weeks * m), MidpointRounding.AwayFromZero)
        : null;

    /// <summary>Whole years.</summary>
    private int? Age(DateOnly? born) => AgeOn(born, day);

    internal static int? AgeOn(DateOnly? born, DateOnly day) => born is not { } date || date > day ? null : day.Year - date.Year - (date.AddYears(day.Year - date.Year) > day ? 1 : 0);

    private int Months(DateOnly start) => (day.Year - start.Year) * 12 + day.Month - start.Month - (day.Day < start.Day ? 1 : 0);

    private static string? Band(int? age) => age switch { null => null, < 25 => "under-25", < 35 => "25-34", < 45 => "35-44", < 55 => "45-54", < 65 => "55-64", _ => "65-over" };

    private string? Tenure(DateOnly? start) => start is not { } first ? null
        : first > day.AddYears(-1) ? "under-1" : first > day.AddYears(-3) ? "1-2" : first > day.AddYears(-5) ? "3-4" : first > day.AddYears(-10) ? "5-9" : "10-over";

    /// <summary>Codes of NATIONALITY: 826 British, 998 not known, 999 another.</summary>
    private static string? Nationality(in WorkerRead worker) => worker.Nationality switch { 826 => "british", null or 998 => null, _ => "other" };

    private string? Qualified(in WorkerRead worker, FactCodes country) =>
        qualified.Contains(worker.Record) || worker.Qualified == 1 ? "yes" : country.ListsQualifications || worker.Qualified == 2 ? "no" : null;

    private static string? Below(int? pay, int? age, PayRate? rate) => Counts(pay, age, rate) ? pay < rate!.Pence ? "yes" : "no" : null;

    /// <summary>Pence a week that lift somebody to the rate; 0 where they have it.</summary>
    private static int Gap(int? pay, int? age, int? minutes, PayRate? rate) =>
        Counts(pay, age, rate) && minutes is { } m ? (Math.Max(0, rate!.Pence - pay!.Value) * m + 30) / 60 : RowColumns.Missing;

    /// <summary>Whether the rate holds for somebody of that age; of a rate for all ages the age need not be known.</summary>
    private static bool Counts(int? pay, int? age, PayRate? rate) => pay is not null && rate is not null && (rate.AgeFrom <= 18 || age >= rate.AgeFrom);
}
