using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>What everybody reads of a sanction while it is shown: the decision in public words. When it is shown follows from the sanction's days alone.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class PublishedDecision : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Number of the sanction's fact.</summary>
    public int FactNumber { get; set; }

    public required string Words { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<PublishedDecision>
    {
        public void Configure(EntityTypeBuilder<PublishedDecision> b)
        {
            b.ToTable("register_published");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>A hearing that everybody may know of: on the list from the day on which it was listed to its own day.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class Hearing : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }
    public Guid CaseId { get; set; }
    public DateOnly On { get; set; }

    /// <summary>What it is about, in words that everybody may read.</summary>
    public required string About { get; set; }

    public DateOnly Listed { get; set; }

    /// <summary>When it was taken off the list, since another day was set or none is needed any more.</summary>
    public DateOnly? Withdrawn { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<Hearing>
    {
        public void Configure(EntityTypeBuilder<Hearing> b)
        {
            b.ToTable("register_hearing");
            b.HasIndex(x => x.RegistrantId);
            b.HasIndex(x => x.On);
        }
    }
}
