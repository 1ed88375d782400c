using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>That two registrants are one person, or are two: decided with a reason, and undone at any time (R2).</summary>
[Personal(PersonalBy.Register, nameof(KeptId))]
public sealed class PairDecision : IAudited
{
    public Guid Id { get; set; }

    /// <summary>The one of the lower number, which stays.</summary>
    public Guid KeptId { get; set; }

    /// <summary>The other; joined to the first where both are one person.</summary>
    public Guid JoinedId { get; set; }

    public bool Same { get; set; }
    public required string Reason { get; set; }
    public DateTime On { get; set; }

    /// <summary>Facts of the joined stand with the kept under numbers above this, up to <see cref="LastNumber"/>.</summary>
    public int FirstNumber { get; set; }
    public int LastNumber { get; set; }

    /// <summary>Registrations of the joined stand with the kept under ordinals above this, up to <see cref="LastOrdinal"/>.</summary>
    public int FirstOrdinal { get; set; }
    public int LastOrdinal { get; set; }

    /// <summary>The rows that went over, one a line: kind and id.</summary>
    public string Moved { get; set; } = "";

    /// <summary>Whether the kept has its person, its account and being hidden from the joined.</summary>
    public bool TookPerson { get; set; }
    public bool TookAccount { get; set; }
    public bool TookHidden { get; set; }

    public DateTime? Undone { get; set; }
    public string? UndoneReason { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => KeptId;

    private sealed class Map : IEntityTypeConfiguration<PairDecision>
    {
        public void Configure(EntityTypeBuilder<PairDecision> b)
        {
            b.ToTable("register_pair");
            b.HasIndex(x => x.KeptId);
            b.HasIndex(x => x.JoinedId);
        }
    }
}
