using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Database;

/// <summary>A request that has been carried out, so that sending it again changes nothing and gives the same answer.</summary>
[NotPersonal("Which requests were carried out; answers are identifiers and counts.")]
public sealed class RequestKey
{
    public required string Key { get; set; }
    public Guid OrganisationId { get; set; }
    public required string Verb { get; set; }
    public required string Answer { get; set; }

    /// <summary>Of the whole request, where a machine sent it; else null.</summary>
    public string? Digest { get; set; }

    public DateTime At { get; set; }

    private sealed class Map : IEntityTypeConfiguration<RequestKey>
    {
        public void Configure(EntityTypeBuilder<RequestKey> b)
        {
            b.ToTable("platform_request_key");
            b.HasKey(x => new { x.OrganisationId, x.Verb, x.Key });
        }
    }
}
