using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>What a line of a file of payments is found to be. Only what is due to the penny is kept without a person.</summary>
public enum PaymentOutcome
{
    /// <summary>One registration's open fee, all of it.</summary>
    Due,
    Less,
    More,

    /// <summary>Nobody's number, or no number.</summary>
    Unknown,

    /// <summary>Somebody's of whom two fees are open.</summary>
    Several,

    /// <summary>The payer's reference was kept for the same person before.</summary>
    Twice,
    NotDue,

    /// <summary>On a day to come, or too long ago.</summary>
    Day,

    /// <summary>Its day or sum cannot be read.</summary>
    Unreadable,
}

/// <summary>How a person settled a line that was not kept with its file.</summary>
public enum PaymentSettled { Kept = 1, Aside = 2 }

/// <summary>One line of a file of payments: as it came, what it was found to be, and what became of it.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class PaymentLine
{
    public const int LongestCell = 200;

    public long Id { get; set; }
    public Guid FileId { get; set; }

    /// <summary>Its place among the payments of the file, from 1.</summary>
    public int Place { get; set; }

    /// <summary>Line of the file.</summary>
    public int Line { get; set; }

    public required string DayText { get; set; }
    public required string SumText { get; set; }

    /// <summary>A registration number, or one with the registration that is meant: see <see cref="FeeReference"/>.</summary>
    public required string Reference { get; set; }

    /// <summary>What the payer or their bank calls the payment; empty: nothing.</summary>
    public required string Payer { get; set; }

    public DateOnly? Day { get; set; }
    public long? Pence { get; set; }

    public PaymentOutcome Outcome { get; set; }
    public Guid? RegistrantId { get; set; }

    /// <summary>The registration whose fee it is; 0: none is certain.</summary>
    public int Ordinal { get; set; }

    /// <summary>Pence that were open of that fee when it was judged.</summary>
    public long Open { get; set; }

    /// <summary>Number of the registrant's fact that it became; null: none.</summary>
    public int? FactNumber { get; set; }

    public PaymentSettled? How { get; set; }
    public DateTime? Settled { get; set; }
    public Guid? SettledBy { get; set; }
    public string? Why { get; set; }

    /// <summary>Whether nothing has become of it yet.</summary>
    public bool Waits => FactNumber is null && Settled is null;

    private sealed class Map : IEntityTypeConfiguration<PaymentLine>
    {
        public void Configure(EntityTypeBuilder<PaymentLine> b)
        {
            b.ToTable("register_payment_line");
            b.Ignore(x => x.Waits);
            b.Property(x => x.Outcome).HasConversion<int>();
            b.Property(x => x.How).HasConversion<int?>();
            b.HasIndex(x => new { x.FileId, x.Place }).IsUnique();
            b.HasIndex(x => x.RegistrantId);
        }
    }
}
