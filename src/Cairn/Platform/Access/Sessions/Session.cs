using Cairn.Platform.Database;
using Cairn.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>One browser in which somebody is signed in. Its cookie holds the number of this row: without the row it opens nothing.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class Session : IAudited
{
    public Guid Id { get; set; } = NewId.Next();
    public Guid AccountId { get; set; }

    /// <summary>Browser and system in words; of the network address nothing is kept.</summary>
    public required string Device { get; set; }

    public DateTime Started { get; set; }

    /// <summary>Of a request, to within <see cref="SessionLimits.Coarse"/>.</summary>
    public DateTime LastSeen { get; set; }

    /// <summary>When it ends if no request comes.</summary>
    public DateTime Ends(SessionLimits limits)
    {
        var (idle, absolute) = (LastSeen + limits.Idle, Started + limits.Absolute);
        return idle < absolute ? idle : absolute;
    }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    private sealed class Map : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> b)
        {
            b.ToTable("access_session");
            b.HasIndex(x => x.AccountId);
        }
    }
}
