using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>What a person asks of whoever holds a record about them (UK GDPR, articles 16 and 17).</summary>
public enum RecordRequestKind { Correction, Erasure }

public enum RecordRequestState { Open, Done, Refused }

/// <summary>A worker asks their employer to correct or erase what is held about them, and the employer answers.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class RecordRequest : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The record that it is about.</summary>
    public Guid EngagementId { get; set; }

    public RecordRequestKind Kind { get; set; }

    /// <summary>Name of the question whose answer is wrong; null: something else.</summary>
    public string? Question { get; set; }

    /// <summary>What is asked, in the person's words.</summary>
    public required string Text { get; set; }

    public DateTime Asked { get; set; }

    /// <summary>The last day to answer: a month after it was asked (UK GDPR, article 12(3)).</summary>
    public DateOnly Due { get; set; }

    public RecordRequestState State { get; set; }

    /// <summary>What the employer answered.</summary>
    public string? Answer { get; set; }

    public DateTime? Answered { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<RecordRequest>
    {
        public void Configure(EntityTypeBuilder<RecordRequest> b)
        {
            b.ToTable("workforce_record_request");
            b.HasIndex(x => new { x.OrganisationId, x.State, x.Due });
            b.HasIndex(x => x.EngagementId);
        }
    }
}

/// <summary>Requests in words.</summary>
public static class RecordRequestWords
{
    public static string Of(RecordRequestKind kind) => kind == RecordRequestKind.Erasure ? "Erase the record" : "Correct the record";

    public static string Of(RecordRequest request) => request.State switch
    {
        RecordRequestState.Open => "Waits for an answer",
        RecordRequestState.Done => request.Kind == RecordRequestKind.Erasure ? "Erased" : "Corrected",
        _ => "Not done",
    };

    /// <summary>What the request is about: the question's label in the record's country.</summary>
    public static string About(RecordRequest request, CountryLabels words) =>
        EngagementQuestions.In(words, new Dictionary<Guid, string>()).FirstOrDefault(q => q.Ask?.Name == request.Question)?.Label ?? (request.Kind == RecordRequestKind.Erasure ? "The whole record" : "Something else");
}
