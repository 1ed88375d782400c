using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How a measure of the services of a kind lay at a quarter's end, as it was counted then: a provider's own years are drawn beside it (W10).</summary>
[NotPersonal("How services of a kind lie, none of them told.")]
public sealed class LikeQuarter
{
    /// <summary>Values are held in millionths.</summary>
    private const decimal Scale = 1_000_000;

    public long Id { get; set; }
    public required string Country { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>Main service.</summary>
    public required string Kind { get; set; }

    /// <summary>Null for the whole country.</summary>
    public string? Area { get; set; }

    /// <summary>Band of size; null for all.</summary>
    public string? Size { get; set; }

    public required string Measure { get; set; }
    public required string Definition { get; set; }
    public int Count { get; set; }
    public long Tenth { get; set; }
    public long LowerQuarter { get; set; }
    public long Middle { get; set; }
    public long UpperQuarter { get; set; }
    public long NinthTenth { get; set; }

    public Spread Spread => new(Count, Tenth / Scale, LowerQuarter / Scale, Middle / Scale, UpperQuarter / Scale, NinthTenth / Scale);

    public static LikeQuarter Of(string country, DateOnly day, (string Kind, string? Area, string? Size) like, string measure, string definition, Spread spread)
    {
        static long Scaled(decimal value) => (long)decimal.Round(value * Scale, MidpointRounding.AwayFromZero);
        return new()
        {
            Country = country, Day = day, Kind = like.Kind, Area = like.Area, Size = like.Size, Measure = measure, Definition = definition, Count = spread.Count, Tenth = Scaled(spread.Tenth),
            LowerQuarter = Scaled(spread.LowerQuarter), Middle = Scaled(spread.Middle), UpperQuarter = Scaled(spread.UpperQuarter), NinthTenth = Scaled(spread.NinthTenth),
        };
    }

    private sealed class Map : IEntityTypeConfiguration<LikeQuarter>
    {
        public void Configure(EntityTypeBuilder<LikeQuarter> b)
        {
            b.ToTable("workforce_like_quarter");
            b.HasIndex(x => new { x.Country, x.Kind, x.Day });
        }
    }
}
