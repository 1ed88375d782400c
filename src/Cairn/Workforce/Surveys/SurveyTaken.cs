using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>That somebody who signs in has taken a code for a survey: not which, not when. It goes when the survey closes.</summary>
[Personal(PersonalBy.Account, nameof(AccountId))]
public sealed class SurveyTaken : IOfOrganisation
{
    public Guid SurveyId { get; set; }
    public Guid AccountId { get; set; }
    public Guid OrganisationId { get; set; }

    private sealed class Map : IEntityTypeConfiguration<SurveyTaken>
    {
        public void Configure(EntityTypeBuilder<SurveyTaken> b)
        {
            b.ToTable("workforce_survey_taken");
            b.HasKey(x => new { x.SurveyId, x.AccountId });
        }
    }
}
