using System.Globalization;
using System.Text;

namespace Cairn.Bench;

/// <summary>A made-up return with faults in nearly half of its staff rows; the same seed gives the same bytes.</summary>
internal static class StaffFile
{
    private const int StaffAWorkplace = 100;

    private static readonly string[] Postcodes = ["LS1 2RP", "EN1 1RF", "M1 1AE", "B33 8TH", "CR2 6XH", "CV37 6PH"];
    private static readonly string[] Hours = ["16", "20.5", "24", "30", "37", "37.5"];
    private static readonly int[] Roles = [1, 2, 3, 5, 7, 8, 9, 10, 11, 15, 17, 24, 25, 34, 35, 36, 39, 40, 43, 44, 45, 52];
    private static readonly int[] Ethnicities = [31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 98, 99];
    private static readonly int[] Sources = [1, 2, 5, 7, 8, 10, 12, 15, 16, 17, 18];

    private const string Header = "LOCALESTID,UNIQUEWORKERID,STATUS,DISPLAYID,NINUMBER,POSTCODE,DOB,GENDER,ETHNICITY,NATIONALITY,BRITISHCITIZENSHIP,COUNTRYOFBIRTH,"
        + "YEAROFENTRY,DISABLED,CARECERT,L2CARECERT,RECSOURCE,HANDCVISA,INOUTUK,STARTDATE,STARTINSECT,DHA,APPRENTICE,EMPLSTATUS,ZEROHRCONT,DAYSSICK,"
        + "SALARYINT,SALARY,HOURLYRATE,MAINJOBROLE,MAINJRDESC,CONTHOURS,AVGHOURS,NMCREG,AMHP,SCQUAL,NONSCQUAL,CWPCATEGORY,QUALACH01,QUALACH01NOTES,"
        + "QUALACH02,QUALACH02NOTES,QUALACH03,QUALACH03NOTES";

    /// <summary>Writes the workplace and the staff file; returns how many staff rows were given a fault.</summary>
    /// <param name="faultyInHundred">Nearly half, unless said otherwise.</param>
    public static int Write(string workplaces, string staff, int rows, int faultyInHundred = 48)
    {
        var places = (rows + StaffAWorkplace - 1) / StaffAWorkplace;
        using (var writer = new StreamWriter(workplaces))
        {
            writer.Write(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "../../../../tests/samples/ascwds/workplace.csv")).First() + "\r\n");
            for (var place = 0; place < places; place++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"WP{place:00000},NEW,Care home {place},5 Example Street,,,Leeds,LS1 2RP,6,,1,1,2,1-1234567890,1-{2_000_000_000 + place},1,1;2,40;10,38;9,;,1;22,;,1,1;2,100,25;7,2;0,1;0,3;0,3,1,2,999,2,,0,unknown,,999,20,1,2,,\r\n"));
        }
        var random = new Random(20260101);
        var faulty = 0;
        using var output = new StreamWriter(staff, append: false, new UTF8Encoding(false), 1 << 20);
        output.Write(Header + "\r\n");
        var cells = new string[44];
        for (var i = 0; i < rows; i++)
        {
            Fill(cells, random, i);
            if (random.Next(100) < faultyInHundred)
            {
                Spoil(cells, random);
                faulty++;
            }
            for (var c = 0; c < cells.Length; c++)
            {
                output.Write(cells[c]);
                output.Write(c == cells.Length - 1 ? "\r\n" : ",");
            }
        }
        return faulty;
    }

    private static void Fill(string[] cells, Random random, int i)
    {
        string Of(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
        string Number(int from, int to) => random.Next(from, to + 1).ToString(CultureInfo.InvariantCulture);
        var birth = random.Next(1958, 2005);
        var contract = random.Next(10) < 7 ? 1 : 4;
        var hourly = random.Next(10) < 7;
        Array.Fill(cells, "");
        cells[0] = $"WP{i / StaffAWorkplace:00000}";
        cells[1] = $"W{i:0000000}";
        cells[2] = "NEW";
        cells[3] = $"Staff {i}";
        cells[4] = $"{"ABCEGHJKLMNPRSTWXYZ"[i / 1_000_000 % 8]}{"ABCE"[random.Next(4)]}{i % 1_000_000:000000}{"ABCD"[random.Next(4)]}";
        cells[5] = Of(Postcodes);
        cells[6] = $"{random.Next(1, 29):00}/{random.Next(1, 13):00}/{birth}";
        cells[7] = Number(1, 4);
        cells[8] = Ethnicities[random.Next(Ethnicities.Length)].ToString(CultureInfo.InvariantCulture);
        cells[9] = cells[11] = "826";
        cells[13] = Number(0, 3);
        cells[14] = Number(1, 3);
        cells[15] = Of("1;2024", "2", "3", "");
        cells[16] = Sources[random.Next(Sources.Length)].ToString(CultureInfo.InvariantCulture);
        var start = random.Next(2021, 2026);
        cells[19] = $"{random.Next(1, 29):00}/{random.Next(1, 13):00}/{start}";
        cells[20] = Number(birth + 16 > 2020 ? start : Math.Max(birth + 15, 1975), start);
        cells[22] = Of("1", "2", "2", "999");
        cells[23] = contract.ToString(CultureInfo.InvariantCulture);
        cells[24] = "2";
        cells[25] = Of("0", "1", "2", "3.5", "10", "999");
        cells[26] = hourly ? "3" : "1";
        cells[27] = hourly ? "" : Number(18000, 48000);
        cells[28] = hourly ? $"{random.Next(11, 19)}.{random.Next(100):00}" : "";
        cells[29] = Roles[random.Next(Roles.Length)].ToString(CultureInfo.InvariantCulture);
        cells[contract == 1 ? 31 : 32] = Of(Hours);
        cells[35] = Of("1;2", "1;3", "1;4", "2", "999");
        cells[36] = Of("1;3", "2", "999");
        cells[37] = Of("1", "2", "3", "998", "");
        if (random.Next(2) == 0)
        {
            cells[38] = $"{random.Next(109, 159)};{random.Next(2005, 2025)}";
            cells[39] = random.Next(3) == 0 ? "Awarded in house" : "";
        }
    }

    private static void Spoil(string[] cells, Random random)
    {
        var (column, value) = random.Next(16) switch
        {
            0 => (2, "UPDATE"), 1 => (4, "X1"), 2 => (5, "LS12RP"), 3 => (6, "31/13/1990"), 4 => (7, "9"), 5 => (8, "7"), 6 => (19, "2020-01-01"),
            7 => (23, ""), 8 => (25, "400"), 9 => (29, "400"), 10 => (31, "80"), 11 => (35, "1"), 12 => (38, "9999;2010"), 13 => (24, "1"),
            14 => (26, "7"), _ => (3, ""),
        };
        cells[column] = value;
    }
}
