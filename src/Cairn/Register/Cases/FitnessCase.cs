using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>A fitness to practise case about one registrant, from the concern that opened it to its close. What it does to the register are facts.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class FitnessCase : IAudited
{
    /// <summary>The concern's, which became the case.</summary>
    public Guid Id { get; set; }

    public Guid RegistrantId { get; set; }

    /// <summary>Number of the fact that the case is open.</summary>
    public int FactNumber { get; set; }

    public DateOnly Opened { get; set; }

    /// <summary>Who decided that there is a case; they decide nothing further in it.</summary>
    public Guid OpenedBy { get; set; }

    /// <summary>Who investigates; null: nobody yet.</summary>
    public Guid? Investigator { get; set; }

    /// <summary>Hearing of the panel, where one is listed.</summary>
    public DateOnly? Hearing { get; set; }

    public DateOnly? Decided { get; set; }
    public DateOnly? Closed { get; set; }
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<FitnessCase>
    {
        public void Configure(EntityTypeBuilder<FitnessCase> b)
        {
            b.ToTable("register_case");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.RegistrantId);
            b.HasIndex(x => x.Closed);
        }
    }
}

/// <summary>One thing that happened in a case: its timeline.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class CaseEntry : IAudited
{
    public long Id { get; set; }
    public Guid CaseId { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>See <see cref="CaseKinds"/>.</summary>
    public required string Kind { get; set; }

    public required string Words { get; set; }
    public DateTime At { get; set; }
    public Guid By { get; set; }

    Guid IAudited.AuditId => CaseId;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<CaseEntry>
    {
        public void Configure(EntityTypeBuilder<CaseEntry> b)
        {
            b.ToTable("register_case_entry");
            b.HasIndex(x => x.CaseId);
        }
    }
}

/// <summary>Kinds of entries in a case.</summary>
public static class CaseKinds
{
    public const string Evidence = "evidence", Answer = "answer", Note = "note", Taken = "taken", Listed = "listed", Interim = "interim", Review = "review", Decided = "decided", Condition = "condition", Appeal = "appeal", Closed = "closed";

    public static string Words(string kind) => kind switch
    {
        Evidence => "Evidence", Answer => "What the registrant says", Note => "Note", Taken => "Investigation taken on", Listed => "Hearing listed", Interim => "Interim order", Review => "Review of an order",
        Decided => "Decision", Condition => "Condition of practice", Appeal => "Appeal", _ => "Case closed",
    };
}
