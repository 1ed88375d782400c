using Cairn.Engine.Disclosure;
using Cairn.Engine.Surveys;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A draft's questions can change; an open one is answered; of a closed one there are results.</summary>
public enum SurveyState { Draft, Open, Closed }

/// <summary>Questions that a provider puts to its workforce. Who is asked is a number and no list (W6).</summary>
[NotPersonal("Questions, dates and counts that may be shown. Who answered is held nowhere.")]
public sealed class Survey : IOfOrganisation, IAudited
{
    /// <summary>By which results are protected.</summary>
    public static readonly DisclosureRule Rule = DisclosureRule.Of("under-10");

    public const int MostAsked = 100_000, MostQuestions = 40, MostGroupings = 2, MostReminders = 3;

    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public required string Title { get; set; }

    /// <summary>Why it is asked, as those who answer read it.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>As JSON: <see cref="SurveyQuestion"/>.</summary>
    public string Questions { get; set; } = "[]";

    public SurveyState State { get; set; }

    /// <summary>The four letters with which each of its codes begins; null while it is a draft.</summary>
    public string? Code { get; set; }

    /// <summary>How many people are asked.</summary>
    public int Asked { get; set; }

    /// <summary>Of these, how many were given their code on paper or in a list; the others take theirs on their own pages.</summary>
    public int Slips { get; set; }

    public DateOnly? OpensOn { get; set; }

    /// <summary>Last day on which it can be answered.</summary>
    public DateOnly? ClosesOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>How many reminders its plan allows, and how many there were.</summary>
    public int RemindersPlanned { get; set; }

    public int Reminders { get; set; }
    public DateOnly? RemindedOn { get; set; }

    /// <summary>The survey of which this one is a copy, to be shown beside it.</summary>
    public Guid? Follows { get; set; }

    /// <summary>What may be shown, as JSON: <see cref="SurveyResults"/>. Made once, when it closes.</summary>
    public string? Results { get; set; }

    public IReadOnlyList<SurveyQuestion> Asks => SurveyQuestion.Read(Questions);

    public static IReadOnlyList<TallyColumn> Columns(IEnumerable<SurveyQuestion> questions) => [.. questions.SelectMany(q => q.Columns)];

    /// <summary>Whether it can be answered on a day.</summary>
    public bool IsAnswered(DateOnly day) => State == SurveyState.Open && OpensOn <= day && day <= ClosesOn;

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Survey>
    {
        public void Configure(EntityTypeBuilder<Survey> b)
        {
            b.ToTable("workforce_survey");
            b.HasIndex(x => x.OrganisationId);
            b.HasIndex(x => x.Code).IsUnique();
            b.Ignore(x => x.Asks);
        }
    }
}
