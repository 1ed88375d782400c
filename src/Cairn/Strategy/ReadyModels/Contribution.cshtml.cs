using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>The method by which a contribution is reasoned about (S4).</summary>
public sealed class ContributionPage(Packs packs) : PageModel
{
    public const string Route = "/strategies/contribution";

    public ContributionMethod Method => packs.Strategies.Contribution;

    public string Design(Study study) => Method.Designs.First(d => d.Id == study.Design).Title.ToLowerInvariant();
}
