namespace Cairn.Workforce;

/// <summary>Words for names. Places are put together from two parts, so that none is a real one; people from lists of common names.</summary>
internal static class DemoWords
{
    private static readonly string[] Beginnings =
    [
        "Alder", "Auchen", "Balna", "Birken", "Bracken", "Calla", "Corrie", "Drumma", "Fernie", "Glenna", "Hazel", "Heather", "Inver",
        "Kinna", "Larick", "Lochan", "Mavis", "Merrick", "Rowan", "Skylark", "Strath", "Tarna", "Thistle", "Tulli", "Whinny", "Willow",
    ];

    private static readonly string[] Endings =
    [
        "baine", "brannoch", "cairnie", "daweth", "dellan", "finnie", "gorran", "hallie", "lathen", "lunan", "mallie", "narra", "nessock",
        "pellan", "quharn", "rannie", "shiel", "tarrick", "vennel", "wickan",
    ];

    private static readonly string[] Men =
    [
        "Aidan", "Alasdair", "Ali", "Andrew", "Angus", "Arjun", "Brian", "Callum", "Calum", "Chidi", "Craig", "David", "Dean", "Derek",
        "Duncan", "Euan", "Ewan", "Fergus", "Finlay", "Gary", "Gordon", "Graham", "Grant", "Hamish", "Hassan", "Iain", "Imran", "Ivan",
        "Jakub", "James", "Jamie", "John", "Kenneth", "Kwame", "Lewis", "Liam", "Luca", "Marek", "Mark", "Martin", "Mohammed", "Murdo",
        "Neil", "Niall", "Paul", "Peter", "Piotr", "Robert", "Rory", "Ross", "Ryan", "Sanjay", "Scott", "Stuart", "Thomas", "Wei",
    ];

    private static readonly string[] Women =
    [
        "Aileen", "Ailsa", "Aisha", "Alison", "Amara", "Amy", "Angela", "Anna", "Anne", "Beata", "Carol", "Catriona", "Chloe", "Christine",
        "Claire", "Debbie", "Diane", "Donna", "Eilidh", "Elaine", "Elena", "Emma", "Ewa", "Fatima", "Fiona", "Gillian", "Grace", "Heather",
        "Isla", "Jacqueline", "Janet", "Jean", "Joanna", "Julie", "Karen", "Kirsty", "Laura", "Lesley", "Linda", "Lorna", "Louise", "Mairi",
        "Margaret", "Maria", "Mary", "Mei", "Michelle", "Moira", "Morag", "Nadia", "Ngozi", "Nicola", "Pamela", "Priya", "Rachel", "Rhona",
        "Ruth", "Sandra", "Sarah", "Senga", "Sheila", "Shona", "Sunita", "Susan", "Teresa", "Tracy", "Una", "Wendy", "Yasmin", "Zofia",
    ];

    private static readonly string[] Families =
    [
        "Adeyemi", "Ahmed", "Aitken", "Alexander", "Allan", "Anderson", "Bain", "Baird", "Begum", "Bell", "Black", "Boyd", "Brown", "Bruce",
        "Buchanan", "Burns", "Cameron", "Campbell", "Chen", "Christie", "Clark", "Craig", "Crawford", "Cunningham", "Davidson", "Dickson",
        "Docherty", "Donald", "Douglas", "Duncan", "Ferguson", "Findlay", "Fleming", "Forbes", "Fraser", "Gallacher", "Gibson", "Gordon",
        "Graham", "Grant", "Gray", "Hamilton", "Hay", "Henderson", "Hughes", "Hunter", "Hussain", "Irvine", "Jamieson", "Johnston", "Kaur",
        "Kelly", "Kennedy", "Kerr", "Khan", "King", "Kowalska", "Laing", "Lindsay", "Mackay", "Mackenzie", "Maclean", "Macleod", "Marshall",
        "Martin", "McCallum", "McDonald", "McGregor", "McIntosh", "McIntyre", "McKenna", "McLaren", "McMillan", "Mensah", "Millar",
        "Milne", "Mitchell", "Moore", "Morrison", "Muir", "Murphy", "Murray", "Nowak", "Okafor", "Paterson", "Patel", "Pratt", "Reid",
        "Rennie", "Ritchie", "Robertson", "Ross", "Russell", "Scott", "Sharma", "Shaw", "Simpson", "Sinclair", "Singh", "Smith", "Stewart",
        "Sutherland", "Taylor", "Thomson", "Walker", "Wallace", "Watson", "Watt", "Weir", "White", "Wilson", "Wood", "Young", "Zhang",
    ];

    // What comes after the place in a provider's name.
    public static readonly string[] Private =
    [
        "Care", "Homes", "Support", "Services", "Partners", "Living", "Company", "People", "Companions", "House", "Hands", "Works", "Circle", "Days",
    ];

    public static readonly string[] Voluntary =
    [
        "Trust", "Association", "Together", "Neighbours", "Community", "Project", "Network", "Society", "Friends", "Alliance", "Connections",
        "Foundation", "Fellowship", "Centre",
    ];

    public static readonly string[] Childminders =
    [
        "Childminding", "Childcare", "Wee Ones", "Little Steps", "Family Childcare", "Playtime", "Garden Childminding", "Home Childcare", "Bairns",
        "Minding", "Young Ones",
    ];

    /// <summary>A place; with another <paramref name="nth"/> another place, 520 of them before they repeat.</summary>
    public static string Place(DemoRandom random, Draw purpose, int number, int nth = 0)
    {
        // 139 has no divisor in common with 520, so each step leads to a new place.
        var places = Beginnings.Length * Endings.Length;
        var n = (random.Below(purpose, number, places) + 139 * nth) % places;
        return Beginnings[n / Endings.Length] + Endings[n % Endings.Length];
    }

    /// <summary>No two providers below 520 times the number of kinds have one name.</summary>
    public static string Provider(DemoRandom random, int number, string[] kinds) =>
        $"{Place(random, Draw.Provider, 0, number)} {kinds[number / (Beginnings.Length * Endings.Length) % kinds.Length]}";

    public static string Person(DemoRandom random, int number, bool man)
    {
        var given = man ? Men : Women;
        return $"{given[random.Below(Draw.Given, number, given.Length)]} {Families[random.Below(Draw.Family, number, Families.Length)]}";
    }
}
