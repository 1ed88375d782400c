using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>Why the office decided as a fact says, in the words that the person reads.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class OfficeDecision : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Number of the fact that it explains.</summary>
    public int FactNumber { get; set; }

    public required string Reason { get; set; }

    /// <summary>Last day on which it can be appealed against; null: it takes nothing from anybody.</summary>
    public DateOnly? AppealBy { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<OfficeDecision>
    {
        public void Configure(EntityTypeBuilder<OfficeDecision> b)
        {
            b.ToTable("register_decision");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}
