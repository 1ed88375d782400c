using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>
/// A dated fact about a registrant or one of their registrations (<see cref="Fact"/>), with when it was learned. A fact that was
/// wrong is withdrawn and another put in: what was known on a day can always be told.
/// </summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class RegisterFact : IAudited
{
    public long Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Which registration; 0: all of the registrant's.</summary>
    public int Ordinal { get; set; }

    /// <inheritdoc cref="Fact.Number"/>
    public int Number { get; set; }

    public FactKind Kind { get; set; }
    public DateOnly On { get; set; }
    public DateOnly? Until { get; set; }
    public int Period { get; set; } = -1;
    public long Amount { get; set; }
    public string? Code { get; set; }
    public Decision By { get; set; }
    public int About { get; set; }

    /// <summary>The row that says more: an employment, a qualification, a request, a piece of learning.</summary>
    public Guid? Detail { get; set; }

    /// <summary>When the register learned it, UTC.</summary>
    public DateTime Recorded { get; set; }

    /// <summary>The account that put it in; null: a program did, or it was brought in.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>When it was found to be wrong, UTC; null: it holds.</summary>
    public DateTime? Withdrawn { get; set; }

    public Fact Fact => new(Kind, On, Until, Period, Amount, Code, By, Number, About);

    Guid IAudited.AuditId => RegistrantId;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<RegisterFact>
    {
        public void Configure(EntityTypeBuilder<RegisterFact> b)
        {
            b.ToTable("register_fact");
            b.Ignore(x => x.Fact);
            b.Property(x => x.Kind).HasConversion<int>();
            b.Property(x => x.By).HasConversion<int>();
            b.HasIndex(x => new { x.RegistrantId, x.Number });
        }
    }
}
