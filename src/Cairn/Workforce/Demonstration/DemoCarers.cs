using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What the demonstration's councils say of carers and of foster carers' allowances: made up by a plain rule, the same each time.</summary>
internal static class DemoCarers
{
    private const string Source = "Made up for the demonstration";

    /// <summary>Every third council keeps a register, every third asked in a survey, the others estimate.</summary>
    public static IEnumerable<CareStatement> Statements(CountryPack pack, DateTime stated)
    {
        var (areas, weights) = (Areas(pack), pack.List("demonstration-area-weights"));
        for (var n = 0; n < areas.Count; n++)
        {
            // About a ninth of the people there, as the census of 2022 found for the whole; foster carers and volunteers by the thousand too.
            var thousands = int.Parse(weights.Find(areas[n], DemoSector.AsAt)!["thousands"], CultureInfo.InvariantCulture);
            var unpaid = thousands * (95 + n * 7 % 40);
            var how = (n % 3) switch { 0 => "register", 1 => HowCounted.Survey, _ => "estimate" };
            yield return Row(n, 0, "unpaid", unpaid, how, how == HowCounted.Survey ? unpaid / 12 : null);
            yield return Row(n, 1, "foster", thousands * (4 + n % 4) / 10, "register", null);
            if (n % 2 == 0)
                yield return Row(n, 2, "volunteers", thousands * (5 + n * 3 % 9), "estimate", null);
        }

        CareStatement Row(int area, int kind, string name, long people, string how, long? margin) => new()
        {
            Id = Id(1, area * 4 + kind), Country = pack.Id, Area = areas[area], Kind = name, AsAt = new DateOnly(DemoSector.AsAt.Year, 3, 31), People = people, How = how, Margin = margin, Source = Source, Stated = stated,
        };
    }

    /// <summary>Every fifth council pays less than the minimum for the youngest, every fourth more for all.</summary>
    public static IEnumerable<FosterAllowance> Allowances(CountryPack pack, DateTime stated)
    {
        var areas = Areas(pack);
        for (var n = 0; n < areas.Count; n++)
        {
            var bands = FosterMinimum.Of(pack, areas[n], DemoSector.AsAt);
            for (var b = 0; b < bands.Count; b++)
                yield return new FosterAllowance
                {
                    Id = Id(2, n * 8 + b), Country = pack.Id, Area = areas[n], Band = bands[b].Band, From = new DateOnly(DemoSector.AsAt.Year, 4, 1),
                    Pence = bands[b].Pence + (n % 5 == 2 && b == 0 ? -600 : n % 4 == 1 ? 1_250 : 0), Children = 12 + (n * 7 + b * 11) % 90, Stated = stated,
                };
        }
    }

    private static List<string> Areas(CountryPack pack) => [.. pack.Areas.On(DemoSector.AsAt).Select(a => a.Code)];

    private static Guid Id(byte kind, int number)
    {
        var bytes = new DemoIds(0).Of(DemoKind.Organisation, number).ToByteArray(bigEndian: true);
        bytes[4] = (byte)(0x20 + kind);
        return new Guid(bytes, bigEndian: true);
    }
}
