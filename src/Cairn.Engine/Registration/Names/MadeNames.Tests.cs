namespace Cairn.Engine.Registration.Names;

/// <summary>
/// Made-up registrants for tests and measurements. One in 75 or so has the most frequent family name, few the next, and every third a
/// rare one, as in registers of the United Kingdom (general knowledge, not verified). The lists are our own and of no register.
/// </summary>
public sealed class MadeNames(int seed)
{
    private const string GivenNames =
        "Margaret David Elizabeth James Susan John Karen Michael Sarah Paul Nicola Robert Emma Andrew Claire William Fiona Mark Laura Stephen Jennifer Steven Michelle Ian Lisa Thomas Jacqueline Christopher Catherine Alan " +
        "Mary Brian Helen Kevin Angela Craig Lynn Scott Amanda Gary Julie Peter Anne Daniel Rebecca Stuart Gillian Colin Joanne Graham Alison Kenneth Linda Richard Jessica Ryan Heather Alexander Caroline Gordon " +
        "Rachel George Patricia Matthew Victoria Derek Kelly Douglas Sharon Martin Louise Anthony Lorraine Neil Amy Jamie Donna Gareth Hannah Simon Kirsty Joseph Pauline Lee Lauren Adam Tracy Philip Natalie Sean Samantha Joshua " +
        "Olivia Benjamin Charlotte Samuel Sophie Jack Chloe Liam Megan Callum Lucy Lewis Erin Connor Katie Ross Aimee Calum Eilidh Euan Mhairi Hamish Catriona Alasdair Morag Iain Màiri Seumas Ealasaid Dòmhnall Fionnlagh Mòrag Ruairidh " +
        "Siân Rhys Angharad Dafydd Gwen Emyr Bethan Huw Cerys Gwyneth Niamh Siobhán Aoife Ciarán Padraig Sinéad Róisín Declan Agnieszka Piotr Katarzyna Tomasz Małgorzata Paweł Magdalena Łukasz Ewa Krzysztof " +
        "Oluwaseun Chidinma Adebayo Ngozi Emeka Funmilayo Chukwuemeka Blessing Ifeoma Olumide Temitope Kwame Abena Kofi Akosua Tendai Tatenda Nyasha Rudo Farai Priya Anil Sunita Rajesh Anjali Sanjay Lakshmi Vijay Deepa Jyothi " +
        "Mohammed Fatima Ahmed Ayesha Ali Zainab Hassan Maryam Ibrahim Khadija Rosario Jomar Maricel Arnel Ana João Maria Carlos Ionela Andrei Mihaela Gheorghe Zsuzsanna Gábor Mary-Ann Jean-Paul Anne-Marie Mei Wei Nguyen Linh";

    private const string FamilyNames =
        "Smith Brown Wilson Jones Robertson Campbell Stewart Thomson Anderson MacDonald Taylor Williams Scott Murray Reid Clark Morrison Ross Young Mitchell Watson Walker Paterson Davies Evans Graham Thomas Johnson Roberts Hamilton " +
        "Fraser Johnston Ferguson Kerr Simpson Davidson Gray Martin Hunter MacKenzie Henderson Duncan Cameron Bell Grant Mackay Allan Kelly Black Marshall MacLean MacLeod Sutherland Gibson Wallace Russell Hughes Wright White Edwards Green " +
        "Craig Wood King Hill Lewis Harris Patel Jackson Clarke Turner Cooper Hall Ward Morris Moore Lee Baker Harrison Parker Khan Singh Ahmed Begum Ali Hussain Shah Kaur Crawford McIntosh McMillan Donaldson Milne Sinclair Burns Muir Shaw " +
        "Gordon Boyd Kennedy O'Neill O'Brien O'Connor Doherty Gallagher McLaughlin McCann Boyle Quinn Murphy Byrne Ryan Sweeney O'Donnell McGrath Kavanagh Fitzgerald Doyle Walsh NicLeòid MacLeòid NicDhòmhnaill MacDhòmhnaill MacAoidh " +
        "Llewellyn Pritchard Griffiths Morgan Lloyd Powell Rees Jenkins Howells Bevan Vaughan Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Okafor Adeyemi Okonkwo Balogun Eze Nwosu Ogunleye " +
        "Mensah Owusu Boateng Asante Moyo Ncube Sibanda Dube Chikwanha Sharma Gupta Nair Thomas Varghese Joseph Mathew Chaudhry Rahman Chowdhury Islam Miah Santos Reyes Cruz Garcia Silva Ferreira Popescu Ionescu Kovács Nagy Nguyen Tran Chen Wong " +
        "Arbuthnott Auchterlonie Dalrymple Farquharson Cruickshank Urquhart Colquhoun Abercrombie Carruthers Featherstone Hetherington Wolstenholme Ramsbottom Higginbottom Butterworth Whittingham Shufflebottom Fotheringham Drummond Lennox";

