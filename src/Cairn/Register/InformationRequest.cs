using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>Something that the register asks of an applicant or registrant, and the answer. Its days are facts.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class InformationRequest : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }
    public int Ordinal { get; set; }
    public required string Question { get; set; }
    public DateOnly Asked { get; set; }
    public DateOnly Due { get; set; }
    public string? Answer { get; set; }
    public DateOnly? Answered { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<InformationRequest>
    {
        public void Configure(EntityTypeBuilder<InformationRequest> b)
        {
            b.ToTable("register_information_request");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>A piece of learning in the registrant's words; minutes, element and peer reflection are its facts.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class LearningPiece : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }
    public required string Title { get; set; }

    /// <summary>What was learned, and what it changes.</summary>
    public required string Words { get; set; }

    /// <summary>What talking it over with a peer added; null: it was not.</summary>
    public string? Peer { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<LearningPiece>
    {
        public void Configure(EntityTypeBuilder<LearningPiece> b)
        {
            b.ToTable("register_learning");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>Somebody asks the register to change their name or date of birth, with evidence; a registrar decides.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class DetailsRequest : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }
    public string? Given { get; set; }
    public string? Family { get; set; }
    public DateOnly? BirthDate { get; set; }
    public required string Why { get; set; }
    public DateOnly Asked { get; set; }
    public DateOnly? Decided { get; set; }
    public bool Agreed { get; set; }
    public string? Reason { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<DetailsRequest>
    {
        public void Configure(EntityTypeBuilder<DetailsRequest> b)
        {
            b.ToTable("register_details_request");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}
