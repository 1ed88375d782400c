using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.People;

/// <summary>
/// A human being, once, however many engagements they have. What employers say of them lies in each <see cref="Engagement"/>;
/// here is only what tells that two engagements are one person's.
/// </summary>
[Personal(PersonalBy.Beside, nameof(Id), Why = "Joins the records of one person by a keyed digest; goes with the last of them.")]
public sealed class Person
{
    public Guid Id { get; set; }

    /// <summary>First half of the keyed digest of the national insurance number, null where none is known; equal ones are one person.</summary>
    public Guid? NationalKey { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> b)
        {
            b.ToTable("people_person");
            b.HasIndex(x => x.NationalKey);
        }
    }
}
