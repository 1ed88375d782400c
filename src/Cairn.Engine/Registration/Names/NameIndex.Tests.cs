using Xunit;

namespace Cairn.Engine.Registration.Names;

/// <summary>Finding registrants by name (R5): examples of each way in which names are typed, and what holds whatever is put in and asked.</summary>
public sealed class NameIndexTests
{
    private static readonly NameVariants variants = new([["Robert", "Bob", "Rab"], ["Catherine", "Kate"], ["James", "Seumas"], ["Smith", "Mac a' Ghobhainn"], ["MacLeod", "MacLeòid"]]);

    private static NameIndex Index(params RegisterName[] people)
    {
        var index = new NameIndex(variants);
        index.Load(people);
        return index;
    }

    private static RegisterName Person(int number, string given, string family, string? town = null, string? employer = null, params FormerName[] former) => new(number, Guid.Empty, given, family, former, town, employer);

    private static int[] Numbers(NameIndex index, string name, string? town = null, string? employer = null) => [.. index.Find(new NameQuery(name, town, employer)).Matches.Select(m => m.Name.Number)];

    [Theory]
    [InlineData("Shona", "O'Neill", "shona oneill")]
    [InlineData("Shona", "O’Neill", "Shona O Neill")]
    [InlineData("Shona", "ONeill", "O'Neill, Shona")]
    [InlineData("Shona", "O Neill", "Shona O'Neill")]
    [InlineData("Màiri", "NicLeòid", "Mairi NicLeoid")]
    [InlineData("Mairi", "MacLeod", "Màiri NicLeòid")]
    [InlineData("Ewan", "McDonald", "ewan macdonald")]
    [InlineData("Ewan", "MacDonald", "Ewan Mc Donald")]
    [InlineData("Ewan", "Mac Donald", "Ewan McDonald")]
    [InlineData("Ann", "Smith-Jones", "ann smith jones")]
    [InlineData("Ann", "Smith Jones", "ann smith-jones")]
    [InlineData("Ann", "Smith-Jones", "Smithjones")]
    [InlineData("Ann", "Smith-Jones", "jones ann")]
    [InlineData("Mary Ann", "Reid", "Maryann Reid")]
    [InlineData("Maryann", "Reid", "Mary-Ann Reid")]
    [InlineData("Iestyn", "ap Rhys", "Iestyn Rhys")]
    [InlineData("Iestyn", "Rhys", "Iestyn ap Rhys")]
    [InlineData("Siân", "Llewellyn", "Sian Llewellyn")]
    [InlineData("Robert", "Burns", "Rab Burns")]
    [InlineData("Bob", "Burns", "Rab Burns")]
    [InlineData("Seumas", "Smith", "James Mac a' Ghobhainn")]
    [InlineData("Łukasz", "Wójcik", "lukasz wojcik")]
    [InlineData("Margaret", "Robertson", "Margaret Roberston")]
    [InlineData("Margaret", "Robertson", "Margaret Robretson")]
    [InlineData("Margaret", "Robertson", "Margaret Roberson")]
    [InlineData("Margaret", "Robertson", "Margaret Robberttson")]
    [InlineData("Margaret", "Robertson", "Magraret Robertson")]
    [InlineData("Margaret", "Robertson", "M Robertson")]
    [InlineData("Margaret", "Robertson", "Robertson")]
    [InlineData("Margaret", "Robertson", "margaret")]
    [InlineData("Margaret", "Robertson", "Margaret Robert")]
    [InlineData("Mohammed", "Mohammed", "Mohammed Mohammed")]
    [InlineData("Margaret", "Robertson", "Mrs Margaret Robertson")]
    public void Whoever_is_written_so_is_found_when_typed_so(string given, string family, string typed)
    {
        var index = Index(Person(1, given, family), Person(2, "Ola", "Nordmann"), Person(3, "Erika", "Mustermann"));
        Assert.Equal([1], Numbers(index, typed));
    }

    [Theory]
    [InlineData("Ian Law", "Ann Lowe")]
    [InlineData("John Smith", "Jane Smythe")]
    [InlineData("M Robertson", "Ada Robertson")]
    [InlineData("S Smith", "Ada Smith")]
    [InlineData("Margaret Robertson Glasgow", "Margaret Robertson")]
    [InlineData("Q", "Quentin Quick")]
    [InlineData("…", "Quentin Quick")]
    public void Nobody_else_is(string typed, string written) => Assert.Empty(Numbers(Index(Person(1, written.Split(' ')[0], written.Split(' ')[1])), typed));