    private const string First = "Ash Black Bright Brad Carl Clay Crow Dun Elder Fair Farn Glen Green Hal Haw Hart Hazel Holm Ken King Lang Lang Lin Mar Mel Nor Old Pen Quarm Rad Red Rush San Sel Sher Stan Strat Thorn Wal West Whit Wil Win Wood Wren Wyn Yar";
    private const string Second = "bury by combe cott croft dale den dean ell ey field fold ford garth gate ham hurst ing land ley low man mead mere more ness ridge rick sham shaw side son sted stock stone thorpe ton vale wall ward way well wick wood worth";
    private const string TownNames =
        "Glasgow Edinburgh Aberdeen Dundee Paisley Inverness Perth Stirling Ayr Kilmarnock Dumfries Falkirk Livingston Hamilton Motherwell Dunfermline Kirkcaldy Greenock Elgin Oban Stornoway Lerwick Kirkwall Wick Thurso Galashiels Peebles Arbroath Montrose " +
        "Manchester Birmingham Leeds Sheffield Bristol Liverpool Newcastle Nottingham Leicester Bradford Coventry Hull Plymouth Derby Southampton Portsmouth Norwich Exeter York Cardiff Swansea Newport Wrexham Bangor Belfast Derry Newry Lisburn";

    private static readonly string[] givenNames = GivenNames.Split(' '), familyNames = FamilyNames.Split(' '), first = First.Split(' '), second = Second.Split(' '), towns = TownNames.Split(' ');
    private static readonly string[] kinds = ["Care", "Home Care", "House", "Support", "Community Care", "Lodge Nursing Home"];

    private readonly Random random = new(seed);

    public static IReadOnlyList<string> Towns => towns;

    public IEnumerable<RegisterName> People(int count) => Enumerable.Range(0, count).Select(n => Person(10_000_000 + n));

    public RegisterName Person(int number) => new(number, new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Given(), Family(), random.Next(100) < 6 ? [new FormerName(Given(), Family())] : [], Frequent(towns, 1), Employer());

    public string Given() => random.Next(100) switch
    {
        < 4 => $"{Frequent(givenNames, 0.34)} {Frequent(givenNames, 0.34)}",
        < 8 => Syllables(),
        _ => Frequent(givenNames, 0.34),
    };

    public string Family() => random.Next(100) switch
    {
        < 3 => $"{Frequent(familyNames, 0.32)}-{Frequent(familyNames, 0.32)}",
        < 33 => $"{first[random.Next(first.Length)]}{(random.Next(3) == 0 ? Vowel() : "")}{second[random.Next(second.Length)]}",
        < 39 => $"{Syllables()}{second[random.Next(second.Length)]}",
        < 41 => $"{(random.Next(2) == 0 ? "de" : "van der")} {first[random.Next(first.Length)]}{second[random.Next(second.Length)]}",
        _ => Frequent(familyNames, 0.32),
    };

    public string Employer() => $"{first[random.Next(first.Length)]}{second[random.Next(second.Length)]} {kinds[random.Next(kinds.Length)]}";

    private string Syllables()
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{"bcdfghjklmnprstvw"[random.Next(17)]}{Vowel()}")) + (random.Next(2) == 0 ? "" : "nrslt"[random.Next(5)]);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private char Vowel() => "aeiou"[random.Next(5)];

    /// <summary>One of a list, the n-th about 1/n^power as often as the first.</summary>
    private string Frequent(string[] list, double power) => list[Math.Min(list.Length - 1, power >= 1
        ? (int)(Math.Pow(list.Length + 1, random.NextDouble()) - 1)
        : (int)(Math.Pow(random.NextDouble(), 1 / (1 - power)) * list.Length))];
}
