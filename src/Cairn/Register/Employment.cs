using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>Whom a registrant works for in a registrable role; the days and the role are its fact's (<see cref="RegisterFact.Detail"/>).</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class Employment : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>The provider of the workforce record; null: none there, such as a person who employs their own assistant.</summary>
    public Guid? EmployerId { get; set; }

    /// <summary>Name as the public register shows it; null: a private household, which is not shown.</summary>
    public string? Employer { get; set; }

    /// <summary>The job's own name, in the registrant's words.</summary>
    public string? Title { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<Employment>
    {
        public void Configure(EntityTypeBuilder<Employment> b)
        {
            b.ToTable("register_employment");
            b.HasIndex(x => x.RegistrantId);
            b.HasIndex(x => x.EmployerId);
        }
    }
}
