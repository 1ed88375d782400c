using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>What the employer whom an application names says of it. That it is confirmed is a fact besides.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class Endorsement : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }
    public int Ordinal { get; set; }
    public Guid EmployerId { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>What is not right, or what the register should know.</summary>
    public string? Words { get; set; }

    public DateOnly On { get; set; }

    Guid IAudited.AuditId => RegistrantId;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<Endorsement>
    {
        public void Configure(EntityTypeBuilder<Endorsement> b)
        {
            b.ToTable("register_endorsement");
            b.HasIndex(x => new { x.RegistrantId, x.Ordinal });
        }
    }
}