    [Theory]
    [InlineData("Màiri O'Neill", true)]
    [InlineData("O’NEILL, Mairi", true)]
    [InlineData("Mrs Màiri O Neill", true)]
    [InlineData("Mairi MacLeod", true)]
    [InlineData("Mairi Mc Leod", true)]
    [InlineData("Mairi Mac Leod", true)]
    [InlineData("Mairi Ann O'Neill", false)]
    [InlineData("Mairi", false)]
    [InlineData("O'Neill", false)]
    [InlineData("Mairi O'Neil", false)]
    [InlineData("", false)]
    [InlineData("…", false)]
    public void A_whole_name_is_all_of_somebodys_present_or_earlier_name_and_nothing_besides(string typed, bool theirs) =>
        Assert.Equal(theirs, Person(1, "Màiri", "O'Neill", former: new FormerName("Màiri", "McLeod")).IsCalled(typed));

    [Theory]
    [InlineData("Mairi O'Neill", true)]
    [InlineData("Mrs Mairi Ann O Neill", true)]
    [InlineData("O'NEILL, Mary Ann", true)]
    [InlineData("Ishbel McLeod", true)]
    [InlineData("Mairi Mac Leod-Grant", true)]
    [InlineData("M O'Neill", false)]
    [InlineData("Jean O'Neill", false)]
    [InlineData("Mairi Neill", false)]
    [InlineData("Mairi", false)]
    [InlineData("W-117", false)]
    [InlineData("", false)]
    public void Somebody_may_have_a_name_by_its_family_name_and_one_given_name_or_a_form_of_it(string typed, bool may) =>
        Assert.Equal(may, Person(1, "Màiri Ishbel", "O'Neill", former: new FormerName("Màiri Ishbel", "MacLeod")).MayBe(typed, new NameVariants([["Mary", "Màiri"]])));

