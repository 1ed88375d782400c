using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>How a plan is thought to work: what is put in and done, what comes of it, and what leads to what (S4).</summary>
[NotPersonal("How a body thinks that its plan works.")]
public sealed class LogicModel : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }
    public required string Title { get; set; }

    /// <summary>What it is drawn to answer.</summary>
    public required string Question { get; set; }

    /// <summary>Id of the ready-made model that it began from.</summary>
    public string? TakenFrom { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<LogicModel>
    {
        public void Configure(EntityTypeBuilder<LogicModel> b)
        {
            b.ToTable("strategy_model");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.PlanId);
        }
    }
}
