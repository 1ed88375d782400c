using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>One condition of an order of practice conditions, as everybody reads it and as the register checks it.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class OrderedCondition : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Number of the order's fact.</summary>
    public int FactNumber { get; set; }

    public PracticeConditionKind Kind { get; set; }
    public string? Code { get; set; }
    public long Minutes { get; set; }
    public DateOnly? Due { get; set; }
    public required string Words { get; set; }

    public PracticeCondition Condition => new(Kind, Code, Minutes, Due);

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<OrderedCondition>
    {
        public void Configure(EntityTypeBuilder<OrderedCondition> b)
        {
            b.ToTable("register_condition");
            b.Ignore(x => x.Condition);
            b.Property(x => x.Kind).HasConversion<int>();
            b.HasIndex(x => x.RegistrantId);
        }
    }
}
