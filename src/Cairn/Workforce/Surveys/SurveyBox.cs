using System.Text.Json;
using Cairn.Engine.Surveys;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>
/// Where the answers of one survey go: one row, whatever the number of answers. It holds the digests of the codes that are still good, in
/// the order of their bytes; how many gave each answer; and what was written in own words, in the order of the alphabet. No answer has a
/// row, a number, a time or a neighbour, and the database's own marks on rows are those of the last change alone
/// (docs/decisions/0014). It is not <see cref="Platform.Audit.IAudited"/>: an event an answer would tell when each came.
/// </summary>
[NotPersonal("Counts; own words may name somebody, but nobody can say whose they are. Those go by the retention rule for surveys.")]
public sealed class SurveyBox : IOfOrganisation
{
    private const int Digest = 32;

    public Guid SurveyId { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>SHA-256 of each code that is still good, one after the other.</summary>
    public byte[] Codes { get; set; } = [];

    /// <summary>As JSON: <see cref="SurveyTally"/>. Empty once the survey is closed.</summary>
    public string Counts { get; set; } = "{}";

    /// <summary>As JSON: by question what was written.</summary>
    public string Words { get; set; } = "{}";

    public static readonly IComparer<byte[]> Order = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    public IEnumerable<byte[]> Good => Codes.Chunk(Digest);

    public void Put(IEnumerable<byte[]> digests) => Codes = [.. Good.Concat(digests).Order(Order).SelectMany(d => d)];

    public bool Has(byte[] digest) => Good.Any(d => d.AsSpan().SequenceEqual(digest));

    /// <summary>Takes a code away.</summary>
    /// <returns>False where it is not among the good ones.</returns>
    public bool Take(byte[] digest)
    {
        if (!Has(digest))
            return false;
        Codes = [.. Good.Where(d => !d.AsSpan().SequenceEqual(digest)).SelectMany(d => d)];
        return true;
    }

    public SurveyTally Tally() => new(JsonSerializer.Deserialize<SortedDictionary<string, int>>(Counts)!.Ordinal());

    public SortedDictionary<string, List<string>> Written() => JsonSerializer.Deserialize<SortedDictionary<string, List<string>>>(Words)!.Ordinal();

    /// <summary>Counts one person's answers.</summary>
    /// <param name="codes">Code by column.</param>
    /// <param name="words">What was written, by question.</param>
    public void Count(IReadOnlyList<TallyColumn> columns, IReadOnlyDictionary<string, string> codes, IReadOnlyDictionary<string, string> words)
    {
        var tally = Tally();
        tally.Add(columns, codes);
        Counts = JsonSerializer.Serialize(tally.Counts);
        var written = Written();
        foreach (var (question, text) in words)
            (written.TryGetValue(question, out var all) ? all : written[question] = []).Add(text);
        Words = JsonSerializer.Serialize(written.ToDictionary(w => w.Key, w => w.Value.Order(StringComparer.Ordinal)));
    }

    private sealed class Map : IEntityTypeConfiguration<SurveyBox>
    {
        public void Configure(EntityTypeBuilder<SurveyBox> b)
        {
            b.ToTable("workforce_survey_box");
            b.HasKey(x => x.SurveyId);
            b.Ignore(x => x.Good);
        }
    }
}

file static class Sorted
{
    /// <summary>Sorted by bytes and not by a language.</summary>
    public static SortedDictionary<string, T> Ordinal<T>(this SortedDictionary<string, T> any) => new(any, StringComparer.Ordinal);
}
