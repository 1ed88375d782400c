using Cairn.Engine.Registration.Names;
using Xunit;

namespace Cairn.Engine.Registration;

/// <summary>Who may be one person, and who only seems so (R2).</summary>
public sealed class DoublesTests
{
    private static readonly NameVariants Variants = new([["Elizabeth", "Lizzie"], ["Màiri", "Mary"]]);
    private static readonly DateOnly Born = new(1990, 2, 3);

    private static DoubleRow Row(long number, string given, string family, DateOnly? birth = null, string? email = null, string? postcode = null, Guid? person = null) => new(number, given, family, birth, email, postcode, person);

    private static DoubleWhy Why(DoubleRow a, DoubleRow b)
    {
        var forward = Doubles.Of([a, b], Variants);
        Assert.Equal(forward, Doubles.Of([b, a], Variants));
        return forward is [var pair] ? pair.Why : DoubleWhy.None;
    }

    [Fact]
    public void A_birth_date_with_the_same_name_or_one_like_it_is_worth_a_look()
    {
        Assert.Equal(DoubleWhy.SameBirth | DoubleWhy.SameName, Why(Row(1, "Màiri", "O’Neill", Born), Row(2, "Mairi", "ONeill", Born)));
        Assert.Equal(DoubleWhy.SameBirth | DoubleWhy.LikeName, Why(Row(1, "Lizzie", "Ross", Born), Row(2, "Elizabeth Anne", "Ross", Born)));
        Assert.Equal(DoubleWhy.SameBirth | DoubleWhy.LikeName, Why(Row(1, "Catriona", "Beaton", Born), Row(2, "Catroina", "Beaton", Born)));
        Assert.Equal(DoubleWhy.None, Why(Row(1, "Morag", "Beaton", Born), Row(2, "Morag", "Beaton", Born.AddDays(1))));
        Assert.Equal(DoubleWhy.None, Why(Row(1, "Morag", "Beaton", Born), Row(2, "Ailsa", "Ross", Born)));
    }

    [Fact]
    public void Twins_are_two_people_and_a_new_family_name_at_the_same_home_may_be_one()
    {
        Assert.Equal(DoubleWhy.None, Why(Row(1, "Iain", "Ross", Born, postcode: "EH1 1AA"), Row(2, "Ailsa", "Ross", Born, postcode: "EH1 1AA")));
        Assert.Equal(DoubleWhy.SameBirth | DoubleWhy.SamePostcode, Why(Row(1, "Ailsa", "Ross", Born, postcode: "EH1 1AA"), Row(2, "Ailsa", "Grant", Born, postcode: "eh11aa")));
    }

    [Fact]
    public void The_same_address_of_mail_needs_a_name_or_a_birth_date_and_the_same_person_of_the_record_needs_nothing()
    {
        Assert.Equal(DoubleWhy.SameEmail | DoubleWhy.SameName, Why(Row(1, "Ailsa", "Ross", email: "A@x.org"), Row(2, "Ailsa", "Ross", email: "a@x.org")));
        Assert.Equal(DoubleWhy.None, Why(Row(1, "Ailsa", "Ross", email: "home@x.org"), Row(2, "Iain", "Grant", email: "home@x.org")));
        var person = Guid.NewGuid();
        Assert.Equal(DoubleWhy.SamePerson, Why(Row(1, "Ailsa", "Ross", person: person), Row(2, "Iain", "Grant", person: person)));
    }

    [Fact]
    public void The_pair_with_the_most_reasons_stands_first_and_each_pair_once()
    {
        var pairs = Doubles.Of([Row(3, "Ailsa", "Ross", Born, "a@x.org"), Row(1, "Ailsa", "Ross", Born, "a@x.org"), Row(2, "Ailsa", "Ross", Born)], Variants);
        Assert.Equal([(1L, 3L), (1, 2), (2, 3)], pairs.Select(p => (p.First, p.Second)));
    }
}