    [Theory]
    [InlineData("Rowan Home Care", true)]
    [InlineData("ROWAN HOME CARE LTD", true)]
    [InlineData("Rowan", true)]
    [InlineData("Rowan Care Group", false)]
    [InlineData("Row", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_employer_is_the_one_asked_for_when_it_has_each_of_its_words(string? asked, bool same)
    {
        Assert.Equal(same, Person(1, "Ann", "Reid", null, "The Rowan Home Care Limited; Larch House").WorksFor(asked));
        Assert.False(Person(1, "Ann", "Reid").WorksFor(asked));
    }

    [Fact]
    public void What_is_nearest_comes_first_and_among_equals_the_order_of_names()
    {
        var index = Index(Person(1, "Robert", "Reid"), Person(2, "Rab", "Reid"), Person(3, "Rab", "Reíd"), Person(4, "Rab", "Reide"), Person(5, "Rab", "Ried"), Person(6, "Ada", "Bain", former: new FormerName("Rab", "Reid")), Person(7, "Reid", "Rab"));
        var answer = index.Find(new NameQuery("Rab Reid"));

        Assert.Equal([2, 7, 6, 3, 1, 4, 5], answer.Matches.Select(m => m.Name.Number));
        Assert.Equal([Closeness.Exact, Closeness.Exact, Closeness.Exact, Closeness.Folded, Closeness.Variant, Closeness.Begins, Closeness.Misspelt], answer.Matches.Select(m => m.Closeness));
        Assert.Equal([6], answer.Matches.Where(m => m.ByFormer).Select(m => m.Name.Number));
    }

    [Fact]
    public void Town_and_employer_narrow_by_their_words_and_may_be_begun_or_misspelt()
    {
        var index = Index(Person(1, "Ann", "Reid", "Glasgow", "Rowan Home Care Ltd"), Person(2, "Ann", "Reid", "Perth", "Larch House"), Person(3, "Ann", "Reid"));

        Assert.Equal([1], Numbers(index, "Ann Reid", "glasgow"));
        Assert.Equal([1], Numbers(index, "Ann Reid", "Glasgwo"));
        Assert.Equal([2], Numbers(index, "Ann Reid", "Per", "larch"));
        Assert.Equal([1], Numbers(index, "Ann Reid", null, "Home Care, Rowan Limited"));
        Assert.Empty(Numbers(index, "Ann Reid", "Glasgow", "Larch"));
        Assert.Empty(Numbers(index, "Ann Reid", "Oban"));
    }

    [Fact]
    public void A_frequent_name_is_shown_up_to_the_cap_leaf_by_leaf_each_once()
    {
        var index = new NameIndex(variants);
        index.Load(Enumerable.Range(1, 500).Select(n => Person(n, "Ann", "Reid")));
        List<int> seen = [];
        var answer = index.Find(new NameQuery("Ann Reid"));
        for (; ; answer = index.Find(new NameQuery("Ann Reid", After: seen[^1])))
        {
            Assert.Equal((NameIndex.Cap, true, seen.Count), (answer.Found, answer.More, answer.Before));
            seen.AddRange(answer.Matches.Select(m => m.Name.Number));
            if (!answer.HasNext)
                break;
        }
        Assert.Equal(NameIndex.Cap, seen.Distinct().Count());
        Assert.Equal(NameIndex.Cap, seen.Count);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void After_any_changes_everybody_in_it_is_found_by_their_name_and_nobody_who_was_taken_out_by_any(int seed)
    {
        var (made, random) = (new MadeNames(seed), new Random(seed));
        var held = new Dictionary<int, RegisterName>();
        var gone = new List<RegisterName>();
        var index = new NameIndex(variants, 100);
        for (var step = 0; step < 3_000; step++)
        {
            var number = random.Next(800);
            if (held.TryGetValue(number, out var before))
                gone.Add(before);
            if (random.Next(3) == 0)
            {
                index.Take(number);
                held.Remove(number);
            }
            else
                index.Put(held[number] = made.Person(number));
        }
        Assert.Equal(held.Count, index.Count);
        foreach (var person in held.Values)
        {
            Assert.Equal(person, index.Of(person.Number));
            Assert.Contains(person.Number, Numbers(index, $"{person.Given} {person.Family}", person.Town, person.Employer));
        }
        foreach (var person in gone)
        {
            var found = index.Find(new NameQuery($"{person.Given} {person.Family}", person.Town, person.Employer)).Matches;
            Assert.DoesNotContain(found, m => ReferenceEquals(m.Name, person) || !held.TryGetValue(m.Name.Number, out var now) || now != m.Name);
        }
    }

    [Fact]
    public void The_order_in_which_people_were_put_in_tells_in_no_answer_that_shows_all()
    {
        var people = new MadeNames(4).People(3_000).ToList();
        var (one, other) = (new NameIndex(variants), new NameIndex(variants, 10));
        one.Load(people);
        foreach (var person in people.AsEnumerable().Reverse())
        {
            other.Put(person with { Family = "Before" });
            other.Put(person);
        }
        foreach (var person in people.Take(800))
        {
            var (a, b) = (one.Find(new NameQuery($"{person.Given} {person.Family}")), other.Find(new NameQuery($"{person.Given} {person.Family}")));
            if (!a.More)
                Assert.Equal(a.Matches.Select(m => (m.Name.Number, m.Closeness)), b.Matches.Select(m => (m.Name.Number, m.Closeness)));
        }
    }

    [Fact]
    public async Task Readers_find_everybody_exactly_once_while_one_writer_replaces_them()
    {
        var index = Index([.. Enumerable.Range(1, 25).Select(n => Person(n, "Ann", $"Reid{(char)('a' + n)}", "Perth"))]);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var read = 0;
            for (; !done.IsCancellationRequested || read < 100; read++)
                Assert.Equal(2, index.Find(new NameQuery("Ann Reidc", "Perth")).Matches.Single(m => m.Closeness == Closeness.Exact).Name.Number);
            return read;
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var n = 0; n < 5_000; n++)
            index.Put(Person(2, "Ann", "Reidc", "Perth", $"Employer {n}"));
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), read => Assert.True(read >= 100));
    }

    [Theory]
    [InlineData("robertson", "robretson", 1)]
    [InlineData("robertson", "robertsn", 1)]
    [InlineData("robertson", "rorbtson", 2)]
    [InlineData("robertson", "robertson", 0)]
    [InlineData("robertson", "anderson", 3)]
    [InlineData("ann", "ian", 2)]
    public void Faults_are_counted_with_a_swap_as_one(string one, string other, int faults)
    {
        Assert.Equal(faults, Spelling.Distance(one, other, 2));
        Assert.Equal(faults, Spelling.Distance(other, one, 2));
    }
}
