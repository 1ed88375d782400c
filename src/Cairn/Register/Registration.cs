using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>
/// One registration on a part of a register, from its application to its end. Who leaves and comes back has a second one; what
/// happened in the first stays as it was. Where it stands is nowhere kept: see <see cref="RegisterFact"/>.
/// </summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class Registration : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Id of the part in the register's rules.</summary>
    public required string Part { get; set; }

    /// <summary>Its place among the registrant's registrations, from 1; what a fact names.</summary>
    public int Ordinal { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<Registration>
    {
        public void Configure(EntityTypeBuilder<Registration> b)
        {
            b.ToTable("register_registration");
            b.HasIndex(x => new { x.RegistrantId, x.Ordinal }).IsUnique();
        }
    }
}
